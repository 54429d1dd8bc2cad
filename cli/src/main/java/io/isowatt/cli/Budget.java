package io.isowatt.cli;

import io.isowatt.search.SearchOptions;

import java.util.function.BooleanSupplier;

/**
 * What several searches in turn may take together: each gets an equal share of what is left when it begins.
 *
 * @param seconds wall-clock time from the start, infinite where there is no limit
 * @param candidateCount candidates of finished blocks, the largest long where there is no limit
 */
record Budget(double seconds, long candidateCount) {

    /** No limit. */
    static final Budget NONE = new Budget(Double.POSITIVE_INFINITY, Long.MAX_VALUE);

    private boolean limitsTime() {
        return Double.isFinite(seconds);
    }

    private boolean limitsCandidates() {
        return candidateCount < Long.MAX_VALUE;
    }

    /** The options of one search with its share. */
    SearchOptions share(SearchOptions options, long startNanos, int part, int partCount) {
        SearchOptions shared = options;
        if (limitsCandidates()) {
            long left = Math.max(0, candidateCount - options.progress().visitedCount());
            shared = shared.withMostCandidates(left / (partCount - part));
        }
        if (limitsTime()) {
            long now = System.nanoTime();
            long end = startNanos + (long) (1e9 * seconds);
            long deadline = now + Math.max(0, end - now) / (partCount - part);
            BooleanSupplier stop = options.stop();
            shared = shared.withPromisingFirst()
                    .withStop(() -> stop.getAsBoolean() || System.nanoTime() - deadline >= 0);
        }
        return shared;
    }
}
