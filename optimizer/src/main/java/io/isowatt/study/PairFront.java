package io.isowatt.study;

import java.util.Arrays;
import java.util.BitSet;

/** The front of two minimised figures with the numbers of its points, by growing first and falling second figure. */
final class PairFront {

    private double[] firsts = new double[32];
    private double[] seconds = new double[32];
    private int[] numbers = new int[32];
    private int size;

    /** Takes a point unless one that is there is at most as large in both figures; drops those that it dominates. */
    boolean insert(double first, double second, int number) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (firsts[middle] <= first) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low > 0 && seconds[low - 1] <= second) {
            return false;
        }
        int from = low > 0 && firsts[low - 1] == first ? low - 1 : low;
        int to = from;
        while (to < size && seconds[to] >= second) {
            to++;
        }
        makeRoom(from, to);
        firsts[from] = first;
        seconds[from] = second;
        numbers[from] = number;
        return true;
    }

    /** Replaces the places from … to - 1 by a single free one. */
    private void makeRoom(int from, int to) {
        int newSize = size - (to - from) + 1;
        if (newSize > numbers.length) {
            firsts = Arrays.copyOf(firsts, 2 * newSize);
            seconds = Arrays.copyOf(seconds, 2 * newSize);
            numbers = Arrays.copyOf(numbers, 2 * newSize);
        }
        System.arraycopy(firsts, to, firsts, from + 1, size - to);
        System.arraycopy(seconds, to, seconds, from + 1, size - to);
        System.arraycopy(numbers, to, numbers, from + 1, size - to);
        size = newSize;
    }

    /** Marks all its points. */
    void mark(BitSet marked) {
        for (int i = 0; i < size; i++) {
            marked.set(numbers[i]);
        }
    }

    /**
     * Marks so many points that each one of the front is at most a factor worse, in both figures, than one that is marked.
     *
     * @param known the front of those that are marked already
     */
    void cover(PairFront known, double factor, BitSet marked) {
        int k = 0;
        double second = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            double loosened = worse(firsts[i], factor);
            while (k < known.size && known.firsts[k] <= loosened) {
                second = Math.min(second, known.seconds[k]);
                k++;
            }
            if (second > worse(seconds[i], factor)) {
                while (i + 1 < size && firsts[i + 1] <= loosened) {
                    i++;
                }
                marked.set(numbers[i]);
                second = seconds[i];
            }
        }
    }

    private static double worse(double minimized, double factor) {
        return minimized > 0 ? minimized * factor : minimized / factor;
    }
}
