package io.isowatt.study;

import io.isowatt.deployment.Disaggregated;
import io.isowatt.deployment.Pool;
import io.isowatt.estimate.DecodeEstimator;
import io.isowatt.estimate.DecodeWorker;
import io.isowatt.estimate.DisaggregatedEstimator;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.PoolsUncertainty;
import io.isowatt.estimate.PrefillWorker;
import io.isowatt.estimate.Scenario;
import io.isowatt.serving.SplitLoop;
import io.isowatt.uncertainty.Uncertainty;

import java.util.Optional;

/**
 * Prefill and decode workers of one candidate, worked out again from its rank.
 *
 * @param taking the scenario of the prefill pool, launched as its workers are
 * @param prefill a prefill worker
 * @param x prefill workers
 * @param decoding the scenario of the decode pool, launched as its workers are
 * @param estimator of the decode layout
 * @param decode a decode worker
 * @param y decode workers
 * @param place of its running sequences in the sweep
 */
record PoolPair(
        Scenario taking,
        PrefillWorker prefill,
        int x,
        Scenario decoding,
        DecodeEstimator estimator,
        DecodeWorker decode,
        int y,
        int place) {

    /** All figures over both pools. */
    Estimate estimate() {
        return estimate(decode).orElseThrow();
    }

    /** All figures over both pools; empty if prefill cannot keep up. */
    Optional<Estimate> feasible() {
        return estimate(decode);
    }

    /** As many decode workers of another load, beside another number of prefill workers. */
    PoolPair with(int prefillWorkerCount, DecodeWorker worker) {
        return new PoolPair(taking, prefill, prefillWorkerCount, decoding, estimator, worker, y, place);
    }

    /** The same numbers of workers with so many sequences in each decode worker; empty if prefill cannot keep up. */
    Optional<Estimate> running(int sequences) {
        return estimate(estimator.worker(sequences));
    }

    private Optional<Estimate> estimate(DecodeWorker worker) {
        return new DisaggregatedEstimator(decoding).estimate(prefill, x, worker, y);
    }

    private SplitLoop loop() {
        return new DisaggregatedEstimator(decoding).loop(prefill, x, decode, y).orElseThrow();
    }

    /** How far off its figures may be. */
    Uncertainty uncertainty() {
        return new PoolsUncertainty(taking, decoding).of(prefill, x, decode, y, loop().requestsPerSecond());
    }

    Disaggregated deployment() {
        return new Disaggregated(
                new Pool(prefill.hardware(), prefill.layout(), x),
                new Pool(decode.hardware(), decode.layout(), y),
                decoding.settings(),
                clientCount(estimate()));
    }

    /** Clients that keep both pools at work: N = X·(TTFT + (o − 1)·TPOT). */
    static int clientCount(Estimate estimate) {
        double requestsPerSecond = estimate.outputTokensPerSecond() / estimate.meanOutputTokens();
        double decodeSeconds = estimate.meanOutputTokens() > 1
                ? (estimate.meanOutputTokens() - 1) * estimate.performance().tpotSeconds()
                : 0;
        double clients = requestsPerSecond * (estimate.performance().ttftSeconds() + decodeSeconds);
        return (int) Math.max(Math.round(clients), 1);
    }

    /** Where time and memory go, beside what binds. */
    Breakdown breakdown(BindingText bound) {
        SplitLoop loop = loop();
        return Breakdown.of(
                bound,
                estimator.breakdownSeconds(decode),
                estimator.memory(),
                Optional.of(new PoolLoad(
                        x * prefill.gpuCount(),
                        y * decode.gpuCount(),
                        loop.prefillBusyFraction(),
                        loop.waitSeconds(),
                        loop.prefillSeconds(),
                        loop.transferSeconds(),
                        Math.max(loop.sendBusyFraction(), loop.receiveBusyFraction()))));
    }
}
