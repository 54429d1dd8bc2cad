package io.isowatt.report.chart;

import io.isowatt.unit.Quantity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One axis: which values it spans, and whether equal ratios or equal differences lie equally far apart.
 *
 * @param min value at its start
 * @param max value at its end
 * @param logarithmic whether equal ratios lie equally far apart
 */
record Scale(double min, double max, boolean logarithmic) {

    /** Values further apart than this need a logarithmic axis. */
    private static final double LINEAR_RATIO = 8;

    private static final double MARGIN_FRACTION = 0.06;

    /** A logarithmic axis of a single value spans so much on both sides. */
    private static final double LEAST_MARGIN_RATIO = 1.05;

    private static final int FEWEST_TICKS = 4;

    /** A place on the axis with its label; an empty label for a minor tick. */
    record Tick(double value, String label) {}

    /** The axis that suits some positive values; 0 to 1 for none. */
    static Scale of(Collection<Double> values) {
        return of(values, ScaleKind.AUTOMATIC);
    }

    /** The axis of a kind for some positive values; 0 to 1 for none. */
    static Scale of(Collection<Double> values, ScaleKind kind) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double value : values) {
            if (value > 0 && Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (most == 0) {
            return new Scale(0, 1, false);
        }
        boolean logarithmic = switch (kind) {
            case AUTOMATIC -> most / least > LINEAR_RATIO;
            case LINEAR -> false;
            case LOGARITHMIC -> true;
        };
        if (logarithmic) {
            double margin = Math.max(Math.pow(most / least, MARGIN_FRACTION), LEAST_MARGIN_RATIO);
            return new Scale(least / margin, most * margin, true);
        }
        return new Scale(0, most * (1 + MARGIN_FRACTION), false);
    }

    /** Where a value lies, 0 at the start and 1 at the end. */
    double fraction(double value) {
        return logarithmic
                ? (Math.log10(value) - Math.log10(min)) / (Math.log10(max) - Math.log10(min))
                : (value - min) / (max - min);
    }

    /** The value at a place. */
    double value(double fraction) {
        return logarithmic ? min * Math.pow(max / min, fraction) : min + fraction * (max - min);
    }

    boolean contains(double value) {
        return value >= min && value <= max;
    }

    /** Round values, at least four labelled ones where there is room for four. */
    List<Tick> ticks() {
        if (!logarithmic) {
            return linearTicks();
        }
        int[][] mantissas = {{1}, {1, 3}, {1, 2, 5}, {1, 2, 3, 5, 7}};
        for (int[] labelled : mantissas) {
            List<Tick> ticks = logarithmicTicks(labelled);
            if (ticks.stream().filter(tick -> !tick.label().isEmpty()).count() >= FEWEST_TICKS) {
                return ticks;
            }
        }
        return linearTicks();
    }

    private List<Tick> logarithmicTicks(int[] labelled) {
        List<Tick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(Math.log10(min)); decade <= Math.log10(max); decade++) {
            for (int mantissa = 1; mantissa < 10; mantissa++) {
                double value = decade < 0 ? mantissa / Math.pow(10, -decade) : mantissa * Math.pow(10, decade);
                if (contains(value)) {
                    boolean named = false;
                    for (int one : labelled) {
                        named |= one == mantissa;
                    }
                    ticks.add(new Tick(value, named ? label(value) : ""));
                }
            }
        }
        return ticks;
    }

    private List<Tick> linearTicks() {
        double rough = (max - min) / 6;
        double ten = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = rough / ten < 1.5 ? ten : rough / ten < 3.5 ? 2 * ten : rough / ten < 7.5 ? 5 * ten : 10 * ten;
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step); i * step <= max; i++) {
            ticks.add(new Tick(i * step, label(i * step)));
        }
        return ticks;
    }

    /** 0.5, 20, 5k, 150k, 2M. */
    static String label(double value) {
        if (value >= 1e9) {
            return plain(value / 1e9) + "G";
        }
        if (value >= 1e6) {
            return plain(value / 1e6) + "M";
        }
        return value >= 1e3 ? plain(value / 1e3) + "k" : plain(value);
    }

    private static String plain(double value) {
        return Quantity.number(value, 3);
    }
}
