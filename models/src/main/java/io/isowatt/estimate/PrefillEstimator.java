package io.isowatt.estimate;

import io.isowatt.deployment.Layout;
import io.isowatt.power.PowerCap;
import io.isowatt.power.PowerConstants;
import io.isowatt.power.PrefillPower;
import io.isowatt.serving.Memory;
import io.isowatt.serving.PrefillPlan;
import io.isowatt.serving.PrefillService;
import io.isowatt.serving.Rejected;
import io.isowatt.step.StepPlan;
import io.isowatt.step.StepPlanner;

import java.util.Optional;

/** Estimates one layout as a worker of a prefill pool. */
public final class PrefillEstimator {

    private final PrefillPlan plan;
    private final Optional<PowerCap> cap;
    private final PrefillWorker worker;

    /**
     * The estimator of a layout.
     *
     * @param scenario with the machine of the prefill pool
     */
    public PrefillEstimator(Scenario scenario, Layout layout) {
        WorkerCosts costs = WorkerCosts.of(scenario, layout);
        this.plan = new PrefillPlan(
                costs.serving(), lone(scenario, layout), scenario.model(), scenario.workload(), costs.links());
        PowerConstants constants = scenario.calibration().power();
        this.cap = PowerCap.of(constants, scenario.settings());
        PrefillService service =
                plan.service().slowed(cap.map(PowerCap::prefillTimeFraction).orElse(1.0));
        double busy = constants.prefillFraction();
        double limit = scenario.hardware().accelerator().boardLimitWatts();
        PrefillPower power = PrefillPower.of(
                costs.chain(),
                layout.gpuCount(),
                limit * scenario.hardware().power().idleFraction(),
                limit * cap.map(limits -> limits.drawnFraction(busy)).orElse(busy),
                service.secondsPerPrompt());
        this.worker = new PrefillWorker(scenario.hardware(), layout, service, power, costs.dollarsPerSecond());
    }

    private static StepPlan lone(Scenario scenario, Layout layout) {
        return StepPlanner.planOfLoneRank(
                scenario.model(),
                scenario.hardware(),
                layout,
                scenario.workload(),
                scenario.framework(),
                scenario.calibration().kernels(),
                scenario.calibration().serving().of(scenario.framework()).overhead());
    }

    /** Why such a worker can take no prompt, if so. */
    public Optional<Rejected> rejection() {
        Optional<Rejected> limits = cap.flatMap(PowerCap::rejection);
        return limits.isPresent() ? limits : plan.rejection();
    }

    public Memory memory() {
        return plan.memory();
    }

    /** The worker, whether it fits in memory or not. */
    public PrefillWorker worker() {
        return worker;
    }
}
