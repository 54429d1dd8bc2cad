package io.isowatt.study;

import io.isowatt.deployment.Deployment;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.workload.ServiceLevel;

/**
 * A deployment with its figures under some question, which need not be the study's own.
 *
 * @param deployment what serves
 * @param estimate its figures
 */
public record Evaluated(Deployment deployment, Estimate estimate) {

    public static Evaluated of(Candidate candidate) {
        return new Evaluated(candidate.deployment(), candidate.estimate());
    }

    /** Whether an estimate keeps both limits, the margin included. */
    static boolean within(Estimate estimate, ServiceLevel level) {
        return estimate.performance().ttftSeconds() <= level.ttftSeconds()
                && estimate.performance().tpotSeconds() <= level.plannedTpotSeconds();
    }

    /** Whether an estimate is better than another one by a figure. */
    public static boolean isBetter(Metric metric, Estimate estimate, Estimate other) {
        double gain = metric.of(estimate) - metric.of(other);
        return metric.maximized() ? gain > 0 : gain < 0;
    }

    /** Whether this one is better than another one by a figure. */
    public boolean isBetter(Metric metric, Evaluated other) {
        return isBetter(metric, estimate, other.estimate);
    }
}
