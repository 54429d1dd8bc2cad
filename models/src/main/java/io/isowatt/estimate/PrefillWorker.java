package io.isowatt.estimate;

import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.power.PrefillPower;
import io.isowatt.serving.PrefillService;

/**
 * Everything of one prefill worker, which depends neither on the load nor on the decode pool.
 *
 * @param hardware its machine
 * @param layout how it lies on its GPUs
 * @param service its times
 * @param power its watts
 * @param dollarsPerSecond price of its GPUs, with their share of those left empty beside them
 */
public record PrefillWorker(
        Hardware hardware, Layout layout, PrefillService service, PrefillPower power, double dollarsPerSecond) {

    public int gpuCount() {
        return layout.gpuCount();
    }
}
