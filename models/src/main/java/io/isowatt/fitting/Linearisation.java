package io.isowatt.fitting;

import java.util.Arrays;

/** Errors of predictions at a point, and how they change with each constant's logarithm. */
final class Linearisation {

    private static final int[] NONE = {};

    /** Relative change of a prediction per relative change of a constant that counts as influence. */
    private static final double LEAST_INFLUENCE = 0.002;

    private final double[] point;
    private final double[] errors;
    private final double[][] slopes;

    /**
     * Takes what was worked out.
     *
     * @param point logarithms of the constants
     * @param errors one per prediction
     * @param slopes change of each error per change of each constant's logarithm, by constant; empty if not known yet
     */
    Linearisation(double[] point, double[] errors, double[][] slopes) {
        this.point = point;
        this.errors = errors;
        this.slopes = slopes;
    }

    /** Knows nothing of any point. */
    static Linearisation unknown() {
        return new Linearisation(new double[0], new double[0], new double[0][]);
    }

    boolean isAt(double[] other) {
        return Arrays.equals(point, other);
    }

    boolean hasSlopes() {
        return slopes.length > 0;
    }

    double[] point() {
        return point;
    }

    double[] errors() {
        return errors;
    }

    double[][] slopes() {
        return slopes;
    }

    /** The same for some of the constants and errors. */
    Linearisation part(int[] constants, int[] rows) {
        double[][] some = new double[constants.length][];
        for (int p = 0; p < constants.length; p++) {
            some[p] = pick(slopes[constants[p]], rows);
        }
        return new Linearisation(pick(point, constants), pick(errors, rows), some);
    }

    private static double[] pick(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    /** How many weighted errors each constant moves. */
    long[] sampleCounts(double[] weights) {
        long[] counts = new long[slopes.length];
        for (int p = 0; p < counts.length; p++) {
            for (int i = 0; i < weights.length; i++) {
                counts[p] += weights[i] > 0 && Math.abs(slopes[p][i]) > LEAST_INFLUENCE ? 1 : 0;
            }
        }
        return counts;
    }

    /** Indices of the constants that move any of some weighted errors. */
    int[] influential(double[] weights) {
        long[] counts = sampleCounts(weights);
        int[] found = NONE;
        for (int p = 0; p < counts.length; p++) {
            if (counts[p] > 0) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = p;
            }
        }
        return found;
    }
}
