package io.isowatt.search;

import io.isowatt.pareto.Points;

/** Is told the accepted candidates of each block, on the worker's thread, several blocks at once and in any order. */
@FunctionalInterface
public interface BlockObserver {

    /** Looks at nothing. */
    BlockObserver NONE = (block, accepted) -> {};

    /**
     * Sees a block that has just been evaluated; none that was restored.
     *
     * @param block number of the block; each is seen once
     * @param accepted its accepted candidates in the evaluator's order; used again afterwards, copy to keep
     */
    void evaluated(int block, Points accepted);
}
