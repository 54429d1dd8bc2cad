package io.isowatt.study;

import io.isowatt.deployment.Aggregated;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.workload.ServiceLevel;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The insides of aggregated deployments of one scenario, which say all that is needed themselves; those of continuous spaces
 * have no place to look it up.
 *
 * @param space whose sweep a deployment is on
 */
record AggregatedBreakdowns(Scenario scenario, ServingSpace space, ServiceLevel serviceLevel) {

    Breakdown of(Candidate candidate) {
        Aggregated deployment = (Aggregated) candidate.deployment();
        LayoutEstimator estimator = estimator(deployment);
        return Breakdown.of(
                BindingText.ofSweep(space, estimator, serviceLevel, candidate),
                estimator.decodeBreakdownSeconds(candidate.estimate().performance()),
                estimator.serving().memory(),
                Optional.empty());
    }

    private LayoutEstimator estimator(Aggregated deployment) {
        boolean fillsMachines = space.definition().server().replicaCounts().isEmpty();
        return new LayoutEstimator(
                scenario.with(deployment.settings()),
                deployment.layout(),
                fillsMachines ? OptionalInt.empty() : OptionalInt.of(deployment.replicaCount()));
    }
}
