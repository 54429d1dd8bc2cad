package io.isowatt.search;

import io.isowatt.pareto.ParetoArchive;
import io.isowatt.pareto.ParetoFront;

import java.util.function.IntConsumer;

/** One thread's share of the pilot: the front of the few candidates that evaluators name first. */
final class PilotHand implements IntConsumer, Sink {

    private final BlockEvaluator evaluator;
    private final ParetoArchive archive;
    private final StopSign.Look look;

    PilotHand(BlockEvaluator evaluator, int objectiveCount, StopSign sign) {
        this.evaluator = evaluator;
        this.archive = new ParetoArchive(objectiveCount);
        this.look = sign.newLook();
    }

    @Override
    public void accept(int block) {
        evaluator.pilot(block, this);
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
