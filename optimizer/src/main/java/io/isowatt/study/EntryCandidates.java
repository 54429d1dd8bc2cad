package io.isowatt.study;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Deployment;
import io.isowatt.estimate.Metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The candidates of one machine, or of pools on several, from the question alone.
 *
 * @param aggregated on its first machine
 * @param pools by the machine that decodes
 * @param firstPoolRank where the ranks of pools begin
 */
record EntryCandidates(AggregatedLayouts aggregated, List<PoolRanks> pools, long firstPoolRank) {

    private static EntryCandidates of(StudyRequest request, Entry entry) {
        AggregatedLayouts aggregated =
                AggregatedLayouts.of(request, entry.scenarios().get(0));
        List<PoolRanks> pools = new ArrayList<>();
        entry.pools().forEach(pair -> pools.add(new PoolRanks(request, pair.prefill(), pair.decode())));
        return new EntryCandidates(aggregated, pools, entry.aggregated() ? aggregated.size() : 0);
    }

    /** Those of a study by the id of the machine. */
    static Map<String, EntryCandidates> all(StudyRequest request) {
        Map<String, EntryCandidates> all = new LinkedHashMap<>();
        Entry.all(request).forEach(entry -> all.put(entry.id(), of(request, entry)));
        return all;
    }

    /**
     * A candidate, estimated again.
     *
     * @param deployment what it is, asked where its rank does not say it
     */
    Candidate candidate(long rank, Supplier<Deployment> deployment) {
        if (!pools.isEmpty() && rank >= firstPoolRank) {
            return poolRanks(rank).candidate(poolRank(rank)).ranked(rank);
        }
        Aggregated replica = (Aggregated) deployment.get();
        return aggregated.sweep(replica).candidate(rank, replica);
    }

    Breakdown breakdown(Candidate candidate) {
        return candidate.deployment() instanceof Aggregated replica
                ? aggregated.sweep(replica).breakdown(candidate)
                : poolRanks(candidate.rank()).breakdown(candidate.ranked(poolRank(candidate.rank())));
    }

    /** The best that the layouts of a candidate reach within the service level by one figure, if they keep it at all. */
    Optional<Evaluated> best(Candidate candidate, Metric metric) {
        return candidate.deployment() instanceof Aggregated replica
                ? aggregated.sweep(replica).best(metric)
                : poolRanks(candidate.rank()).best(poolRank(candidate.rank()), metric);
    }

    private PoolRanks poolRanks(long rank) {
        int part = 0;
        for (long left = rank - firstPoolRank; left >= pools.get(part).size(); part++) {
            left -= pools.get(part).size();
        }
        return pools.get(part);
    }

    /** The rank among the pools of one decoding machine. */
    private long poolRank(long rank) {
        long left = rank - firstPoolRank;
        for (int part = 0; left >= pools.get(part).size(); part++) {
            left -= pools.get(part).size();
        }
        return left;
    }
}
