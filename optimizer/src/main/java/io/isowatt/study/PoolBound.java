package io.isowatt.study;

import io.isowatt.estimate.DecodeWorker;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.PrefillWorker;
import io.isowatt.estimate.Scenario;
import io.isowatt.power.PowerBoundary;
import io.isowatt.serving.DecodeService;
import io.isowatt.serving.KvPort;
import io.isowatt.serving.Performance;

import java.util.Arrays;
import java.util.List;

/**
 * What a decode worker can reach at best, whatever its prefill pool and the numbers of workers are.
 *
 * <p>At a rate X, y = X/λ decode workers draw X·P_D/λ, and x prefill workers, of which X·w/x are busy at most, draw
 * x·P_idle + X·E ≥ X·(w·P_idle + E); dollars and GPUs of the prefill pool are X·w times those of a worker at least. So each is a
 * price per request of the decode worker plus the least of any prefill worker, and the first token waits for no prefill worker
 * and no link. For a worker that runs between b and b·(1 + r) sequences, its prices are at least 1/(1 + r) of those at b: step
 * time, and energy of a step, never fall with more sequences.
 */
final class PoolBound {

    /** Rounding of figures and bound together, with much to spare. */
    static final double ROUNDING = 1e-11;

    /** A deployment of this many GPUs stands for ratios, which its size does not change. */
    private static final int VIRTUAL_GPUS = 1 << 20;

    private static final PowerBoundary[] BOUNDARIES = PowerBoundary.values();

    private final Goals goals;
    private final Scenario scenario;
    private final int leastDecodeWorkers;
    private final double[] leastJoules = new double[BOUNDARIES.length];
    private double leastDollars = Double.POSITIVE_INFINITY;
    private double leastGpuSeconds = Double.POSITIVE_INFINITY;
    private double leastSeconds = Double.POSITIVE_INFINITY;
    private int leastPoolGpus = Integer.MAX_VALUE;

    PoolBound(
            Goals goals,
            Scenario scenario,
            List<PrefillChoices.Choice> prefill,
            int leastPrefillWorkers,
            int leastDecodeWorkers) {
        this.goals = goals;
        this.scenario = scenario;
        this.leastDecodeWorkers = leastDecodeWorkers;
        Arrays.fill(leastJoules, Double.POSITIVE_INFINITY);
        for (PrefillChoices.Choice choice : prefill) {
            PrefillWorker worker = choice.worker();
            double w = worker.service().secondsPerPrompt();
            for (PowerBoundary at : BOUNDARIES) {
                double joules =
                        w * worker.power().watts(at, 1, 0) + worker.power().watts(at, 0, 1);
                leastJoules[at.ordinal()] = Math.min(leastJoules[at.ordinal()], joules);
            }
            leastDollars = Math.min(leastDollars, w * worker.dollarsPerSecond());
            leastGpuSeconds = Math.min(leastGpuSeconds, w * worker.gpuCount());
            leastPoolGpus = Math.min(leastPoolGpus, leastPrefillWorkers * worker.gpuCount());
            leastSeconds = Math.min(
                    leastSeconds,
                    worker.service().promptSeconds()
                            + transferSeconds(worker.service().port()));
        }
    }

    private static double transferSeconds(KvPort port) {
        return Math.min(port.networkLatencySeconds(), port.domainLatencySeconds())
                + Math.min(port.networkSeconds(), port.domainSeconds());
    }

    /** The shortest time to the first token. */
    double ttftSeconds(DecodeWorker decode) {
        return (leastSeconds + decode.service().firstTokenSeconds()) * (1 - ROUNDING);
    }

    /**
     * Writes a vector that no pair with this decode worker beats, nor one whose worker runs more sequences.
     *
     * @param priceFraction share of the worker's prices per request that the latter come down to, 1 for the worker itself
     */
    void read(DecodeWorker decode, double priceFraction, double[] vector) {
        Estimate estimate = estimate(decode, priceFraction);
        goals.read(estimate, vector);
        for (int k = 0; k < vector.length; k++) {
            if (goals.metric(k) == Metric.GPUS) {
                vector[k] = goals.minimized(k, leastPoolGpus + (double) leastDecodeWorkers * decode.gpuCount());
            }
            vector[k] -= Math.abs(vector[k]) * ROUNDING;
        }
    }

    private Estimate estimate(DecodeWorker decode, double priceFraction) {
        DecodeService service = decode.service();
        double perRequest = priceFraction / service.requestsPerSecond();
        double gpuSeconds = decode.gpuCount() * perRequest + leastGpuSeconds;
        double requestsPerSecond = VIRTUAL_GPUS / gpuSeconds;
        return new Estimate(
                new Performance(
                        service.tpotSeconds(),
                        ttftSeconds(decode),
                        requestsPerSecond * scenario.workload().meanOutputTokens(),
                        service.stepSeconds(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        service.rankRunningCount()),
                VIRTUAL_GPUS,
                scenario.boundary(),
                wattsPerGpu(PowerBoundary.BOARD, decode, perRequest, gpuSeconds),
                wattsPerGpu(PowerBoundary.SERVER, decode, perRequest, gpuSeconds),
                wattsPerGpu(PowerBoundary.FACILITY, decode, perRequest, gpuSeconds),
                wattsPerGpu(PowerBoundary.PROVISIONED, decode, perRequest, gpuSeconds),
                scenario.workload().meanPromptTokens(),
                scenario.workload().meanOutputTokens(),
                (decode.dollarsPerSecond() * perRequest + leastDollars) / gpuSeconds);
    }

    private double wattsPerGpu(PowerBoundary at, DecodeWorker decode, double perRequest, double gpuSeconds) {
        return (decode.watts().watts(at) * perRequest + leastJoules[at.ordinal()]) / gpuSeconds;
    }
}
