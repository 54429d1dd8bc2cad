package io.isowatt.estimate;

import io.isowatt.deployment.Layout;
import io.isowatt.power.PowerChain;
import io.isowatt.uncertainty.Cause;
import io.isowatt.uncertainty.LayoutUncertainty;
import io.isowatt.uncertainty.Measured;
import io.isowatt.uncertainty.Origin;
import io.isowatt.uncertainty.Uncertainty;

import java.util.Optional;

/** How far off the estimates of one scenario may be; whether its model was measured is looked up once. */
public final class ScenarioUncertainty {

    private final Scenario scenario;
    private final Optional<Cause> unmeasuredModel;

    public ScenarioUncertainty(Scenario scenario) {
        this.scenario = scenario;
        this.unmeasuredModel = Origin.unmeasured(scenario.model(), measured());
    }

    private Measured measured() {
        return scenario.calibration().uncertainty().measured();
    }

    /** The uncertainty of a layout at any load. */
    public LayoutUncertainty of(Layout layout) {
        Origin origin = Origin.of(
                scenario.model(),
                unmeasuredModel,
                scenario.hardware(),
                scenario.framework(),
                scenario.workload(),
                layout,
                measured());
        boolean drafts = scenario.settings().speculation().drafts();
        return new LayoutUncertainty(
                scenario.calibration().uncertainty(),
                scenario.hardware(),
                layout,
                new PowerChain(scenario.hardware(), layout.gpuCount(), scenario.effectivePueFraction()),
                drafts ? origin.and(new Cause(Cause.Kind.FEATURE, "speculative decoding")) : origin);
    }

    /** The uncertainty of an estimate for so many clients. */
    public Uncertainty of(Layout layout, double clients, Estimate estimate) {
        return of(layout).at(clients, estimate.boardWattsPerGpu());
    }
}
