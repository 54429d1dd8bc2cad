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
 * <p>A block is one decode layout with all that can stand beside it.
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
    private final PoolRanks ranks;
    private final Blocks decodeBlocks;
    private final SweepSegments segments;
    private final SweepSegments pilots;
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
        this.ranks = new PoolRanks(request, prefillScenarios, scenario);
        this.prefill = new PrefillChoices(ranks.prefill());
        this.decodeBlocks = ranks.decode().space().blocks();
        this.segments = SweepSegments.of(ranks.running(), SEGMENT_RATIO);
        this.pilots = SweepSegments.of(ranks.running(), PILOT_RATIO);
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
        return ranks.running();
    }

    int runningUpTo(int limitCount) {
        return ranks.decode().concurrenciesUpTo(limitCount);
    }

    int[] prefillWorkers() {
        return ranks.prefillWorkers();
    }

    int[] decodeWorkers() {
        return ranks.decodeWorkers();
    }

    SweepSegments segments() {
        return segments;
    }

    SweepSegments pilots() {
        return pilots;
    }

    DecodeEstimator decode(int block) {
        int[] indices = new int[ranks.decode().space().axes().size() - 1];
        decodeBlocks.readIndices(block, indices);
        return new DecodeEstimator(
                scenario.with(ranks.decode().settings(indices)), ranks.decode().layout(indices));
    }

    PoolBound bound(double cacheBytesPerElement) {
        return bounds.computeIfAbsent(
                cacheBytesPerElement,
                bytes -> new PoolBound(goals, scenario, prefill.best(bytes), prefillWorkers()[0], decodeWorkers()[0]));
    }

    /** How many of the numbers of prefill workers keep the limit on GPUs beside so many decode workers. */
    int allowedCount(PrefillWorker worker, DecodeWorker decode, int decodeWorkerCount) {
        long left = pools.mostGpuCount() - (long) decodeWorkerCount * decode.gpuCount();
        int[] counts = ranks.prefillWorkers();
        int allowed = counts.length;
        while (allowed > 0 && (long) counts[allowed - 1] * worker.gpuCount() > left) {
            allowed--;
        }
        return allowed;
    }

    boolean isLate(Estimate estimate) {
        return estimate.performance().ttftSeconds() > serviceLevel.ttftSeconds();
    }

    long rank(long prefillRank, int block, int place, int decodeWorkerIndex, int prefillWorkerIndex) {
        return ranks.rank(prefillRank, decodeBlocks.firstRank(block) + place, decodeWorkerIndex, prefillWorkerIndex);
    }

    @Override
    public long size() {
        return ranks.size();
    }

    @Override
    public Map<String, Long> removed() {
        Map<String, Long> removed = new LinkedHashMap<>();
        long besidePrefill = Math.multiplyExact(ranks.decode().space().size(), ranks.worksOfOnePair());
        prefill.removed().forEach((name, count) -> removed.put("prefill pool: " + name, count * besidePrefill));
        long besideDecode = Math.multiplyExact(prefill.blockCount(), ranks.worksOfOnePair());
        decodeBlocks.removed().forEach((name, count) -> removed.put("decode pool: " + name, count * besideDecode));
        return removed;
    }

    @Override
    public int blockCount() {
        return decodeBlocks.count();
    }

    @Override
    public long blockSize(int block) {
        return prefill.blockCount() * ranks.running().length * ranks.worksOfOnePair();
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
    CandidateBlock newColumns(DecodeEstimator decode) {
        return new CandidateBlock(
                goals.asked(),
                decode.layout().weights(),
                Optional.empty(),
                rank -> ranks.pair(rank).deployment(),
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

    @Override
    public Candidate candidate(long rank) {
        return ranks.candidate(rank);
    }

    @Override
    public Breakdown breakdown(Candidate candidate) {
        return ranks.breakdown(candidate);
    }
}
