package io.isowatt.estimate;

import io.isowatt.deployment.Layout;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.power.PowerCap;
import io.isowatt.uncertainty.Cause;
import io.isowatt.uncertainty.LayoutUncertainty;
import io.isowatt.uncertainty.Measured;
import io.isowatt.uncertainty.Origin;
import io.isowatt.uncertainty.Uncertainty;

import java.util.Optional;
import java.util.OptionalInt;

/** How far off the estimates of one scenario may be; whether its model was measured is looked up once. */
public final class ScenarioUncertainty {

    private final Scenario scenario;
    private final Optional<Cause> unmeasuredModel;
    private final boolean measuresPowerCap;

    public ScenarioUncertainty(Scenario scenario) {
        this.scenario = scenario;
        this.measuresPowerCap = scenario.calibration().measuresPowerCap();
        this.unmeasuredModel = Origin.unmeasured(scenario.model(), measured());
    }

    private Measured measured() {
        return scenario.calibration().uncertainty().measured();
    }

    /** The uncertainty of a layout at any load, whose replicas fill their machines. */
    public LayoutUncertainty of(Layout layout) {
        return of(layout, scenario.settings(), OptionalInt.empty());
    }

    /**
     * The uncertainty of a layout at any load.
     *
     * @param settings how its server is launched
     * @param replicaCount its replicas; empty for as many as fill their machines
     */
    public LayoutUncertainty of(Layout layout, ServerSettings settings, OptionalInt replicaCount) {
        return of(layout, settings, replicaCount, origin(layout, settings));
    }

    /** How estimates of a layout are obtained. */
    Origin origin(Layout layout, ServerSettings settings) {
        Origin origin = Origin.of(
                scenario.model(),
                unmeasuredModel,
                scenario.hardware(),
                scenario.framework(),
                scenario.workload(),
                layout,
                measured());
        if (settings.speculation().drafts()) {
            origin = origin.and(new Cause(Cause.Kind.FEATURE, "speculative decoding"));
        }
        if (PowerCap.of(scenario.calibration().power(), settings).isPresent() && !measuresPowerCap) {
            origin = origin.and(new Cause(Cause.Kind.FEATURE, "power cap or locked clock (modelled)"));
            if (settings.powerCapFraction().orElse(1)
                    < scenario.calibration().power().cap().edgeFraction()) {
                origin = origin.and(new Cause(Cause.Kind.FEATURE, "cap at the edge of what was measured anywhere"));
            }
        }
        return origin;
    }

    /** The uncertainty of a layout whose estimates are obtained in a given way. */
    LayoutUncertainty of(Layout layout, ServerSettings settings, OptionalInt replicaCount, Origin origin) {
        return new LayoutUncertainty(
                scenario.calibration().uncertainty(),
                scenario.hardware(),
                layout,
                scenario.with(settings).chain(layout, replicaCount),
                origin);
    }

    /** The uncertainty of an estimate for so many clients. */
    public Uncertainty of(Layout layout, double clients, Estimate estimate) {
        return of(layout).at(clients, estimate.boardWattsPerGpu());
    }
}
