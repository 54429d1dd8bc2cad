package io.isowatt.report.compare;

import io.isowatt.estimate.Metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * Computes the ratio of one front to another. On the scales of interpolation both fronts are straight between neighbouring points
 * of either, so that a crossing is where two straight lines meet.
 */
final class RatioCurves {

    /** Neighbouring places differ by at most this ratio, so that the curve between them may be drawn straight. */
    private static final double STEP_RATIO = 1.03;

    private final Metric y;
    private final Coordinate across;
    private final Coordinate up;
    private final FrontReader curve;
    private final FrontReader baseline;

    RatioCurves(Metric x, Metric y, FrontReader curve, FrontReader baseline) {
        this.y = y;
        this.across = Coordinate.of(x);
        this.up = Coordinate.of(y);
        this.curve = curve;
        this.baseline = baseline;
    }

    /**
     * The ratio.
     *
     * @param place of the curve in the comparison
     * @param reads places of x that it has a point at, where a front reaches them
     */
    RatioCurve of(int place, List<Double> reads) {
        double[] corners = DoubleStream.concat(Arrays.stream(curve.demands()), Arrays.stream(baseline.demands()))
                .sorted()
                .distinct()
                .toArray();
        List<Double> crossings = crossings(corners);
        NavigableSet<Double> demands = new TreeSet<>(crossings);
        for (int i = 0; i < corners.length; i++) {
            demands.add(corners[i]);
            if (i > 0) {
                addBetween(demands, corners[i - 1], corners[i]);
            }
        }
        reads.stream()
                .map(across::of)
                .filter(demand -> corners.length > 0 && demand >= corners[0] && demand <= corners[corners.length - 1])
                .forEach(demands::add);
        List<RatioPoint> points = demands.stream()
                .map(demand -> RatioPoint.of(curve.atDemand(demand), baseline.atDemand(demand), y))
                .sorted(Comparator.comparingDouble(RatioPoint::x))
                .toList();
        return new RatioCurve(
                place, points, crossings.stream().map(across::of).sorted().toList());
    }

    private static void addBetween(NavigableSet<Double> demands, double from, double to) {
        int steps = (int) Math.ceil(Math.abs(Math.log(to / from)) / Math.log(STEP_RATIO));
        for (int step = 1; step < steps; step++) {
            demands.add(from * Math.pow(to / from, (double) step / steps));
        }
    }

    /** Where the difference of both fronts passes through zero, between two corners or on one; of a level stretch its start. */
    private List<Double> crossings(double[] corners) {
        List<Double> crossings = new ArrayList<>();
        double side = 0;
        double before = 0;
        double equalFrom = 0;
        for (int i = 0; i < corners.length; i++) {
            double lead = lead(corners[i]);
            if (Double.isNaN(lead)) {
                break;
            }
            if (lead != 0 && side == -Math.signum(lead)) {
                crossings.add(
                        before == 0
                                ? equalFrom
                                : corners[i - 1] + (corners[i] - corners[i - 1]) * before / (before - lead));
            }
            if (lead == 0 && before != 0) {
                equalFrom = corners[i];
            }
            side = lead == 0 ? side : Math.signum(lead);
            before = lead;
        }
        return crossings;
    }

    /** How much better the curve is where so much is needed; NaN where one of them does not reach it. */
    private double lead(double demand) {
        return up.of(curve.valueAt(demand)) - up.of(baseline.valueAt(demand));
    }
}
