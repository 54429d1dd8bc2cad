package io.isowatt.space.serving;

import java.util.stream.IntStream;

/**
 * The numbers of clients that are tried.
 *
 * @param from the smallest
 * @param to the largest; the memory limit of a layout may end earlier
 * @param grid how densely
 */
public record ConcurrencyGrid(int from, int to, Grid grid) {

    /** The largest number of clients of one replica that is ever tried. */
    public static final int MOST = 65_536;

    /** How dense a grid is. */
    public enum Grid {
        /** Powers of two. */
        COARSE(1),
        /** Every number up to 256, then 256 steps for each doubling (steps of 0.2 to 0.4 %). */
        FINE(256),
        /** Every number. */
        EVERY(MOST);

        private final int stepsPerDoubling;

        Grid(int stepsPerDoubling) {
            this.stepsPerDoubling = stepsPerDoubling;
        }
    }

    public ConcurrencyGrid {
        if (from < 1 || to < from || to > MOST) {
            throw new IllegalArgumentException("Concurrency runs from 1 to at most " + MOST + ".");
        }
    }

    /** The grid's values in ascending order, {@code from} and {@code to} among them. */
    public int[] values() {
        return IntStream.rangeClosed(from, to)
                .filter(clients -> clients == from || clients == to || onGrid(clients))
                .toArray();
    }

    private boolean onGrid(int clients) {
        int step = Math.max(Integer.highestOneBit(clients) / grid.stepsPerDoubling, 1);
        return clients % step == 0;
    }
}
