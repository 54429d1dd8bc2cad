package io.isowatt.search;

import io.isowatt.space.Blocks;
import io.isowatt.space.Space;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The candidates of one space as a problem: its blocks are the sweeps that keep all constraints.
 *
 * @param space the candidates
 * @param blocks those of the space
 * @param objectiveCount numbers that a candidate is judged by
 * @param rejectionReasons why an evaluation may reject candidates
 * @param evaluators makes an evaluator for one thread
 */
public record SpaceProblem(
        Space space,
        Blocks blocks,
        int objectiveCount,
        List<String> rejectionReasons,
        Supplier<SweepEvaluator> evaluators)
        implements Problem {

    /** Lists the blocks of a space. */
    public SpaceProblem(
            Space space, int objectiveCount, List<String> rejectionReasons, Supplier<SweepEvaluator> evaluators) {
        this(space, space.blocks(), objectiveCount, rejectionReasons, evaluators);
    }

    @Override
    public long size() {
        return space.size();
    }

    @Override
    public Map<String, Long> removed() {
        return blocks.removed();
    }

    @Override
    public int blockCount() {
        return blocks.count();
    }

    @Override
    public long blockSize(int block) {
        return space.sweepSize();
    }

    @Override
    public BlockEvaluator newEvaluator() {
        SweepEvaluator sweeps = evaluators.get();
        int[] indices = new int[space.axes().size() - 1];
        return (block, screen, sink) -> {
            blocks.readIndices(block, indices);
            sweeps.evaluate(blocks.firstRank(block), indices, sink);
        };
    }
}
