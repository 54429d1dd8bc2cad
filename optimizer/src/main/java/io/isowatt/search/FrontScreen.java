package io.isowatt.search;

import io.isowatt.pareto.ParetoFront;

/** Excludes what a point of a front dominates. */
final class FrontScreen implements Screen {

    private final int objectiveCount;
    private final int size;
    private final double[] values;

    FrontScreen(ParetoFront front) {
        objectiveCount = front.objectiveCount();
        size = front.size();
        values = new double[size * objectiveCount];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < objectiveCount; k++) {
                values[i * objectiveCount + k] = front.value(i, k);
            }
        }
    }

    @Override
    public boolean excludes(double[] optimistic) {
        if (optimistic.length != objectiveCount) {
            throw new IllegalArgumentException("A vector of " + optimistic.length + " numbers cannot be compared with "
                    + objectiveCount + " objectives.");
        }
        int candidates = noLargerInFirst(optimistic[0]);
        if (objectiveCount == 2) {
            return candidates > 0 && dominates(candidates - 1, optimistic);
        }
        for (int i = 0; i < candidates; i++) {
            if (dominates(i, optimistic)) {
                return true;
            }
        }
        return false;
    }

    /** Points lie by growing first objective; of two objectives the last that is small enough has the least second one. */
    private int noLargerInFirst(double first) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle * objectiveCount] <= first) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean dominates(int point, double[] vector) {
        boolean smaller = false;
        int at = point * objectiveCount;
        for (int k = 0; k < objectiveCount; k++) {
            if (!(values[at + k] <= vector[k])) {
                return false;
            }
            smaller |= values[at + k] < vector[k];
        }
        return smaller;
    }
}
