package io.isowatt.estimate;

import io.isowatt.power.PowerBoundary;
import io.isowatt.serving.SplitLoop;

/**
 * The figures of two pools under load, with the parts they are made of.
 *
 * @param estimate over the GPUs of both pools
 * @param loop where the time to first token goes, and how busy pools and links are
 * @param queueSeconds waiting of clients beyond what the pools serve at once, a part of the wait in the loop
 * @param prefill a prefill worker
 * @param prefillWorkerCount prefill workers
 * @param decode a decode worker
 * @param decodeWorkerCount decode workers
 */
public record DisaggregatedEstimate(
        Estimate estimate,
        SplitLoop loop,
        double queueSeconds,
        PrefillWorker prefill,
        int prefillWorkerCount,
        DecodeWorker decode,
        int decodeWorkerCount) {

    /** Clients that keep the loop going. */
    public double clientCount() {
        return DisaggregatedEstimator.clientCount(loop, decode, decodeWorkerCount);
    }

    public double prefillWatts(PowerBoundary boundary) {
        return prefill.power().watts(boundary, prefillWorkerCount, loop.requestsPerSecond());
    }

    public double decodeWatts(PowerBoundary boundary) {
        return decodeWorkerCount * decode.watts().watts(boundary);
    }

    public double prefillDollarsPerSecond() {
        return prefillWorkerCount * prefill.dollarsPerSecond();
    }

    public double decodeDollarsPerSecond() {
        return decodeWorkerCount * decode.dollarsPerSecond();
    }
}
