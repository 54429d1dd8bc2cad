package io.isowatt.report.diff;

import io.isowatt.estimate.Metric;
import io.isowatt.pareto.Hypervolume;
import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;
import io.isowatt.report.front.FrontPoint;

import java.util.List;
import java.util.stream.Stream;

/**
 * The hypervolumes of two fronts inside one corner: 0 in each objective of which more is better, a tenth more than the worst value of
 * both fronts in the others.
 */
final class FrontVolumes {

    private static final double ROOM = 1.1;
    private static final int MOST_OBJECTIVES = 3;

    private FrontVolumes() {}

    /**
     * The change from one front to another: −0.1 for a tenth less; 0 where both are empty, infinite where the old one is.
     *
     * @param objectives the first three count
     */
    static double changeFraction(List<FrontPoint> before, List<FrontPoint> after, List<Metric> objectives) {
        if (before.isEmpty()) {
            return after.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
        }
        List<Metric> counted = objectives.subList(0, Math.min(objectives.size(), MOST_OBJECTIVES));
        double[] corner = new double[counted.size()];
        for (int k = 0; k < corner.length; k++) {
            Metric metric = counted.get(k);
            corner[k] = metric.maximized()
                    ? 0
                    : ROOM
                            * Stream.concat(before.stream(), after.stream())
                                    .mapToDouble(point -> point.of(metric))
                                    .max()
                                    .orElseThrow();
        }
        return volume(after, counted, corner) / volume(before, counted, corner) - 1;
    }

    private static double volume(List<FrontPoint> points, List<Metric> objectives, double[] corner) {
        Points minimized = new Points(corner.length);
        double[] vector = new double[corner.length];
        for (int i = 0; i < points.size(); i++) {
            for (int k = 0; k < vector.length; k++) {
                double value = points.get(i).of(objectives.get(k));
                vector[k] = objectives.get(k).maximized() ? -value : value;
            }
            minimized.add(i, vector);
        }
        return Hypervolume.of(ParetoFront.of(minimized), corner);
    }
}
