package io.isowatt.search;

import io.isowatt.pareto.Points;

/** Is told the accepted candidates of each block, on the worker's thread, several blocks at once and in any order. */
@FunctionalInterface
public interface BlockObserver {

    /** Looks at nothing. */
    BlockObserver NONE = (block, firstRank, accepted) -> {};

    /**
     * Sees a block that has just been evaluated.
     *
     * @param block number of the block in {@link io.isowatt.space.Space#blocks}; each is seen once
     * @param firstRank rank of its first candidate
     * @param accepted its accepted candidates in the evaluator's order; used again afterwards, copy to keep
     */
    void evaluated(int block, long firstRank, Points accepted);
}
