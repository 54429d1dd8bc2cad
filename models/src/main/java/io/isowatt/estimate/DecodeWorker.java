package io.isowatt.estimate;

import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.power.Watts;
import io.isowatt.serving.DecodeService;

/**
 * Everything of one decode worker while so many sequences run, which does not depend on the prefill pool.
 *
 * @param hardware its machine
 * @param layout how it lies on its GPUs
 * @param service its times and rate
 * @param watts its power
 * @param dollarsPerSecond price of its GPUs, with their share of those left empty beside them
 */
public record DecodeWorker(
        Hardware hardware, Layout layout, DecodeService service, Watts watts, double dollarsPerSecond) {

    public int gpuCount() {
        return layout.gpuCount();
    }
}
