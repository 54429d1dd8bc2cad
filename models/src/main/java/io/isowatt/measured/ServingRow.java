package io.isowatt.measured;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.workload.Workload;

/**
 * A closed loop of clients on one replica whose prefill and decode share its GPUs.
 *
 * @param source where the row stands
 * @param protocol how the clients behaved
 * @param framework the serving software
 * @param modelName what the table calls the model
 * @param model the catalog model of that name
 * @param hardwareName what the table calls the machine
 * @param hardware the catalog machine of that name
 * @param layout how the replica lies on its GPUs
 * @param workload lengths of prompts and outputs
 * @param clientCount clients that always have a request open
 * @param measured what was measured, empty where the table does not tell
 * @param speculationSuspect whether tokens may have been drafted although no column says so
 * @param defect whether the load or the server was evidently not what the row says
 * @param peer what the public predictor aiconfigurator says, empty where it has no answer
 */
public record ServingRow(
        SourceRow source,
        LoadProtocol protocol,
        Framework framework,
        String modelName,
        LanguageModel model,
        String hardwareName,
        Hardware hardware,
        Layout layout,
        Workload workload,
        double clientCount,
        Latency measured,
        boolean speculationSuspect,
        boolean defect,
        Latency peer)
        implements MeasuredRow {

    /** Whether the row counts in headline figures and calibration. */
    public boolean sound() {
        return !speculationSuspect && !defect;
    }
}
