package io.isowatt.study;

import io.isowatt.deployment.Deployment;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Comparison;
import io.isowatt.uncertainty.Spread;
import io.isowatt.uncertainty.Uncertainty;

/**
 * A deployment with its figures.
 *
 * @param rank its place in the machine's space; in a continuous one the number of its evaluation, from 0
 * @param deployment one replica
 * @param estimate its figures
 * @param uncertainty how far off they may be
 * @param mergedCount other candidates of the front that it stands for, since they differ by little
 */
public record Candidate(long rank, Deployment deployment, Estimate estimate, Uncertainty uncertainty, int mergedCount) {

    /** A candidate that stands for itself. */
    public Candidate(long rank, Deployment deployment, Estimate estimate, Uncertainty uncertainty) {
        this(rank, deployment, estimate, uncertainty, 0);
    }

    /** The same, standing for so many others. */
    Candidate standingFor(int others) {
        return new Candidate(rank, deployment, estimate, uncertainty, others);
    }

    /** The same with another rank. */
    Candidate ranked(long newRank) {
        return new Candidate(newRank, deployment, estimate, uncertainty, mergedCount);
    }

    /** How far off a figure may be. */
    public Spread spread(Metric metric) {
        return metric.spread(uncertainty, estimate);
    }

    /** Where a figure lies with a probability of 80 %. */
    public Band band(Metric metric) {
        return Band.of(metric.of(estimate), spread(metric));
    }

    /** How sure it is that a figure is better than that of another candidate. */
    public Comparison compared(Metric metric, Candidate other) {
        return Comparison.of(
                metric.of(estimate),
                spread(metric),
                metric.of(other.estimate),
                other.spread(metric),
                metric.maximized());
    }
}
