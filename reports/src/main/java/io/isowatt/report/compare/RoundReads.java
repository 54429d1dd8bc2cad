package io.isowatt.report.compare;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontPoint;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Round places spread over what all fronts reach, and the limit of the service level among them. */
final class RoundReads {

    private static final int FEWEST = 3;
    private static final int MOST = 5;

    private static final double[][] MANTISSAS = {
        {1, 2, 5}, {1, 1.5, 2, 3, 5, 7}, {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9}
    };

    private RoundReads() {}

    static List<Double> of(CurveSet set) {
        Metric x = set.scene().axes().x();
        double from = 0;
        double to = Double.POSITIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Curve curve : set.curves()) {
            List<FrontPoint> points = curve.line().points();
            if (!points.isEmpty()) {
                double first = points.get(0).of(x);
                double last = points.get(points.size() - 1).of(x);
                from = Math.max(from, first);
                to = Math.min(to, last);
                least = Math.min(least, first);
                most = Math.max(most, last);
            }
        }
        if (most == 0) {
            return List.of();
        }
        TreeSet<Double> reads = new TreeSet<>(from < to ? between(from, to) : between(least, most));
        set.limit().ifPresent(limit -> reads.add(limit.value()));
        if (reads.isEmpty()) {
            reads.add(x.maximized() ? least : most);
        }
        return List.copyOf(reads);
    }

    private static List<Double> between(double from, double to) {
        List<Double> found = new ArrayList<>();
        for (double[] mantissas : MANTISSAS) {
            found.clear();
            for (int decade = (int) Math.floor(Math.log10(from)); decade <= Math.log10(to); decade++) {
                for (double mantissa : mantissas) {
                    double value = decade < 0 ? mantissa / Math.pow(10, -decade) : mantissa * Math.pow(10, decade);
                    if (value >= from && value <= to) {
                        found.add(value);
                    }
                }
            }
            if (found.size() >= FEWEST) {
                break;
            }
        }
        return spread(found);
    }

    /** Of too many the ends and some between. */
    private static List<Double> spread(List<Double> values) {
        if (values.size() <= MOST) {
            return values;
        }
        List<Double> some = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            some.add(values.get(Math.round(i * (values.size() - 1) / (MOST - 1f))));
        }
        return some;
    }
}
