package io.isowatt.study;

import io.isowatt.estimate.DecodeEstimator;
import io.isowatt.estimate.DecodeWorker;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.space.serving.Pools;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.workload.ServiceLevel;

import java.util.List;
import java.util.Optional;

/**
 * The pairs of pools of a study by rank. The rank of a candidate is ((p·S + d)·n_y + y)·n_x + x, p and d its ranks in the spaces
 * of the two pools, S the size of the decode pool's, x and y the places of its numbers of workers among the n_x and n_y of a
 * prefill and of a decode pool.
 */
final class PoolRanks implements Candidates {

    /** So many fewer numbers of sequences in a row that are no better end a sweep. */
    private static final int ENOUGH_WORSE = 12;

    private final Scenario scenario;
    private final ServiceLevel serviceLevel;
    private final PrefillSpaces prefill;
    private final ServingSpace decode;
    private final int[] running;
    private final int[] prefillWorkers;
    private final int[] decodeWorkers;
    private final int mostGpuCount;
    private final long size;
    private final Remembered<DecodeEstimator> estimators = new Remembered<>();

    /**
     * The pairs of a study.
     *
     * @param prefillScenarios machines that may hold the prefill pool
     * @param scenario the machine of the decode pool
     */
    PoolRanks(StudyRequest request, List<Scenario> prefillScenarios, Scenario scenario) {
        Pools pools = request.space().pools().orElseThrow();
        this.scenario = scenario;
        this.serviceLevel = request.serviceLevel();
        this.prefill = new PrefillSpaces(request.space(), prefillScenarios);
        this.decode = ServingSpace.decode(request.space(), scenario.model(), scenario.hardware(), scenario.settings());
        this.running = decode.concurrencies();
        this.prefillWorkers = ascending(pools.prefillWorkerCounts());
        this.decodeWorkers = ascending(pools.decodeWorkerCounts());
        this.mostGpuCount = pools.mostGpuCount();
        this.size = Math.multiplyExact(
                Math.multiplyExact(prefill.size(), decode.space().size()), worksOfOnePair());
    }

    private static int[] ascending(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** Candidates, those that constraints remove included. */
    long size() {
        return size;
    }

    PrefillSpaces prefill() {
        return prefill;
    }

    ServingSpace decode() {
        return decode;
    }

    /** Sequences that a decode worker runs, ascending. */
    int[] running() {
        return running;
    }

    /** Numbers of prefill workers, ascending. */
    int[] prefillWorkers() {
        return prefillWorkers;
    }

    /** Numbers of decode workers, ascending. */
    int[] decodeWorkers() {
        return decodeWorkers;
    }

    /** Candidates of one prefill and one decode worker that differ in how many there are of each. */
    long worksOfOnePair() {
        return (long) prefillWorkers.length * decodeWorkers.length;
    }

    long rank(long prefillRank, long decodeRank, int decodeWorkerIndex, int prefillWorkerIndex) {
        return ((prefillRank * decode.space().size() + decodeRank) * decodeWorkers.length + decodeWorkerIndex)
                        * prefillWorkers.length
                + prefillWorkerIndex;
    }

    PoolPair pair(long rank) {
        long pools = rank / prefillWorkers.length / decodeWorkers.length;
        long prefillRank = prefillRank(rank);
        int[] indices = decode.space().indices(pools % decode.space().size());
        int place = indices[indices.length - 1];
        Scenario decoding = scenario.with(decode.settings(indices));
        DecodeEstimator estimator = estimators.get(
                pools % decode.space().size() - place, of -> new DecodeEstimator(decoding, decode.layout(indices)));
        return new PoolPair(
                prefill.scenario(prefillRank),
                prefill.worker(prefillRank),
                prefillWorkers[(int) (rank % prefillWorkers.length)],
                decoding,
                estimator,
                estimator.worker(running[place]),
                decodeWorkers[(int) (rank / prefillWorkers.length % decodeWorkers.length)],
                place);
    }

    @Override
    public Candidate candidate(long rank) {
        PoolPair pair = pair(rank);
        return new Candidate(rank, pair.deployment(), pair.estimate(), pair.uncertainty());
    }

    @Override
    public Breakdown breakdown(Candidate candidate) {
        PoolPair pair = pair(candidate.rank());
        return pair.breakdown(bound(pair, candidate));
    }

    /**
     * The best within the service level of the same workers, as many that decode, each with any number of sequences, and the
     * prefill workers that they need.
     */
    Optional<Evaluated> best(long rank, Metric metric) {
        PoolPair pair = pair(rank);
        if (pair.estimator().rejection().isPresent() || prefill.rejected(prefillRank(rank))) {
            return Optional.empty();
        }
        Evaluated best = null;
        int worse = 0;
        for (int b = fitting(pair) - 1; b >= 0 && worse < ENOUGH_WORSE; b--) {
            DecodeWorker worker = pair.estimator().worker(running[b]);
            if (worker.service().tpotSeconds() <= serviceLevel.plannedTpotSeconds()) {
                Optional<Evaluated> found = best(pair, worker, metric);
                boolean better =
                        found.isPresent() && (best == null || found.get().isBetter(metric, best));
                best = better ? found.get() : best;
                worse = better || best == null ? 0 : worse + 1;
            }
        }
        return Optional.ofNullable(best);
    }

    private int fitting(PoolPair pair) {
        return decode.concurrenciesUpTo(pair.estimator().sequenceLimitCount());
    }

    /** With the fewest prefill workers that keep up and keep the limit, or one step more. */
    private Optional<Evaluated> best(PoolPair pair, DecodeWorker worker, Metric metric) {
        Evaluated best = null;
        int allowed = 0;
        for (int i = 0; i < prefillWorkers.length && allowed < 2; i++) {
            PoolPair tried = pair.with(prefillWorkers[i], worker);
            Optional<Estimate> estimate = tried.feasible().filter(this::isAllowed);
            if (estimate.isPresent()) {
                allowed++;
                if (best == null || Evaluated.isBetter(metric, estimate.get(), best.estimate())) {
                    best = new Evaluated(tried.deployment(), estimate.get());
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isAllowed(Estimate estimate) {
        return estimate.gpuCount() <= mostGpuCount && Evaluated.within(estimate, serviceLevel);
    }

    private long prefillRank(long rank) {
        return rank
                / prefillWorkers.length
                / decodeWorkers.length
                / decode.space().size();
    }

    /** Which limit the next number of running sequences breaks first, with the same workers. */
    private BindingText bound(PoolPair pair, Candidate candidate) {
        int next = pair.place() + 1;
        if (next == running.length) {
            return BindingText.plain(Choice.Binding.GRID);
        }
        if (running[next] > pair.estimator().sequenceLimitCount()) {
            return BindingText.memory(pair.y() * pair.estimator().sequenceLimitCount());
        }
        return pair.running(running[next])
                .map(more -> BindingText.of(serviceLevel, more, candidate.estimate()))
                .orElse(BindingText.plain(Choice.Binding.PREFILL));
    }
}
