package io.isowatt.estimate;

import io.isowatt.deployment.Layout;
import io.isowatt.power.PowerChain;
import io.isowatt.serving.ServingPlan;
import io.isowatt.step.Links;

import java.util.OptionalInt;

/**
 * What workers of either pool are worked out from.
 *
 * @param serving times and memory of the layout
 * @param links those of the machine
 * @param chain from boards to the facility, on machines filled with such workers
 * @param dollarsPerSecond price of a worker
 */
record WorkerCosts(ServingPlan serving, Links links, PowerChain chain, double dollarsPerSecond) {

    static WorkerCosts of(Scenario scenario, Layout layout) {
        PowerChain chain = scenario.chain(layout, OptionalInt.empty());
        return new WorkerCosts(
                new ServingPlan(
                        scenario.model(),
                        scenario.hardware(),
                        layout,
                        scenario.workload(),
                        scenario.framework(),
                        scenario.settings(),
                        scenario.calibration().kernels(),
                        scenario.calibration().serving()),
                new Links(scenario.hardware(), scenario.calibration().kernels()),
                chain,
                layout.gpuCount()
                        * (scenario.price().dollarsPerGpuSecond(scenario.hardware()) * chain.ownedPerUsedGpu()));
    }
}
