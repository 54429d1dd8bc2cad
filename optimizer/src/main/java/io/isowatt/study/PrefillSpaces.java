package io.isowatt.study;

import io.isowatt.estimate.PrefillEstimator;
import io.isowatt.estimate.PrefillWorker;
import io.isowatt.estimate.Scenario;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.space.serving.SpaceDefinition;

import java.util.ArrayList;
import java.util.List;

/** The prefill workers of one machine or several, numbered one machine after another. */
final class PrefillSpaces {

    private final List<Scenario> scenarios;
    private final List<ServingSpace> spaces = new ArrayList<>();
    private final long[] firstRanks;
    private final Remembered<PrefillEstimator> estimators = new Remembered<>();

    PrefillSpaces(SpaceDefinition definition, List<Scenario> scenarios) {
        this.scenarios = List.copyOf(scenarios);
        this.firstRanks = new long[scenarios.size() + 1];
        for (Scenario scenario : scenarios) {
            ServingSpace space =
                    ServingSpace.prefill(definition, scenario.model(), scenario.hardware(), scenario.settings());
            firstRanks[spaces.size() + 1] =
                    Math.addExact(firstRanks[spaces.size()], space.space().size());
            spaces.add(space);
        }
    }

    int machineCount() {
        return spaces.size();
    }

    ServingSpace space(int machine) {
        return spaces.get(machine);
    }

    /** The rank of a machine's first worker. */
    long firstRank(int machine) {
        return firstRanks[machine];
    }

    /** All candidates, on all machines. */
    long size() {
        return firstRanks[spaces.size()];
    }

    /** The estimator of the worker with such indices in the space of a machine. */
    PrefillEstimator estimator(int machine, int[] indices) {
        return new PrefillEstimator(
                scenario(machine, indices), spaces.get(machine).layout(indices));
    }

    /** The scenario of a rank: its machine, launched as the worker is. */
    Scenario scenario(long rank) {
        int machine = machine(rank);
        return scenario(machine, indices(machine, rank));
    }

    /** The worker of a rank. */
    PrefillWorker worker(long rank) {
        return estimator(rank).worker();
    }

    /** Whether the worker of a rank can take no prompt. */
    boolean rejected(long rank) {
        return estimator(rank).rejection().isPresent();
    }

    private PrefillEstimator estimator(long rank) {
        return estimators.get(rank, of -> {
            int machine = machine(of);
            return estimator(machine, indices(machine, of));
        });
    }

    private Scenario scenario(int machine, int[] indices) {
        return scenarios.get(machine).with(spaces.get(machine).settings(indices));
    }

    private int[] indices(int machine, long rank) {
        return spaces.get(machine).space().indices(rank - firstRanks[machine]);
    }

    private int machine(long rank) {
        int machine = 0;
        while (machine + 1 < spaces.size() && rank >= firstRanks[machine + 1]) {
            machine++;
        }
        return machine;
    }
}
