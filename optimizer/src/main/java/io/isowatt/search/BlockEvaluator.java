package io.isowatt.search;

import io.isowatt.pareto.Points;

import java.util.Arrays;

/** Evaluates the candidates of blocks; used by one thread at a time. */
@FunctionalInterface
public interface BlockEvaluator {

    /**
     * Tells the sink about every candidate of a block, each exactly once: accepted, rejected or pruned. The answers depend
     * on nothing but the block and what the screen says.
     *
     * @param block number of the block
     * @param screen tells which candidates need no look; the same for all blocks of a search
     * @param sink takes the answers
     */
    void evaluate(int block, Screen screen, Sink sink);

    /**
     * Tells the sink about a few good candidates of a block, from which the screen is made. They are counted when
     * {@link #evaluate} meets them again; what is rejected or pruned here is not counted at all.
     */
    default void pilot(int block, Sink sink) {}

    /**
     * Appends vectors such that every acceptable candidate of the block is no better than one of them in any objective;
     * {@code -∞} where nothing is known.
     */
    default void optimistic(int block, Points bounds) {
        double[] unknown = new double[bounds.objectiveCount()];
        Arrays.fill(unknown, Double.NEGATIVE_INFINITY);
        bounds.add(block, unknown);
    }
}
