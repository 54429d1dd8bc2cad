package io.isowatt.study;

import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.power.PowerBoundary;

import java.util.ArrayList;
import java.util.List;

/**
 * The figures by which people may want to look at candidates: the study's objectives, and those of charts that can be read from
 * the columns of kept candidates. All are minimised here.
 */
final class PanoramaFigures {

    private final List<Metric> objectives;
    private final List<Metric> metrics;
    private final double outputTokens;

    PanoramaFigures(StudyRequest request) {
        this.objectives = request.objectives();
        this.outputTokens = request.common().workload().meanOutputTokens();
        this.metrics = new ArrayList<>(objectives);
        for (Metric metric : List.of(
                Metric.INTERACTIVITY,
                Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT,
                Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT.at(PowerBoundary.BOARD),
                Metric.OUTPUT_THROUGHPUT_PER_GPU,
                Metric.COST_PER_MILLION_TOKENS,
                Metric.TTFT,
                Metric.END_TO_END_LATENCY)) {
            if (!metrics.contains(metric)) {
                metrics.add(metric);
            }
        }
    }

    /** Numbers in a vector. */
    int count() {
        return metrics.size();
    }

    List<Metric> metrics() {
        return List.copyOf(metrics);
    }

    void read(Estimate estimate, double[] vector) {
        for (int k = 0; k < vector.length; k++) {
            vector[k] = minimized(k, metrics.get(k).of(estimate));
        }
    }

    void read(CandidateBlock block, int candidate, double[] vector) {
        for (int k = 0; k < objectives.size(); k++) {
            vector[k] = minimized(k, block.objective(candidate, k));
        }
        for (int k = objectives.size(); k < vector.length; k++) {
            vector[k] = minimized(k, value(metrics.get(k), block, candidate));
        }
    }

    /** A figure that does not exist, such as the time per output token of a single one, counts as the worst. */
    private double minimized(int k, double value) {
        double minimized = metrics.get(k).maximized() ? -value : value;
        return Math.abs(minimized) <= Double.MAX_VALUE ? minimized : Double.MAX_VALUE;
    }

    private double value(Metric metric, CandidateBlock block, int i) {
        double tokens = block.outputTokensPerSecond(i);
        if (metric == Metric.INTERACTIVITY) {
            return 1 / block.tpotSeconds(i);
        } else if (metric == Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT) {
            return tokens / (block.watts(i) / 1e6);
        } else if (metric == Metric.OUTPUT_THROUGHPUT_PER_GPU) {
            return tokens / block.gpuCount(i);
        } else if (metric == Metric.COST_PER_MILLION_TOKENS) {
            return block.dollarsPerMillionOutputTokens(i);
        } else if (metric == Metric.TTFT) {
            return block.ttftSeconds(i);
        } else if (metric == Metric.END_TO_END_LATENCY) {
            return outputTokens <= 1
                    ? block.ttftSeconds(i)
                    : block.ttftSeconds(i) + block.tpotSeconds(i) * (outputTokens - 1);
        }
        return tokens / (block.gpuCount(i) * block.boardWattsPerGpu(i) / 1e6);
    }
}
