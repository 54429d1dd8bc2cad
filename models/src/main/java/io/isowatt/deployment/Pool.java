package io.isowatt.deployment;

import io.isowatt.hardware.Hardware;

/**
 * Equal workers that do one phase of serving.
 *
 * @param hardware the machine they run on
 * @param layout how one worker lies on its GPUs
 * @param workerCount how many there are
 */
public record Pool(Hardware hardware, Layout layout, int workerCount) {

    public Pool {
        if (workerCount < 1) {
            throw new IllegalArgumentException("A pool has at least one worker.");
        }
    }

    /** GPUs of all workers. */
    public int gpuCount() {
        return Math.multiplyExact(layout.gpuCount(), workerCount);
    }
}
