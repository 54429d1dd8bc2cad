package io.isowatt.study;

import java.util.Arrays;

/**
 * A sweep of growing numbers in neighbouring pieces, which a bound settles at once where it can: small numbers alone, larger
 * ones with those up to a few per cent above.
 *
 * @param starts index of the first number of each piece, and the size of the sweep behind them
 */
@SuppressWarnings("ArrayRecordComponent") // a table of the search's inner loop, compared nowhere
record SweepSegments(int[] starts) {

    /** Numbers below this stand alone: a bound would save nothing. */
    private static final int LEAST_SHARED = 24;

    /** The pieces of a sweep whose last number is at most so many times the first. */
    static SweepSegments of(int[] values, double ratio) {
        int[] starts = new int[values.length + 1];
        int count = 0;
        for (int i = 0; i < values.length; count++) {
            starts[count] = i;
            double end = values[i] < LEAST_SHARED ? values[i] : values[i] * ratio;
            while (i < values.length && values[i] <= end) {
                i++;
            }
        }
        starts[count] = values.length;
        return new SweepSegments(Arrays.copyOf(starts, count + 1));
    }

    int count() {
        return starts.length - 1;
    }

    int start(int segment) {
        return starts[segment];
    }

    int end(int segment) {
        return starts[segment + 1];
    }
}
