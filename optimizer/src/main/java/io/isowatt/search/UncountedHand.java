package io.isowatt.search;

import io.isowatt.pareto.ParetoArchive;
import io.isowatt.pareto.ParetoFront;

import java.util.function.IntConsumer;

/** One thread's share of visits that count nothing: the front of what evaluators accept meanwhile. */
final class UncountedHand implements IntConsumer, Sink {

    /** What an evaluator does with a block. */
    @FunctionalInterface
    interface Visit {
        void of(int block, Sink sink);
    }

    private final Visit visit;
    private final ParetoArchive archive;
    private final StopSign.Look look;

    UncountedHand(Visit visit, int objectiveCount, StopSign sign) {
        this.visit = visit;
        this.archive = new ParetoArchive(objectiveCount);
        this.look = sign.newLook();
    }

    @Override
    public void accept(int block) {
        visit.of(block, this);
    }

    @Override
    public void accept(long rank, double[] objectives) {
        look.pass();
        if (ParetoArchive.isFinite(objectives)) {
            archive.add(rank, objectives);
        }
    }

    @Override
    public void reject(int reason, long count) {
        look.pass();
    }

    @Override
    public void prune(int bound, long count) {
        look.pass();
    }

    @Override
    public void stillWorking() {
        look.pass();
    }

    ParetoFront front() {
        return archive.front();
    }
}
