package io.isowatt.pareto;

/**
 * A set of places from 0 to n - 1 that finds the neighbours of a place: bits, and above them for every 64 bits one
 * that says whether any is set, up to a single word. Every operation is O(log₆₄ n), three words for 250,000 places.
 */
final class PlaceSet {

    private final long[][] levels;

    /** An empty set of so many possible places. */
    PlaceSet(int placeCount) {
        int levelCount = 1;
        for (long reach = 64; reach < placeCount; reach *= 64) {
            levelCount++;
        }
        levels = new long[levelCount][];
        int size = Math.max(placeCount, 1);
        for (int level = 0; level < levelCount; level++) {
            size = (size + 63) >>> 6;
            levels[level] = new long[size];
        }
    }

    void add(int place) {
        int at = place;
        for (long[] words : levels) {
            words[at >>> 6] |= 1L << at;
            at >>>= 6;
        }
    }

    void remove(int place) {
        int at = place;
        for (long[] words : levels) {
            words[at >>> 6] &= ~(1L << at);
            if (words[at >>> 6] != 0) {
                return;
            }
            at >>>= 6;
        }
    }

    /** The largest place of the set that is at most this one; -1 if there is none. */
    int atMost(int place) {
        int at = place;
        for (int level = 0; level < levels.length && at >= 0; level++) {
            long below = levels[level][at >>> 6] & (-1L >>> (63 - (at & 63)));
            if (below != 0) {
                int found = (at & ~63) + 63 - Long.numberOfLeadingZeros(below);
                for (int lower = level - 1; lower >= 0; lower--) {
                    found = (found << 6) + 63 - Long.numberOfLeadingZeros(levels[lower][found]);
                }
                return found;
            }
            at = (at >>> 6) - 1;
        }
        return -1;
    }

    /** The smallest place of the set that is larger than this one, which may be -1; -1 if there is none. */
    int after(int place) {
        int at = place + 1;
        for (int level = 0; level < levels.length && at >>> 6 < levels[level].length; level++) {
            long above = levels[level][at >>> 6] & (-1L << at);
            if (above != 0) {
                int found = (at & ~63) + Long.numberOfTrailingZeros(above);
                for (int lower = level - 1; lower >= 0; lower--) {
                    found = (found << 6) + Long.numberOfTrailingZeros(levels[lower][found]);
                }
                return found;
            }
            at = (at >>> 6) + 1;
        }
        return -1;
    }
}
