package io.isowatt.measured;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Pool;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.workload.Workload;

/**
 * A closed loop of clients on a prefill pool and a decode pool.
 *
 * @param source where the row stands
 * @param protocol how the clients behaved
 * @param framework the serving software
 * @param model what was served
 * @param prefill the workers that took prompts
 * @param decode the workers that decoded
 * @param workload lengths of prompts and outputs
 * @param clientCount clients that always had a request open
 * @param measured what was measured, empty where the table does not tell
 * @param speculationSuspect whether tokens may have been drafted although no column says so
 * @param peer what the public predictor aiconfigurator says, empty where it has no answer
 */
public record SplitRow(
        SourceRow source,
        LoadProtocol protocol,
        Framework framework,
        LanguageModel model,
        Pool prefill,
        Pool decode,
        Workload workload,
        double clientCount,
        Latency measured,
        boolean speculationSuspect,
        Latency peer)
        implements MeasuredRow {

    /** The machine of the decode pool. */
    public Hardware hardware() {
        return decode.hardware();
    }

    /** GPUs of both pools. */
    public int gpuCount() {
        return prefill.gpuCount() + decode.gpuCount();
    }
}
