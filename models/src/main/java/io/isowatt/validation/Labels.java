package io.isowatt.validation;

import io.isowatt.deployment.Framework;
import io.isowatt.measured.MeasuredRow;
import io.isowatt.measured.OfflineRow;
import io.isowatt.measured.PowerRow;
import io.isowatt.measured.ServingRow;
import io.isowatt.measured.SplitRow;
import io.isowatt.measured.UnansweredRow;

/**
 * What a row is grouped by.
 *
 * @param framework name of the serving software
 * @param machine id of the machine
 * @param model id of the model
 * @param load band of clients per GPU
 */
public record Labels(String framework, String machine, String model, LoadBand load) {

    public static Labels of(MeasuredRow row) {
        if (row instanceof ServingRow r) {
            return labels(
                    r.framework(),
                    r.hardware().id(),
                    r.model().id(),
                    r.clientCount() / r.layout().gpuCount());
        }
        if (row instanceof SplitRow r) {
            return labels(r.framework(), r.hardware().id(), r.model().id(), r.clientCount() / r.gpuCount());
        }
        if (row instanceof PowerRow r) {
            return labels(
                    r.framework(),
                    r.hardware().id(),
                    r.model().id(),
                    r.sequenceLimitCount() / r.layout().gpuCount());
        }
        if (row instanceof OfflineRow r) {
            return new Labels(
                    r.framework().displayName(), r.hardware().id(), r.model().id(), LoadBand.FULL);
        }
        UnansweredRow r = (UnansweredRow) row;
        return new Labels(r.frameworkName(), r.hardwareName(), r.modelName(), LoadBand.UNKNOWN);
    }

    private static Labels labels(Framework framework, String machine, String model, double clientsPerGpu) {
        return new Labels(framework.displayName(), machine, model, LoadBand.of(clientsPerGpu));
    }
}
