package io.isowatt.pareto;

/** Sorts the places of points by first objective, then the others, then rank: a merge sort without objects. */
final class PointOrder {

    private static final int RUN = 8;

    private PointOrder() {}

    static int[] of(Points points) {
        int size = points.size();
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        for (int from = 0; from < size; from += RUN) {
            insertionSort(points, order, from, Math.min(from + RUN, size));
        }
        int[] merged = new int[size];
        for (long width = RUN; width < size; width *= 2) {
            for (long from = 0; from < size; from += 2 * width) {
                merge(points, order, merged, (int) from, (int) Math.min(from + width, size), (int)
                        Math.min(from + 2 * width, size));
            }
            int[] swap = order;
            order = merged;
            merged = swap;
        }
        return order;
    }

    private static void insertionSort(Points points, int[] order, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int moving = order[i];
            int j = i;
            while (j > from && points.compare(moving, points, order[j - 1]) < 0) {
                order[j] = order[j - 1];
                j--;
            }
            order[j] = moving;
        }
    }

    private static void merge(Points points, int[] order, int[] merged, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int out = from; out < to; out++) {
            boolean takeLeft = right == to || (left < middle && points.compare(order[left], points, order[right]) <= 0);
            merged[out] = takeLeft ? order[left++] : order[right++];
        }
    }
}
