package io.isowatt.estimate;

import io.isowatt.serving.SplitLoop;

import java.util.Optional;

/**
 * A prefill and a decode pool under a given number of clients: the running sequences of a decode worker are found by
 * bisection, for more of them mean more clients.
 *
 * @param estimator of the load
 * @param prefill a prefill worker
 * @param x prefill workers
 * @param decode estimates a decode worker
 * @param y decode workers
 * @param sequenceLimitCount most sequences that run in a decode worker at once
 */
public record DisaggregatedLoad(
        DisaggregatedEstimator estimator,
        PrefillWorker prefill,
        int x,
        DecodeEstimator decode,
        int y,
        double sequenceLimitCount) {

    private static final int HALVINGS = 80;

    /** A load on decode workers that run what their memory holds or the user lets run. */
    public DisaggregatedLoad(
            DisaggregatedEstimator estimator, PrefillWorker prefill, int x, DecodeEstimator decode, int y) {
        this(estimator, prefill, x, decode, y, decode.sequenceLimitCount());
    }

    /**
     * What so many clients see. Where the pools cannot serve all of them at once, because prefill workers are busy all
     * the time or decode workers are full, the others wait: TTFT = N/X − time of decoding, at the rate X that the
     * pools reach.
     */
    public DisaggregatedEstimate at(double clients) {
        double low = 0;
        double high = Math.min(sequenceLimitCount, clients / y);
        double running = high;
        for (int halving = 0; halving < HALVINGS; halving++) {
            if (fits(running, clients)) {
                low = running;
            } else {
                high = running;
            }
            running = low + (high - low) / 2;
        }
        DecodeWorker worker = decode.worker(low);
        SplitLoop loop = estimator.loop(prefill, x, worker, y).orElseThrow();
        double ttft = (clients - y * low) / loop.requestsPerSecond();
        double queue = Math.max(ttft - loop.ttftSeconds(), 0);
        SplitLoop whole = loop.withTtft(loop.ttftSeconds() + queue);
        return new DisaggregatedEstimate(
                estimator.estimate(whole, prefill, x, worker, y), whole, queue, prefill, x, worker, y);
    }

    private boolean fits(double running, double clients) {
        DecodeWorker worker = decode.worker(running);
        Optional<SplitLoop> loop = estimator.loop(prefill, x, worker, y);
        return loop.isPresent() && DisaggregatedEstimator.clientCount(loop.get(), worker, y) <= clients;
    }
}
