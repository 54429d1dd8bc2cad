package io.isowatt.study;

import io.isowatt.estimate.DecodeEstimator;
import io.isowatt.estimate.DecodeWorker;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.PrefillWorker;
import io.isowatt.estimate.Scenario;
import io.isowatt.pareto.ParetoArchive;
import io.isowatt.search.BlockEvaluator;
import io.isowatt.serving.Rejected;
import io.isowatt.space.Blocks;
import io.isowatt.space.serving.Pools;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.workload.ServiceLevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Pools of prefill workers beside pools of decode workers as a search problem, solved exactly without a look at most of it.
 *
 * <p>A candidate is a prefill layout, a decode layout, the sequences that a decode worker runs, and the numbers of workers of
 * both pools. Their product passes 10⁹ soon, but a pair depends on its prefill worker and its decode worker through a few
 * numbers each. So the pools are worked out apart, once each; of the prefill workers those that another one equals or beats in
 * every number are dropped ({@link PrefillChoices} says why no front misses them); and a decode worker is put together with
 * the rest only if the least that any prefill pool costs it leaves it a place before the pilot's front ({@link PoolBound}).
 * Every candidate is counted where it fell.
 *
 * <p>A block is one decode layout with all that can stand beside it. The rank of a candidate is ((p·S + d)·n_y + y)·n_x + x, p
 * and d its ranks in the spaces of the two pools, S the size of the decode pool's.
 */
final class DisaggregatedProblem implements DeploymentProblem {

    static final int CACHES = Rejected.Reason.values().length;
    static final int TOO_MANY_GPUS = CACHES + 1;
    static final int TOO_SLOW = CACHES + 2;

    static final int WORSE_PREFILL = 0;
    static final int BEATEN = 1;

    private static final double PILOT_RATIO = Math.pow(2, 0.25);
    private static final double SEGMENT_RATIO = Math.pow(2, 0.0625);

    /** Candidates kept of all blocks, about. */
    private static final int MOST_KEPT = 20_000;

    private final Scenario scenario;
    private final Goals goals;
    private final ServiceLevel serviceLevel;
    private final Pools pools;
    private final PrefillChoices prefill;
    private final ServingSpace decodeSpace;
    private final Blocks decodeBlocks;
    private final int[] running;
    private final int[] prefillWorkers;
    private final int[] decodeWorkers;
    private final SweepSegments segments;
    private final SweepSegments pilots;
    private final long size;
    private final Map<Double, PoolBound> bounds = new ConcurrentHashMap<>();
    private final Map<Integer, CandidateBlock> kept = new ConcurrentSkipListMap<>();

    /**
     * The pairs of pools of a study.
     *
     * @param prefillScenarios machines that may hold the prefill pool
     * @param scenario the machine of the decode pool
     */
    DisaggregatedProblem(StudyRequest request, List<Scenario> prefillScenarios, Scenario scenario, Goals goals) {
        this.scenario = scenario;
        this.goals = goals;
        this.serviceLevel = request.serviceLevel();
        this.pools = request.space().pools().orElseThrow();
        this.prefill = new PrefillChoices(request.space(), prefillScenarios);
        this.decodeSpace =
                ServingSpace.decode(request.space(), scenario.model(), scenario.hardware(), scenario.settings());
        this.decodeBlocks = decodeSpace.space().blocks();
        this.running = decodeSpace.concurrencies();
        this.prefillWorkers = ascending(pools.prefillWorkerCounts());
        this.decodeWorkers = ascending(pools.decodeWorkerCounts());
        this.segments = SweepSegments.of(running, SEGMENT_RATIO);
        this.pilots = SweepSegments.of(running, PILOT_RATIO);
        this.size = Math.multiplyExact(
                Math.multiplyExact(prefill.size(), decodeSpace.space().size()), worksOfOnePair());
    }

