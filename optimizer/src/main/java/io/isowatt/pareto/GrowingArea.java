package io.isowatt.pareto;

import java.util.Arrays;

/**
 * The area that pairs dominate inside a corner, pair after pair: each tells how much it adds. The first numbers must
 * be known beforehand; n pairs cost O(n log n).
 *
 * <p>Over the first numbers the least second number so far is a falling staircase. A pair (y, z) lowers it to z from y
 * to the first step that is not higher than z, and adds Σ Δy · (height - z) over the steps between, which it replaces.
 */
final class GrowingArea {

    private final double[] firsts;
    private final double[] seconds;
    private final PlaceSet steps;
    private final double firstCorner;
    private final double secondCorner;

    /** No area yet, for pairs that have these first numbers, in any order and below the corner. */
    GrowingArea(double[] firstNumbers, double firstCorner, double secondCorner) {
        this.firsts = firstNumbers.clone();
        Arrays.sort(firsts);
        this.seconds = new double[firsts.length];
        this.steps = new PlaceSet(firsts.length);
        this.firstCorner = firstCorner;
        this.secondCorner = secondCorner;
    }

    /** The area that a pair below the corner adds, 0 if others dominate it. */
    double add(double first, double second) {
        int place = placeOf(first);
        int before = steps.atMost(place);
        double height = before < 0 ? secondCorner : seconds[before];
        if (height <= second) {
            return 0;
        }
        double added = 0;
        double from = first;
        int next = steps.after(place);
        while (next >= 0 && seconds[next] >= second) {
            added += (firsts[next] - from) * (height - second);
            from = firsts[next];
            height = seconds[next];
            steps.remove(next);
            next = steps.after(next);
        }
        double end = next < 0 ? firstCorner : firsts[next];
        steps.add(place);
        seconds[place] = second;
        return added + (end - from) * (height - second);
    }

    /** The first place that holds a number, so that equal numbers share it. */
    private int placeOf(double first) {
        int low = 0;
        int high = firsts.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (firsts[middle] < first) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
