package io.isowatt.report.front;

import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.study.Candidate;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Elasticity;
import io.isowatt.uncertainty.Spread;
import io.isowatt.uncertainty.Uncertainty;

/**
 * A point of a front as every view shows it, whether it was just found or read from a file.
 *
 * @param rank its place in the machine's space
 * @param deployment what it is called
 * @param estimate its figures
 * @param uncertainty how far off they may be
 * @param mergedCount other points of the front that it stands for
 */
public record FrontPoint(
        long rank, DeploymentName deployment, Estimate estimate, Uncertainty uncertainty, int mergedCount) {

    /** A point that was just found, its figures rounded as files hold them. */
    public static FrontPoint of(Candidate candidate) {
        return new FrontPoint(
                candidate.rank(),
                DeploymentName.of(candidate.deployment()),
                Rounding.of(candidate.estimate()),
                Rounding.of(candidate.uncertainty()),
                candidate.mergedCount());
    }

    public double of(Metric metric) {
        return metric.of(estimate);
    }

    /** How a figure follows the errors behind it. */
    public Elasticity elasticity(Metric metric) {
        return metric.elasticity(uncertainty, estimate);
    }

    /** How far off a figure may be. */
    public Spread spread(Metric metric) {
        return metric.spread(uncertainty, estimate);
    }

    /** Where a figure lies with a probability of 80 %. */
    public Band band(Metric metric) {
        return Band.of(of(metric), spread(metric));
    }
}