    private static int[] ascending(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private long worksOfOnePair() {
        return (long) prefillWorkers.length * decodeWorkers.length;
    }

    Scenario scenario() {
        return scenario;
    }

    Goals goals() {
        return goals;
    }

    ServiceLevel serviceLevel() {
        return serviceLevel;
    }

    PrefillChoices prefill() {
        return prefill;
    }

    /** Sequences that a decode worker runs, ascending. */
    int[] running() {
        return running;
    }

    int runningUpTo(int limitCount) {
        return decodeSpace.concurrenciesUpTo(limitCount);
    }

    int[] prefillWorkers() {
        return prefillWorkers;
    }

    int[] decodeWorkers() {
        return decodeWorkers;
    }

    SweepSegments segments() {
        return segments;
    }

    SweepSegments pilots() {
        return pilots;
    }

    DecodeEstimator decode(int block) {
        int[] indices = new int[decodeSpace.space().axes().size() - 1];
        decodeBlocks.readIndices(block, indices);
        return new DecodeEstimator(scenario.with(decodeSpace.settings(indices)), decodeSpace.layout(indices));
    }

    PoolBound bound(double cacheBytesPerElement) {
        return bounds.computeIfAbsent(
                cacheBytesPerElement,
                bytes -> new PoolBound(goals, scenario, prefill.best(bytes), prefillWorkers[0], decodeWorkers[0]));
    }

    /** How many of the numbers of prefill workers keep the limit on GPUs beside so many decode workers. */
    int allowedCount(PrefillWorker worker, DecodeWorker decode, int decodeWorkerCount) {
        long left = pools.mostGpuCount() - (long) decodeWorkerCount * decode.gpuCount();
        int allowed = prefillWorkers.length;
        while (allowed > 0 && (long) prefillWorkers[allowed - 1] * worker.gpuCount() > left) {
            allowed--;
        }
        return allowed;
    }

    boolean isLate(Estimate estimate) {
        return estimate.performance().ttftSeconds() > serviceLevel.ttftSeconds();
    }

    long rank(long prefillRank, int block, int place, int decodeWorkerIndex, int prefillWorkerIndex) {
        long decodeRank = decodeBlocks.firstRank(block) + place;
        return ((prefillRank * decodeSpace.space().size() + decodeRank) * decodeWorkers.length + decodeWorkerIndex)
                        * prefillWorkers.length
                + prefillWorkerIndex;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Map<String, Long> removed() {
        Map<String, Long> removed = new LinkedHashMap<>();
        long besidePrefill = Math.multiplyExact(decodeSpace.space().size(), worksOfOnePair());
        prefill.removed().forEach((name, count) -> removed.put("prefill pool: " + name, count * besidePrefill));
        long besideDecode = Math.multiplyExact(prefill.blockCount(), worksOfOnePair());
        decodeBlocks.removed().forEach((name, count) -> removed.put("decode pool: " + name, count * besideDecode));
        return removed;
    }

    @Override
    public int blockCount() {
        return decodeBlocks.count();
    }

    @Override
    public long blockSize(int block) {
        return prefill.blockCount() * running.length * worksOfOnePair();
    }

    @Override
    public int objectiveCount() {
        return goals.count();
    }

    @Override
    public List<String> rejectionReasons() {
        List<String> reasons = new ArrayList<>();
        Arrays.stream(Rejected.Reason.values()).map(Rejected.Reason::label).forEach(reasons::add);
        reasons.add("the KV caches of the pools differ in precision");
        reasons.add("more GPUs than the space allows");
        reasons.add("the prefill workers or links cannot keep up with the decode workers");
        return reasons;
    }

    @Override
    public List<String> bounds() {
        return List.of("a prefill layout that another one equals or beats in everything", AggregatedProblem.BEATEN);
    }

    @Override
    public BlockEvaluator newEvaluator() {
        return new PoolEvaluator(this);
    }

    /** Columns for a block's share of the candidates that are kept. */
    CandidateBlock newColumns() {
        return new CandidateBlock(
                goals.asked(),
                Optional.empty(),
                rank -> pair(rank).deployment(),
                Math.max(16, MOST_KEPT / Math.max(blockCount(), 1)));
    }

    /** Keeps a candidate of the pilot; of too many every other one. */
    void keep(long rank, Estimate estimate, double[] vector, CandidateBlock columns) {
        if (!ParetoArchive.isFinite(vector)) {
            return;
        }
        if (columns.isFull()) {
            columns.halve();
        }
        columns.add(rank, PoolPair.clientCount(estimate), estimate);
    }

    void store(int block, CandidateBlock columns) {
        if (columns.size() > 0) {
            kept.put(block, columns.trimmed());
        }
    }

    @Override
    public List<CandidateBlock> kept() {
        return List.copyOf(kept.values());
    }

    private PoolPair pair(long rank) {
        long pools = rank / prefillWorkers.length / decodeWorkers.length;
        long prefillRank = pools / decodeSpace.space().size();
        int[] indices = decodeSpace.space().indices(pools % decodeSpace.space().size());
        int place = indices[indices.length - 1];
        Scenario decoding = scenario.with(decodeSpace.settings(indices));
        DecodeEstimator estimator = new DecodeEstimator(decoding, decodeSpace.layout(indices));
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

    /** Which limit the next number of running sequences breaks first, with the same workers. */
    @Override
    public Binding binding(Candidate candidate) {
        PoolPair pair = pair(candidate.rank());
        int next = pair.place() + 1;
        if (next == running.length) {
            return new Binding(Choice.Binding.GRID, Choice.Binding.GRID.label());
        }
        if (running[next] > pair.estimator().sequenceLimitCount()) {
            return BindingText.memory(pair.y() * pair.estimator().sequenceLimitCount());
        }
        return pair.running(running[next])
                .map(more -> BindingText.of(serviceLevel, more, candidate.estimate()))
                .orElse(new Binding(Choice.Binding.PREFILL, Choice.Binding.PREFILL.label()));
    }

    @Override
    public Anatomy anatomy(Candidate candidate) {
        return pair(candidate.rank()).anatomy();
    }
}
