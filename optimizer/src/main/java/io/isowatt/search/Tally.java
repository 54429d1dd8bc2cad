package io.isowatt.search;

import java.util.Arrays;

/** Counts of candidates that were settled: accepted, rejected by reason, pruned by bound. */
public final class Tally {

    private long acceptedCount;
    private final long[] rejectedCounts;
    private final long[] prunedCounts;

    /** Zero everywhere. */
    public Tally(int reasonCount, int boundCount) {
        rejectedCounts = new long[reasonCount];
        prunedCounts = new long[boundCount];
    }

    /** For the reasons of a problem, {@link ExactSearch#NOT_FINITE} after them, and its bounds. */
    static Tally of(Problem problem) {
        return new Tally(problem.rejectionReasons().size() + 1, problem.bounds().size());
    }

    /** Candidates that were judged by their objectives. */
    public long acceptedCount() {
        return acceptedCount;
    }

    /** How many reasons are counted, that of objectives which are not finite included. */
    public int reasonCount() {
        return rejectedCounts.length;
    }

    /** How many bounds are counted. */
    public int boundCount() {
        return prunedCounts.length;
    }

    /** Candidates rejected for a reason. */
    public long rejectedCount(int reason) {
        return rejectedCounts[reason];
    }

    /** Candidates pruned by a bound. */
    public long prunedCount(int bound) {
        return prunedCounts[bound];
    }

    /** All candidates. */
    public long total() {
        return acceptedCount
                + Arrays.stream(rejectedCounts).sum()
                + Arrays.stream(prunedCounts).sum();
    }

    /** Adds accepted candidates. */
    public void accept(long count) {
        acceptedCount += count;
    }

    /** Adds rejected candidates. */
    public void reject(int reason, long count) {
        rejectedCounts[reason] += count;
    }

    /** Adds pruned candidates. */
    public void prune(int bound, long count) {
        prunedCounts[bound] += count;
    }

    /** Adds the counts of another tally of the same shape. */
    public void add(Tally other) {
        acceptedCount += other.acceptedCount;
        Arrays.setAll(rejectedCounts, i -> rejectedCounts[i] + other.rejectedCounts[i]);
        Arrays.setAll(prunedCounts, i -> prunedCounts[i] + other.prunedCounts[i]);
    }

    void clear() {
        acceptedCount = 0;
        Arrays.fill(rejectedCounts, 0);
        Arrays.fill(prunedCounts, 0);
    }

    Tally copy() {
        Tally copy = new Tally(rejectedCounts.length, prunedCounts.length);
        copy.add(this);
        return copy;
    }
}
