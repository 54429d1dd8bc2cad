package io.isowatt.study;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.estimate.ScenarioUncertainty;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.workload.ServiceLevel;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The aggregated layouts of one scenario, from deployments, which say all that is needed themselves; those of continuous spaces
 * have no place to look it up.
 */
final class AggregatedLayouts {

    private final Scenario scenario;
    private final ServingSpace space;
    private final ServiceLevel serviceLevel;
    private final ScenarioUncertainty uncertainty;
    private final Map<Launched, AggregatedSweep> sweeps = new ConcurrentHashMap<>();

    private record Launched(Layout layout, ServerSettings settings, int replicaCount) {}

    /**
     * The layouts of a scenario.
     *
     * @param space whose sweep the deployments are on
     */
    AggregatedLayouts(
            Scenario scenario, ServingSpace space, ServiceLevel serviceLevel, ScenarioUncertainty uncertainty) {
        this.scenario = scenario;
        this.space = space;
        this.serviceLevel = serviceLevel;
        this.uncertainty = uncertainty;
    }

    /** Those of a study on one of its machines. */
    static AggregatedLayouts of(StudyRequest request, Scenario scenario) {
        return new AggregatedLayouts(
                scenario,
                new ServingSpace(request.space(), scenario.model(), scenario.hardware(), scenario.settings()),
                request.serviceLevel(),
                new ScenarioUncertainty(scenario));
    }

    /** Candidates of the space, those that constraints remove included. */
    long size() {
        return space.space().size();
    }

    /** All numbers of clients of a deployment's layout, launched as the deployment is. */
    AggregatedSweep sweep(Aggregated deployment) {
        return sweeps.computeIfAbsent(
                new Launched(deployment.layout(), deployment.settings(), deployment.replicaCount()),
                launched -> newSweep(deployment));
    }

    private AggregatedSweep newSweep(Aggregated deployment) {
        boolean fillsMachines = space.definition().server().replicaCounts().isEmpty();
        OptionalInt replicas = fillsMachines ? OptionalInt.empty() : OptionalInt.of(deployment.replicaCount());
        return new AggregatedSweep(
                deployment,
                new LayoutEstimator(scenario.with(deployment.settings()), deployment.layout(), replicas),
                uncertainty.of(deployment.layout(), deployment.settings(), replicas),
                space,
                serviceLevel);
    }
}
