package io.isowatt.search.genetic;

import io.jenetics.ext.moea.Pareto;

import java.util.Arrays;

/**
 * What a point is judged by: its objectives, minimised and finite, or none if it is infeasible. An infeasible point
 * loses against every feasible one.
 */
final class Score implements Comparable<Score> {

    private final double[] vector;

    /** The vector is kept as it is, and not changed. */
    Score(double[] vector) {
        this.vector = vector;
    }

    double value(int objective) {
        return vector[objective];
    }

    int objectiveCount() {
        return vector.length;
    }

    boolean feasible() {
        return vector.length > 0;
    }

    /** 1 if this one dominates the other, -1 if the other does, else 0. */
    int dominance(Score other) {
        if (!feasible() || !other.feasible()) {
            return Boolean.compare(feasible(), other.feasible());
        }
        return Pareto.dominance(other.vector, vector); // Jenetics prefers the larger
    }

    /** Some order, which Jenetics asks for and the selection does not use. */
    @Override
    public int compareTo(Score other) {
        return Arrays.compare(vector, other.vector);
    }
}
