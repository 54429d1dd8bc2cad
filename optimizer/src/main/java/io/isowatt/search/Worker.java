package io.isowatt.search;

import io.isowatt.pareto.ParetoArchive;
import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;

import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * One thread's share of a search: evaluates block after block, with its own archive and counters. Nothing of a block counts
 * before the block is finished.
 */
final class Worker implements IntConsumer, Sink {

    private static final int MOST_WAITING = 1 << 14;

    private final Problem problem;
    private final SearchOptions options;
    private final BlockEvaluator evaluator;
    private final Screen screen;
    private final StopSign.Look look;
    private final ParetoArchive archive;
    private final Tally total;
    private final Tally ofBlock;
    private final Points accepted;
    private final boolean observed;
    private final BitSet finished = new BitSet();
    private Points waiting;
    private int compactAt = MOST_WAITING;
    private long publishedNanos = System.nanoTime();

    Worker(Problem problem, SearchOptions options, BlockEvaluator evaluator, ParetoFront pilot, StopSign sign) {
        this.problem = problem;
        this.options = options;
        this.evaluator = evaluator;
        this.look = sign.newLook();
        Screen front = new FrontScreen(pilot);
        this.screen = optimistic -> {
            look.pass();
            return front.excludes(optimistic);
        };
        this.archive = new ParetoArchive(problem.objectiveCount());
        this.total = Tally.of(problem);
        this.ofBlock = Tally.of(problem);
        this.accepted = new Points(problem.objectiveCount());
        this.observed = options.observer() != BlockObserver.NONE;
        this.waiting = new Points(problem.objectiveCount());
    }

    @Override
    public void accept(int block) {
        ofBlock.clear();
        accepted.clear();
        waiting.clear();
        evaluator.evaluate(block, screen, this);
        if (ofBlock.total() != problem.blockSize(block)) {
            throw new IllegalStateException("The evaluator accepted, rejected or pruned " + ofBlock.total() + " of the "
                    + problem.blockSize(block) + " candidates.");
        }
        total.add(ofBlock);
        finished.set(block);
        for (int i = 0; i < waiting.size(); i++) {
            archive.add(waiting.rank(i), waiting.vector(i));
        }
        options.observer().evaluated(block, accepted);
        if (options.journal().keeps()) {
            options.journal().finished(new BlockOutcome(block, ofBlock.copy(), ParetoFront.of(waiting)));
        }
        options.progress().settle(ofBlock.total());
        if (options.progress().wants(publishedNanos)) {
            options.progress().publish(archive.front());
            publishedNanos = System.nanoTime();
        }
    }

    @Override
    public void accept(long rank, double[] objectives) {
        look.pass();
        if (!ParetoArchive.isFinite(objectives)) {
            ofBlock.reject(ofBlock.reasonCount() - 1, 1);
            return;
        }
        ofBlock.accept(1);
        if (observed) {
            accepted.add(rank, objectives);
        }
        if (!archive.covers(rank, objectives)) {
            waiting.add(rank, objectives);
            if (waiting.size() >= compactAt) {
                compact();
            }
        }
    }

    /** Keeps what waits as small as the front of a long block. */
    private void compact() {
        waiting = ParetoFront.of(waiting).toPoints();
        compactAt = Math.max(MOST_WAITING, 2 * waiting.size());
    }

    @Override
    public void reject(int reason, long count) {
        look.pass();
        if (reason < 0 || reason >= ofBlock.reasonCount() - 1 || count < 0) {
            throw new IllegalArgumentException("There is no reason " + reason + " to reject " + count + " candidates.");
        }
        ofBlock.reject(reason, count);
    }

    @Override
    public void prune(int bound, long count) {
        look.pass();
        if (bound < 0 || bound >= ofBlock.boundCount() || count < 0) {
            throw new IllegalArgumentException("There is no bound " + bound + " to prune " + count + " candidates.");
        }
        ofBlock.prune(bound, count);
    }

    @Override
    public void stillWorking() {
        look.pass();
    }

    ParetoFront front() {
        return archive.front();
    }

    /** The blocks that it finished. */
    BitSet finished() {
        return finished;
    }

    Tally tally() {
        return total;
    }
}
