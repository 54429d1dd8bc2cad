package io.isowatt.pareto;

import java.util.Arrays;

/**
 * Tells of most points behind a front, with one look-up, that the front dominates them.
 *
 * <p>The range of every objective but the last is cut into equal cells. A cell's place grows with the value, also in
 * rounded arithmetic, so a point of the front in a lower cell is strictly smaller there. The table holds for each
 * cell the least last objective of the front's points that lie lower in every other objective; a point for which that
 * is no larger than its own last objective is dominated. What the table does not know stays undecided. For more than
 * three objectives it knows nothing.
 */
final class CoverTable {

    private static final int MOST_CELLS = 1 << 16;

    private double[] least = {};
    private double[] origins = {};
    private double[] scales = {};
    private int cellsPerAxis;

    /** Learns a front; O(front). */
    void learn(Points front) {
        int axisCount = front.objectiveCount() - 1;
        if (axisCount > 2 || front.size() == 0) {
            return;
        }
        int cells = Math.min(2 * front.size(), MOST_CELLS);
        cellsPerAxis = axisCount == 1 ? cells : (int) Math.ceil(Math.sqrt(cells));
        origins = new double[axisCount];
        scales = new double[axisCount];
        for (int k = 0; k < axisCount; k++) {
            measure(front, k);
        }
        // One place more on each axis: a point in cell c looks at the cells below c.
        least = new double[axisCount == 1 ? cellsPerAxis + 1 : (cellsPerAxis + 1) * (cellsPerAxis + 1)];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int i = 0; i < front.size(); i++) {
            int above = axisCount == 1
                    ? cell(0, front.value(i, 0)) + 1
                    : (cell(0, front.value(i, 0)) + 1) * (cellsPerAxis + 1) + cell(1, front.value(i, 1)) + 1;
            least[above] = Math.min(least[above], front.value(i, axisCount));
        }
        spread(axisCount);
    }

    private void measure(Points front, int objective) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < front.size(); i++) {
            smallest = Math.min(smallest, front.value(i, objective));
            largest = Math.max(largest, front.value(i, objective));
        }
        origins[objective] = smallest;
        scales[objective] = (cellsPerAxis - 1) / (largest - smallest);
    }

    /** Each cell takes the least of the cells below it on any axis. */
    private void spread(int axisCount) {
        int width = cellsPerAxis + 1;
        for (int i = 1; i < least.length; i++) {
            if (i % width > 0) {
                least[i] = Math.min(least[i], least[i - 1]);
            }
            if (axisCount == 2 && i >= width) {
                least[i] = Math.min(least[i], least[i - width]);
            }
        }
    }

    /** The cell of a value, from 0 to one less than there are; NaN from 0 · ∞ is the first. */
    private int cell(int objective, double value) {
        int cell = (int) ((value - origins[objective]) * scales[objective]);
        return Math.max(0, Math.min(cell, cellsPerAxis - 1));
    }

    /** Whether a point of the learnt front surely dominates a vector. */
    boolean surelyDominates(double[] vector) {
        return switch (origins.length) {
            case 1 -> least[cell(0, vector[0])] <= vector[1];
            case 2 -> least[cell(0, vector[0]) * (cellsPerAxis + 1) + cell(1, vector[1])] <= vector[2];
            default -> false;
        };
    }
}
