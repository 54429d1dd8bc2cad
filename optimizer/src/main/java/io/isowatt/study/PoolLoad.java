package io.isowatt.study;

/**
 * How the pools of a disaggregated deployment share the work.
 *
 * @param prefillGpuCount GPUs that take prompts
 * @param decodeGpuCount GPUs that decode
 * @param prefillBusyFraction share of time that prefill workers are busy
 * @param waitSeconds waiting for a prefill worker
 * @param prefillSeconds own prefill
 * @param transferSeconds moving the KV cache
 * @param linkBusyFraction load of the busier links
 */
public record PoolLoad(
        int prefillGpuCount,
        int decodeGpuCount,
        double prefillBusyFraction,
        double waitSeconds,
        double prefillSeconds,
        double transferSeconds,
        double linkBusyFraction) {}
