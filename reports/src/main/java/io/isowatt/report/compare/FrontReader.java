package io.isowatt.report.compare;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.uncertainty.Elasticity;
import io.isowatt.uncertainty.Spread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads a front at any x that users may need.
 *
 * <p>Between two neighbouring points the front is taken as the chord: for throughput against interactivity, y = y₁ + (y₂ − y₁)(x −
 * x₁)/(x₂ − x₁). It lies between the two stairs that one could draw: the lower one, which only counts deployments that were
 * evaluated and keep x, and the upper one, through the neighbour that just misses it. The points stand for a grid of client counts;
 * between two of them there are others that were not evaluated. A front is never extended beyond its ends.
 */
public final class FrontReader {

    private final Metric x;
    private final Metric y;
    private final Coordinate across;
    private final List<FrontPoint> points;
    private final double[] demands;
    private final double[] windows;

    public FrontReader(FrontLine line) {
        this.x = line.axes().x();
        this.y = line.axes().y();
        this.across = Coordinate.of(x);
        List<FrontPoint> byDemand = new ArrayList<>(line.points());
        if (!x.maximized()) {
            Collections.reverse(byDemand);
        }
        this.points = byDemand;
        this.demands =
                byDemand.stream().mapToDouble(point -> across.of(point.of(x))).toArray();
        this.windows = byDemand.stream()
                .mapToDouble(point -> point.spread(x).totalFraction() / 2)
                .toArray();
    }

    /** What users need at its points, on the scale of x: ascending, the more the harder. */
    double[] demands() {
        return demands;
    }

    /** What the front gives where x is needed. */
    public FrontRead at(double need) {
        return read(need, across.of(need));
    }

    /** The same with the need given on the scale of x. */
    FrontRead atDemand(double demand) {
        return read(across.of(demand), demand);
    }

    private FrontRead read(double need, double demand) {
        FrontRead.Kind kind = kind(demand);
        if (kind == FrontRead.Kind.BEYOND) {
            return new FrontRead(need, kind, Optional.empty(), Spread.NONE);
        }
        FrontRead.Between between = between(demand);
        return new FrontRead(need, kind, Optional.of(between), spread(need, kind, keeper(demand)));
    }

    /** The metric up alone; NaN beyond the end. */
    double valueAt(double demand) {
        return kind(demand) == FrontRead.Kind.BEYOND
                ? Double.NaN
                : value(demand).of(y);
    }

    private FrontRead value(double demand) {
        return new FrontRead(across.of(demand), FrontRead.Kind.WITHIN, Optional.of(between(demand)), Spread.NONE);
    }

    /** The place of the first point that keeps a demand. */
    private int keeper(double demand) {
        int found = Arrays.binarySearch(demands, demand);
        return found >= 0 ? found : -found - 1;
    }

    private FrontRead.Kind kind(double demand) {
        if (demands.length == 0 || demand > demands[demands.length - 1]) {
            return FrontRead.Kind.BEYOND;
        }
        return demand < demands[0] ? FrontRead.Kind.CLAMPED : FrontRead.Kind.WITHIN;
    }

    private FrontRead.Between between(double demand) {
        int keeper = keeper(demand);
        if (keeper == 0 || demands[keeper] == demand) {
            return new FrontRead.Between(points.get(keeper), points.get(keeper), 1);
        }
        double fraction = (demand - demands[keeper - 1]) / (demands[keeper] - demands[keeper - 1]);
        return new FrontRead.Between(points.get(keeper - 1), points.get(keeper), fraction);
    }

    /**
     * How far off the rate at a fixed x may be: the errors move the point along both axes, and along the front back to x. Its
     * elasticity is e_y − s·e_x with s = d ln y / d ln x of the front. A clamped read does not move along the front.
     */
    private Spread spread(double need, FrontRead.Kind kind, int place) {
        FrontPoint keeper = points.get(place);
        Elasticity figure = keeper.elasticity(y);
        Elasticity rate = y.maximized() ? figure : figure.inverse();
        double slope = kind == FrontRead.Kind.CLAMPED ? 0 : slope(need, windows[place]);
        return keeper.uncertainty().spread(rate.times(keeper.elasticity(x), -slope));
    }

    /** The slope of the logarithms over a window of one standard deviation of x around a place, cut at the end of the front. */
    private double slope(double need, double half) {
        double slower = across.of(need * Math.exp(x.maximized() ? -half : half));
        double faster = Math.min(across.of(need * Math.exp(x.maximized() ? half : -half)), demands[demands.length - 1]);
        double width = Math.log(across.of(faster) / across.of(slower));
        return faster > slower ? Math.log(value(faster).rate(y) / value(slower).rate(y)) / width : 0;
    }
}
