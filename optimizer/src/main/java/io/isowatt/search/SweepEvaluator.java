package io.isowatt.search;

/** Evaluates the candidates of a space that share everything but the last axis; used by one thread at a time. */
@FunctionalInterface
public interface SweepEvaluator {

    /**
     * Tells the sink about every candidate from {@code firstRank} to {@code firstRank + sweepSize - 1}, each exactly
     * once.
     *
     * @param firstRank rank of the block's first candidate
     * @param indices index of every axis but the last; valid during the call, not to be changed
     * @param sink takes the answers
     */
    void evaluate(long firstRank, int[] indices, Sink sink);
}
