package io.isowatt.study;

import io.isowatt.deployment.ServerSettings;
import io.isowatt.search.genetic.Variable;
import io.isowatt.space.serving.FractionAxis;
import io.isowatt.space.serving.FractionRange;
import io.isowatt.space.serving.ServerAxes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Power cap and clock as real variables, where a space has ranges of them. A value is rounded to a millionth. */
final class ServerRanges {

    private static final double MILLIONTHS = 1e6;

    private final ServerAxes axes;

    ServerRanges(ServerAxes axes) {
        this.axes = axes;
    }

    /** The variables, the power cap first; none where nothing is continuous. */
    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        axes.powerCap().range().ifPresent(range -> variables.add(real("power-cap", range)));
        axes.clock().range().ifPresent(range -> variables.add(real("clock", range)));
        return variables;
    }

    private static Variable real(String name, FractionRange range) {
        return new Variable.Real(name, range.from(), range.to());
    }

    /**
     * Settings with the values of a point.
     *
     * @param first where the values start
     */
    ServerSettings settings(ServerSettings launched, double[] point, int first) {
        ServerSettings settings = launched;
        int at = first;
        Optional<FractionRange> cap = axes.powerCap().range();
        if (cap.isPresent()) {
            settings = settings.capped(rounded(point[at++], cap.get()));
        }
        Optional<FractionRange> clock = axes.clock().range();
        return clock.isPresent() ? settings.clocked(rounded(point[at], clock.get())) : settings;
    }

    private static double rounded(double value, FractionRange range) {
        return Math.max(range.from(), Math.min(range.to(), Math.rint(value * MILLIONTHS) / MILLIONTHS));
    }

    /** Every combination of so many equally spaced values of each variable, the greatest first. */
    List<double[]> levels(int count) {
        List<double[]> levels = new ArrayList<>();
        levels.add(new double[0]);
        Stream.of(axes.powerCap(), axes.clock())
                .filter(axis -> axis.range().isPresent())
                .map(axis -> axis.stepped(count))
                .forEach(axis -> extend(levels, axis));
        return levels;
    }

    private static void extend(List<double[]> levels, FractionAxis axis) {
        List<double[]> shorter = List.copyOf(levels);
        levels.clear();
        for (double[] start : shorter) {
            for (double value : axis.values()) {
                double[] longer = Arrays.copyOf(start, start.length + 1);
                longer[start.length] = value;
                levels.add(longer);
            }
        }
    }
}
