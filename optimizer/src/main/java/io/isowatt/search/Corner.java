package io.isowatt.search;

import io.isowatt.pareto.ParetoFront;

import java.util.Arrays;

/** The ends of a front: what its points reach at worst and at best in each objective. */
final class Corner {

    private Corner() {}

    /** The largest number of each objective; a front without points has none. */
    static double[] worst(ParetoFront front) {
        double[] corner = new double[front.objectiveCount()];
        Arrays.fill(corner, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < front.size(); i++) {
            for (int k = 0; k < corner.length; k++) {
                corner[k] = Math.max(corner[k], front.value(i, k));
            }
        }
        return corner;
    }

    /** The smallest number of each objective. */
    static double[] best(ParetoFront front) {
        double[] corner = new double[front.objectiveCount()];
        Arrays.fill(corner, Double.POSITIVE_INFINITY);
        for (int i = 0; i < front.size(); i++) {
            for (int k = 0; k < corner.length; k++) {
                corner[k] = Math.min(corner[k], front.value(i, k));
            }
        }
        return corner;
    }
}
