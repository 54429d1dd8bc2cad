package io.isowatt.pareto;

import java.util.Arrays;

/**
 * The volume that a front dominates inside a reference corner: V = λ{ z : p ≤ z ≤ r for a point p of the front }
 * (Zitzler and Thiele 1999, “Multiobjective evolutionary algorithms: a comparative case study and the Strength Pareto
 * approach”). Exact for two and three objectives, in O(n log n); points that are not below the corner in every objective add nothing.
 */
public final class Hypervolume {

    private Hypervolume() {}

    /**
     * Measures a front.
     *
     * @param front with two or three objectives
     * @param reference the corner r, one number for each objective
     */
    public static double of(ParetoFront front, double... reference) {
        if (reference.length != front.objectiveCount()) {
            throw new IllegalArgumentException("The reference has " + reference.length + " numbers for "
                    + front.objectiveCount() + " objectives.");
        }
        if (!ParetoArchive.isFinite(reference)) {
            throw new IllegalArgumentException("The reference has a number that is not finite.");
        }
        return switch (reference.length) {
            case 2 -> area(front, reference[0], reference[1]);
            case 3 -> volume(front, reference);
            default ->
                throw new IllegalArgumentException(
                        "The hypervolume is computed for two or three objectives, not " + reference.length + ".");
        };
    }

    private static double area(ParetoFront front, double firstCorner, double secondCorner) {
        Staircase staircase = new Staircase();
        for (int i = 0; i < front.size(); i++) {
            if (front.value(i, 0) < firstCorner && front.value(i, 1) < secondCorner) {
                staircase.insert(front.value(i, 0), front.value(i, 1));
            }
        }
        return staircase.area(firstCorner, secondCorner);
    }

    /**
     * V = Σ ΔAᵢ · (r₁ - xᵢ) by growing x, with ΔAᵢ what point i adds to the area that the points before it dominate in
     * the other two objectives. Only sums of what is not negative, so rounding stays that of a sum; O(n log n).
     */
    private static double volume(ParetoFront front, double[] reference) {
        double[] seconds = new double[front.size()];
        int inside = 0;
        for (int i = 0; i < front.size(); i++) {
            if (isInside(front, i, reference)) {
                seconds[inside++] = front.value(i, 1);
            }
        }
        GrowingArea area = new GrowingArea(Arrays.copyOf(seconds, inside), reference[1], reference[2]);
        double volume = 0;
        for (int i = 0; i < front.size(); i++) {
            if (isInside(front, i, reference)) {
                volume += area.add(front.value(i, 1), front.value(i, 2)) * (reference[0] - front.value(i, 0));
            }
        }
        return volume;
    }

    private static boolean isInside(ParetoFront front, int point, double[] reference) {
        return front.value(point, 0) < reference[0]
                && front.value(point, 1) < reference[1]
                && front.value(point, 2) < reference[2];
    }
}
