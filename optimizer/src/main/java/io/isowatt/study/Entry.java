package io.isowatt.study;

import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.Hardware;
import io.isowatt.space.serving.SpaceDefinition;

import java.util.ArrayList;
import java.util.List;

/**
 * What a study compares, by name: one machine, or pools that stand on two different machines. Its candidates are numbered one
 * part after another, those that are aggregated first.
 *
 * @param id of the machine, or {@link #MIXED}
 * @param name what reports call it
 * @param scenarios one for each machine
 * @param aggregated whether replicas that prefill and decode are among it, on its only machine
 * @param pools where its pools may stand, by the machine that decodes
 */
record Entry(String id, String name, List<Scenario> scenarios, boolean aggregated, List<PoolMachines> pools) {

    /** The id of pools on different machines. */
    static final String MIXED = "mixed";

    /**
     * Machines of two pools.
     *
     * @param prefill those that may hold the prefill pool
     * @param decode the one that holds the decode pool
     */
    record PoolMachines(List<Scenario> prefill, Scenario decode) {

        PoolMachines {
            prefill = List.copyOf(prefill);
        }
    }

    Entry {
        scenarios = List.copyOf(scenarios);
        pools = List.copyOf(pools);
    }

    /** One for each machine of a study, and one for all pairs of different machines where the space has them. */
    static List<Entry> all(StudyRequest request) {
        List<Scenario> scenarios = request.scenarios();
        SpaceDefinition space = request.space();
        List<Entry> entries = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            List<Scenario> one = List.of(scenario);
            Hardware hardware = scenario.hardware();
            entries.add(new Entry(
                    hardware.id(),
                    hardware.displayName(),
                    one,
                    space.aggregated(),
                    space.pools().isPresent() ? List.of(new PoolMachines(one, scenario)) : List.of()));
        }
        boolean mixed = space.pools().filter(pools -> pools.anyMachines()).isPresent();
        if (mixed && scenarios.size() > 1) {
            List<PoolMachines> pools = new ArrayList<>();
            for (Scenario scenario : scenarios) {
                List<Scenario> others = new ArrayList<>(scenarios);
                others.remove(scenario);
                pools.add(new PoolMachines(others, scenario));
            }
            entries.add(new Entry(MIXED, "Pools on different machines", scenarios, false, pools));
        }
        return entries;
    }
}
