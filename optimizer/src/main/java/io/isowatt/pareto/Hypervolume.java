package io.isowatt.pareto;

/**
 * The volume that a front dominates inside a reference corner: V = λ{ z : p ≤ z ≤ r for a point p of the front }
 * (Zitzler and Thiele 1999, “Multiobjective evolutionary algorithms: a comparative case study and the Strength Pareto
 * approach”). Exact for two and three objectives; points that are not below the corner in every objective add nothing.
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

    /** V = Σ (xᵢ₊₁ - xᵢ) · A(points with x ≤ xᵢ): slices between neighbouring values of the first objective. */
    private static double volume(ParetoFront front, double[] reference) {
        Staircase staircase = new Staircase();
        double volume = 0;
        double sliceStart = 0;
        for (int i = 0; i < front.size(); i++) {
            double x = front.value(i, 0);
            double y = front.value(i, 1);
            double z = front.value(i, 2);
            if (x < reference[0] && y < reference[1] && z < reference[2]) {
                if (x > sliceStart) {
                    volume += (x - sliceStart) * staircase.area(reference[1], reference[2]);
                }
                sliceStart = x;
                staircase.insert(y, z);
            }
        }
        return volume + (reference[0] - sliceStart) * staircase.area(reference[1], reference[2]);
    }
}
