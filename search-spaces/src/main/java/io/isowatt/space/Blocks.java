package io.isowatt.space;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The feasible blocks of a space as a list of ranks, and what each constraint removed beside them. */
public final class Blocks {

    private final Space space;
    private long[] firstRanks = new long[16];
    private int count;
    private final long[] removedCounts;

    private Blocks(Space space) {
        this.space = space;
        this.removedCounts = space.walk((firstRank, indices) -> append(firstRank));
    }

    static Blocks of(Space space) {
        return new Blocks(space);
    }

    private void append(long firstRank) {
        if (count == firstRanks.length) {
            firstRanks = Arrays.copyOf(firstRanks, 2 * count);
        }
        firstRanks[count++] = firstRank;
    }

    /** How many blocks there are. */
    public int count() {
        return count;
    }

    /** The rank of the first candidate of a block; it grows with the block's number. */
    public long firstRank(int block) {
        if (block >= count) {
            throw new IndexOutOfBoundsException(block);
        }
        return firstRanks[block];
    }

    /** Writes the indices of a block on every axis but the last. */
    public void readIndices(int block, int[] leading) {
        space.readIndices(firstRank(block), leading);
    }

    /** Candidates of all blocks together. */
    public long candidateCount() {
        return (long) count * space.sweepSize();
    }

    /** Candidates that each constraint removed, by its name, in declared order. */
    public Map<String, Long> removed() {
        Map<String, Long> removed = new LinkedHashMap<>();
        for (int c = 0; c < removedCounts.length; c++) {
            removed.put(space.constraints().get(c).name(), removedCounts[c]);
        }
        return removed;
    }

    /** Candidates that a constraint removed, by its place in {@link Space#constraints}. */
    public long removedCount(int constraint) {
        return removedCounts[constraint];
    }
}
