package io.isowatt.pareto;

/**
 * The point of a front where giving up a little of one objective stops paying in another.
 *
 * <p>Each objective is scaled to 0 … 1 over the front, u = (v - min) / (max - min), and the point with the least Σ u
 * wins. With two objectives the chord between the ends is u₁ + u₂ = 1, and the point of least sum is the one farthest
 * below it, at the distance (1 - u₁ - u₂) / √2 (Das 1999, “On characterizing the knee of the Pareto curve”).
 */
public final class KneePoint {

    private KneePoint() {}

    /** The place of the knee in a front that is not empty; the first of several. */
    public static int indexIn(ParetoFront front) {
        if (front.isEmpty()) {
            throw new IllegalArgumentException("An empty front has no knee.");
        }
        double[] sums = new double[front.size()];
        for (int k = 0; k < front.objectiveCount(); k++) {
            addScaled(front, k, sums);
        }
        int knee = 0;
        for (int i = 1; i < sums.length; i++) {
            if (sums[i] < sums[knee]) {
                knee = i;
            }
        }
        return knee;
    }

    private static void addScaled(ParetoFront front, int objective, double[] sums) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sums.length; i++) {
            least = Math.min(least, front.value(i, objective));
            most = Math.max(most, front.value(i, objective));
        }
        if (most > least) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += (front.value(i, objective) - least) / (most - least);
            }
        }
    }
}
