package io.isowatt.study;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Layout;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.estimate.ScenarioUncertainty;
import io.isowatt.pareto.ParetoArchive;
import io.isowatt.pareto.Points;
import io.isowatt.search.BlockEvaluator;
import io.isowatt.search.Screen;
import io.isowatt.search.Sink;
import io.isowatt.serving.Rejected;
import io.isowatt.space.Blocks;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.uncertainty.LayoutUncertainty;
import io.isowatt.workload.ServiceLevel;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The aggregated deployments of one scenario as a search problem: a block is one layout, launched in one way, for all numbers
 * of clients. Up to some millions of candidates all are evaluated, and the feasible ones kept, up to half a million every
 * one; of more, pieces of a sweep are pruned by {@link LayoutEstimator#optimistic}, and those of the pilot are kept.
 */
final class AggregatedProblem implements DeploymentProblem {

    static final String BEATEN = "no better than a known candidate, by an optimistic estimate";

    /** From so many candidates on, bounding them pays. */
    static final long PRUNED_FROM = 2_500_000;

    /** Of more candidates than this some of each sweep are kept. */
    private static final long ALL_KEPT_TO = 500_000;

    /** Candidates kept of more than that, at most, about. */
    private static final int MOST_KEPT = 200_000;

    private static final double PILOT_RATIO = Math.pow(2, 0.125);
    private static final double SEGMENT_RATIO = Math.pow(2, 0.0625);

    private final Scenario scenario;
    private final ServingSpace servingSpace;
    private final ScenarioUncertainty uncertainty;
    private final ServiceLevel serviceLevel;
    private final Goals goals;
    private final int[] concurrencies;
    private final Blocks blocks;
    private final boolean pruned;
    private final SweepSegments segments;
    private final SweepSegments pilots;
    private final int pilotStride;
    private final int keptStride;
    private final Map<Integer, CandidateBlock> kept = new ConcurrentSkipListMap<>();

    AggregatedProblem(StudyRequest request, Scenario scenario, Goals goals, long prunedFromCount) {
        this.scenario = scenario;
        this.servingSpace =
                new ServingSpace(request.space(), scenario.model(), scenario.hardware(), scenario.settings());
        this.uncertainty = new ScenarioUncertainty(scenario);
        this.serviceLevel = request.serviceLevel();
        this.goals = goals;
        this.concurrencies = servingSpace.concurrencies();
        this.blocks = servingSpace.space().blocks();
        this.pruned = blocks.candidateCount() >= prunedFromCount;
        this.segments = SweepSegments.of(concurrencies, SEGMENT_RATIO);
        this.pilots = SweepSegments.of(concurrencies, pruned ? PILOT_RATIO : 2);
        this.keptStride = blocks.candidateCount() <= ALL_KEPT_TO ? 1 : 1 + (int) (blocks.candidateCount() / MOST_KEPT);
        this.pilotStride = 1 + (int) ((long) blocks.count() * pilots.count() / MOST_KEPT);
    }

    @Override
    public long size() {
        return servingSpace.space().size();
    }

    @Override
    public Map<String, Long> removed() {
        return blocks.removed();
    }

    @Override
    public int blockCount() {
        return blocks.count();
    }

    @Override
    public long blockSize(int block) {
        return concurrencies.length;
    }

    @Override
    public int objectiveCount() {
        return goals.count();
    }

    @Override
    public List<String> rejectionReasons() {
        return Arrays.stream(Rejected.Reason.values())
                .map(Rejected.Reason::label)
                .toList();
    }

    @Override
    public List<String> bounds() {
        return pruned ? List.of(BEATEN) : List.of();
    }

    @Override
    public List<CandidateBlock> kept() {
        return List.copyOf(kept.values());
    }

    @Override
    public boolean keepsCandidates(int block) {
        return !pruned;
    }

    @Override
    public BlockEvaluator newEvaluator() {
        return new Evaluator();
    }

    /** One thread's evaluator. */
    private final class Evaluator implements BlockEvaluator {
        private final double[] vector = new double[goals.count()];
        private final int[] indices = new int[servingSpace.space().axes().size() - 1];

        private LayoutEstimator estimator(int block) {
            blocks.readIndices(block, indices);
            return AggregatedProblem.this.estimator(indices);
        }

        @Override
        public void pilot(int block, Sink sink) {
            LayoutEstimator estimator = estimator(block);
            if (estimator.rejection().isPresent()) {
                return;
            }
            int inMemory = servingSpace.concurrenciesUpTo(estimator.clientLimitCount());
            CandidateBlock columns = columns(indices, pruned ? pilots.count() : 0);
            for (int s = 0; s < pilots.count() && pilots.start(s) < inMemory; s++) {
                boolean keeps = pruned && s % pilotStride == 0;
                accept(estimator, block, pilots.start(s), keeps ? columns : null, sink);
            }
            store(block, columns);
        }

        @Override
        public void evaluate(int block, Screen screen, Sink sink) {
            LayoutEstimator estimator = estimator(block);
            Optional<Rejected> rejection = estimator.rejection();
            if (rejection.isPresent()) {
                sink.reject(rejection.get().reason().ordinal(), concurrencies.length);
                return;
            }
            int inMemory = servingSpace.concurrenciesUpTo(estimator.clientLimitCount());
            if (pruned) {
                evaluateSegments(estimator, block, inMemory, screen, sink);
            } else {
                CandidateBlock columns = columns(indices, inMemory);
                for (int i = 0; i < inMemory; i++) {
                    accept(estimator, block, i, i % keptStride == 0 ? columns : null, sink);
                }
                store(block, columns);
            }
            sink.reject(Rejected.Reason.CONCURRENCY.ordinal(), concurrencies.length - inMemory);
        }

        private void evaluateSegments(LayoutEstimator estimator, int block, int inMemory, Screen screen, Sink sink) {
            for (int s = 0; s < segments.count() && segments.start(s) < inMemory; s++) {
                int from = segments.start(s);
                int to = Math.min(segments.end(s), inMemory);
                if (to - from > 1) {
                    Estimate best = estimator.optimistic(concurrencies[from], concurrencies[to - 1]);
                    if (isLate(best)) {
                        sink.reject(Rejected.Reason.TTFT.ordinal(), to - from);
                        continue;
                    }
                    goals.read(best, vector);
                    if (screen.excludes(vector)) {
                        sink.prune(0, to - from);
                        continue;
                    }
                }
                for (int i = from; i < to; i++) {
                    accept(estimator, block, i, null, sink);
                }
            }
        }

        @Override
        public void optimistic(int block, Points bounds) {
            LayoutEstimator estimator = estimator(block);
            if (estimator.rejection().isPresent()) {
                return;
            }
            int inMemory = servingSpace.concurrenciesUpTo(estimator.clientLimitCount());
            for (int s = 0; s < segments.count() && segments.start(s) < inMemory; s++) {
                int last = Math.min(segments.end(s), inMemory) - 1;
                Estimate best = estimator.optimistic(concurrencies[segments.start(s)], concurrencies[last]);
                if (!isLate(best)) {
                    goals.read(best, vector);
                    bounds.add(block, vector);
                }
            }
        }

        private void accept(
                LayoutEstimator estimator, int block, int place, @Nullable CandidateBlock columns, Sink sink) {
            Estimate estimate = estimator.estimate(concurrencies[place]);
            if (isLate(estimate)) {
                sink.reject(Rejected.Reason.TTFT.ordinal(), 1);
                return;
            }
            goals.read(estimate, vector);
            long rank = blocks.firstRank(block) + place;
            if (columns != null && ParetoArchive.isFinite(vector)) {
                columns.add(rank, concurrencies[place] * estimator.replicaCount(), estimate);
            }
            sink.accept(rank, vector);
        }
    }

    private boolean isLate(Estimate estimate) {
        return estimate.performance().ttftSeconds() > serviceLevel.ttftSeconds();
    }

    private CandidateBlock columns(int[] indices, int capacity) {
        Layout layout = servingSpace.layout(indices);
        return new CandidateBlock(
                goals.asked(),
                layout.weights(),
                Optional.of(new CandidateBlock.Shared(
                        layout,
                        uncertainty(indices),
                        servingSpace.replicaCount(indices).orElse(1))),
                servingSpace::deployment,
                capacity);
    }

    private void store(int block, CandidateBlock columns) {
        if (columns.size() > 0) {
            kept.put(block, columns.trimmed());
        }
    }

    /** The estimator of a block: its layout, launched as the block says. */
    private LayoutEstimator estimator(int[] indices) {
        return new LayoutEstimator(
                scenario.with(servingSpace.settings(indices)),
                servingSpace.layout(indices),
                servingSpace.replicaCount(indices));
    }

    private LayoutUncertainty uncertainty(int[] indices) {
        return uncertainty.of(
                servingSpace.layout(indices), servingSpace.settings(indices), servingSpace.replicaCount(indices));
    }

    @Override
    public Candidate candidate(long rank) {
        Aggregated deployment = servingSpace.deployment(rank);
        return layouts().sweep(deployment).candidate(rank, deployment);
    }

    @Override
    public Breakdown breakdown(Candidate candidate) {
        return layouts().sweep((Aggregated) candidate.deployment()).breakdown(candidate);
    }

    private AggregatedLayouts layouts() {
        return new AggregatedLayouts(scenario, servingSpace, serviceLevel, uncertainty);
    }
}
