package io.isowatt.study;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Layout;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.estimate.ScenarioUncertainty;
import io.isowatt.pareto.Objective;
import io.isowatt.pareto.ParetoArchive;
import io.isowatt.search.BlockEvaluator;
import io.isowatt.search.Problem;
import io.isowatt.search.Sink;
import io.isowatt.serving.Rejected;
import io.isowatt.space.Blocks;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.workload.ServiceLevel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The deployments of one scenario as a search problem; keeps the feasible candidates in columns, layout by layout. */
final class ServingProblem implements Problem {

    private final Scenario scenario;
    private final ServingSpace servingSpace;
    private final ScenarioUncertainty uncertainty;
    private final ServiceLevel serviceLevel;
    private final List<Metric> metrics;
    private final List<Objective> objectives;
    private final int[] concurrencies;
    private final Blocks blocks;
    private final Map<Long, CandidateBlock> kept = new ConcurrentSkipListMap<>();

    ServingProblem(StudyRequest request, Scenario scenario) {
        this.scenario = scenario;
        this.servingSpace =
                new ServingSpace(request.space(), scenario.model(), scenario.hardware(), scenario.settings());
        this.uncertainty = new ScenarioUncertainty(scenario);
        this.serviceLevel = request.serviceLevel();
        this.metrics = request.objectives();
        this.objectives = metrics.stream()
                .map(metric -> new Objective(metric.id(), metric.maximized()))
                .toList();
        this.concurrencies = servingSpace.concurrencies();
        this.blocks = servingSpace.space().blocks();
    }

    Scenario scenario() {
        return scenario;
    }

    ServingSpace servingSpace() {
        return servingSpace;
    }

    /** The feasible candidates found so far, by rank. */
    List<CandidateBlock> candidates() {
        return List.copyOf(kept.values());
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
        return metrics.size();
    }

    @Override
    public List<String> rejectionReasons() {
        return Arrays.stream(Rejected.Reason.values())
                .map(Rejected.Reason::label)
                .toList();
    }

    @Override
    public BlockEvaluator newEvaluator() {
        double[] vector = new double[metrics.size()];
        int[] indices = new int[servingSpace.space().axes().size() - 1];
        return (block, screen, sink) -> {
            blocks.readIndices(block, indices);
            evaluate(blocks.firstRank(block), servingSpace.layout(indices), vector, sink);
        };
    }

    private void evaluate(long firstRank, Layout layout, double[] vector, Sink sink) {
        LayoutEstimator estimator = new LayoutEstimator(scenario, layout);
        Optional<Rejected> rejection = estimator.rejection();
        if (rejection.isPresent()) {
            sink.reject(rejection.get().reason().ordinal(), concurrencies.length);
            return;
        }
        int inMemory = servingSpace.concurrenciesUpTo(estimator.clientLimitCount());
        CandidateBlock block =
                new CandidateBlock(firstRank, layout, metrics, estimator.dollarsPerGpuSecond(), inMemory);
        for (int i = 0; i < inMemory; i++) {
            Estimate estimate = estimator.estimate(concurrencies[i]);
            if (estimate.performance().ttftSeconds() > serviceLevel.ttftSeconds()) {
                sink.reject(Rejected.Reason.TTFT.ordinal(), 1);
            } else {
                for (int k = 0; k < vector.length; k++) {
                    vector[k] = objectives.get(k).toMinimized(metrics.get(k).of(estimate));
                }
                if (ParetoArchive.isFinite(vector)) {
                    block.add(i, concurrencies[i], estimate);
                }
                sink.accept(firstRank + i, vector);
            }
        }
        sink.reject(Rejected.Reason.CONCURRENCY.ordinal(), concurrencies.length - inMemory);
        if (block.size() > 0) {
            block.trim();
            kept.put(firstRank, block);
        }
    }

    /** A candidate with all its figures, estimated again. */
    Candidate candidate(long rank) {
        Aggregated deployment = servingSpace.deployment(rank);
        Estimate estimate = new LayoutEstimator(scenario, deployment.layout()).estimate(deployment.concurrency());
        return new Candidate(
                rank, deployment, estimate, uncertainty.of(deployment.layout(), deployment.concurrency(), estimate));
    }
}
