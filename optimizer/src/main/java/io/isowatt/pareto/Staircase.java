package io.isowatt.pareto;

import java.util.Arrays;

/** The non-dominated pairs seen so far, by growing first and falling second number; insertion moves what follows. */
final class Staircase {

    private double[] firsts = new double[16];
    private double[] seconds = new double[16];
    private int size;

    /** Takes a pair unless one that is there is at most as large in both; drops those that it dominates. */
    boolean insert(double first, double second) {
        int below = placeAfter(first) - 1;
        if (below >= 0 && seconds[below] <= second) {
            return false;
        }
        int from = below >= 0 && firsts[below] == first ? below : below + 1;
        int to = from;
        while (to < size && seconds[to] >= second) {
            to++;
        }
        makeRoom(from, to);
        firsts[from] = first;
        seconds[from] = second;
        return true;
    }

    /** The first place whose first number is larger. */
    private int placeAfter(double first) {
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
        return low;
    }

    /** Replaces the places from … to - 1 by a single free one. */
    private void makeRoom(int from, int to) {
        int newSize = size - (to - from) + 1;
        if (newSize > firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * newSize);
            seconds = Arrays.copyOf(seconds, 2 * newSize);
        }
        System.arraycopy(firsts, to, firsts, from + 1, size - to);
        System.arraycopy(seconds, to, seconds, from + 1, size - to);
        size = newSize;
    }

    /** The area that the pairs dominate inside a corner larger than all of them. */
    double area(double firstCorner, double secondCorner) {
        double area = 0;
        double top = secondCorner;
        for (int i = 0; i < size; i++) {
            area += (firstCorner - firsts[i]) * (top - seconds[i]);
            top = seconds[i];
        }
        return area;
    }
}
