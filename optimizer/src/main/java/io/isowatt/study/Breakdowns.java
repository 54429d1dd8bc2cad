package io.isowatt.study;

import io.isowatt.deployment.Aggregated;
import io.isowatt.estimate.Scenario;
import io.isowatt.space.serving.ServingSpace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The insides of any candidates of a study, worked out from the question alone. */
public final class Breakdowns {

    /** The candidates of one machine: aggregated ones, then those of each pair of pools, from their first rank on. */
    private record Machine(AggregatedBreakdowns aggregated, List<PoolRanks> pools, long firstPoolRank) {

        Breakdown of(Candidate candidate) {
            if (candidate.deployment() instanceof Aggregated) {
                return aggregated.of(candidate);
            }
            long rank = candidate.rank() - firstPoolRank;
            int part = 0;
            while (rank >= pools.get(part).size()) {
                rank -= pools.get(part).size();
                part++;
            }
            return pools.get(part).breakdown(candidate.ranked(rank));
        }
    }

    private final Map<String, Machine> machines = new LinkedHashMap<>();

    private Breakdowns(StudyRequest request) {
        for (Entry entry : Entry.all(request)) {
            Scenario scenario = entry.scenarios().get(0);
            ServingSpace space =
                    new ServingSpace(request.space(), scenario.model(), scenario.hardware(), scenario.settings());
            List<PoolRanks> pools = new ArrayList<>();
            entry.pools().forEach(pair -> pools.add(new PoolRanks(request, pair.prefill(), pair.decode())));
            machines.put(
                    entry.id(),
                    new Machine(
                            new AggregatedBreakdowns(scenario, space, request.serviceLevel()),
                            pools,
                            entry.aggregated() ? space.space().size() : 0));
        }
    }

    /** Those of a study. */
    public static Breakdowns of(StudyRequest request) {
        return new Breakdowns(request);
    }

    /**
     * The inside of a candidate.
     *
     * @param machine whose candidate it is
     * @param candidate on its front, or kept
     */
    public Breakdown of(MachineResult machine, Candidate candidate) {
        return Objects.requireNonNull(machines.get(machine.id()), machine.id()).of(candidate);
    }
}
