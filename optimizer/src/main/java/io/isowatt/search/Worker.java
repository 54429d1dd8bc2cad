package io.isowatt.search;

import io.isowatt.pareto.ParetoArchive;
import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;
import io.isowatt.space.Blocks;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One thread's share of a search: takes block after block, with its own evaluator, archive and counters. */
final class Worker implements Runnable, Sink {

    /** What the workers of one search share. */
    record Shared(
            Problem problem, Blocks blocks, SearchOptions options, AtomicInteger nextBlock, AtomicBoolean ending) {

        Shared(Problem problem, Blocks blocks, SearchOptions options) {
            this(problem, blocks, options, new AtomicInteger(), new AtomicBoolean());
        }
    }

    private final Shared shared;
    private final int sweepSize;
    private final int[] indices;
    private final ParetoArchive archive;
    private final Points acceptedOfBlock;
    private final long[] rejectedCounts;
    private long acceptedCount;
    private long visitedCount;
    private long blockFirstRank;
    private long blockRejectedCount;
    private int block = -1;

    Worker(Shared shared) {
        this.shared = shared;
        this.sweepSize = shared.problem.space().sweepSize();
        this.indices = new int[shared.problem.space().axes().size() - 1];
        this.archive = new ParetoArchive(shared.problem.objectiveCount());
        this.acceptedOfBlock = new Points(shared.problem.objectiveCount());
        this.rejectedCounts = new long[shared.problem.rejectionReasons().size() + 1];
    }

    @Override
    public void run() {
        boolean ended = false;
        try {
            BlockEvaluator evaluator = shared.problem.newEvaluator();
            while (!shared.ending.get() && !shared.options.stop().getAsBoolean()) {
                int next = shared.nextBlock.getAndIncrement();
                if (next >= shared.blocks.count()) {
                    break;
                }
                evaluate(next, evaluator);
            }
            ended = true;
        } finally {
            if (!ended) {
                shared.ending.set(true);
            }
        }
    }

    private void evaluate(int next, BlockEvaluator evaluator) {
        block = next;
        blockFirstRank = shared.blocks.firstRank(next);
        blockRejectedCount = 0;
        acceptedOfBlock.clear();
        shared.blocks.readIndices(next, indices);
        evaluator.evaluate(blockFirstRank, indices, this);
        if (acceptedOfBlock.size() + blockRejectedCount != sweepSize) {
            throw new IllegalStateException("The evaluator accepted " + acceptedOfBlock.size() + " and rejected "
                    + blockRejectedCount + " of the " + sweepSize + " candidates.");
        }
        acceptedCount += acceptedOfBlock.size();
        visitedCount += sweepSize;
        shared.options.observer().evaluated(next, blockFirstRank, acceptedOfBlock);
        shared.options.settledCount().addAndGet(sweepSize);
    }

    @Override
    public void accept(long rank, double[] objectives) {
        if (rank < blockFirstRank || rank - blockFirstRank >= sweepSize) {
            throw new IllegalArgumentException("The rank (" + rank + ") is outside the block.");
        }
        if (ParetoArchive.isFinite(objectives)) {
            acceptedOfBlock.add(rank, objectives);
            archive.add(rank, objectives);
        } else {
            count(rejectedCounts.length - 1, 1);
        }
    }

    @Override
    public void reject(int reason, long count) {
        if (reason < 0 || reason >= rejectedCounts.length - 1 || count < 0) {
            throw new IllegalArgumentException("There is no reason " + reason + " to reject " + count + " candidates.");
        }
        count(reason, count);
    }

    private void count(int reason, long count) {
        rejectedCounts[reason] += count;
        blockRejectedCount += count;
    }

    /** The block it works on or worked on last, -1 before the first. */
    int block() {
        return block;
    }

    ParetoFront front() {
        return archive.front();
    }

    long acceptedCount() {
        return acceptedCount;
    }

    /** Candidates of the blocks that it finished. */
    long visitedCount() {
        return visitedCount;
    }

    /** Candidates rejected for a reason; the last is {@link ExactSearch#NOT_FINITE}. */
    long rejectedCount(int reason) {
        return rejectedCounts[reason];
    }
}
