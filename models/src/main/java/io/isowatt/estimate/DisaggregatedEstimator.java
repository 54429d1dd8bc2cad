package io.isowatt.estimate;

import io.isowatt.power.PowerBoundary;
import io.isowatt.serving.Performance;
import io.isowatt.serving.PrefillService;
import io.isowatt.serving.SplitLoop;

import java.util.Optional;

/**
 * Estimates x prefill workers beside y decode workers in closed form.
 *
 * <p>For given x, y and decode worker, every figure is monotone in everything of the prefill worker, rounding included: a
 * worker of the same machine that takes no longer, draws no more, costs no more and needs no more GPUs never gives a worse
 * figure. The exact search of pairs rests on it.
 */
public final class DisaggregatedEstimator {

    private final PowerBoundary boundary;
    private final double promptTokens;
    private final double outputTokens;

    /** An estimator for a load, a framework and a boundary; the machines are those of the workers. */
    public DisaggregatedEstimator(Scenario scenario) {
        this.boundary = scenario.boundary();
        this.promptTokens = scenario.workload().meanPromptTokens();
        this.outputTokens = scenario.workload().meanOutputTokens();
    }

    /** The loop through both pools; empty if prefill workers or links cannot keep up with the decode workers. */
    public Optional<SplitLoop> loop(PrefillWorker prefill, int x, DecodeWorker decode, int y) {
        if (prefill.layout().cacheBytesPerElement() != decode.layout().cacheBytesPerElement()) {
            throw new IllegalArgumentException("Both pools keep the KV cache in the same precision.");
        }
        return SplitLoop.of(prefill.service(), x, decode.service(), y, throughNetwork(prefill, x, decode, y));
    }

    /** Caches stay inside a scale-up domain only where one holds all GPUs of both pools. */
    private static boolean throughNetwork(PrefillWorker prefill, int x, DecodeWorker decode, int y) {
        long gpus = (long) x * prefill.gpuCount() + (long) y * decode.gpuCount();
        return gpus > decode.hardware().scaleUpGpuCount()
                || !prefill.hardware().id().equals(decode.hardware().id());
    }

    /** All figures over the GPUs of both pools; empty if prefill workers or links cannot keep up. */
    public Optional<Estimate> estimate(PrefillWorker prefill, int x, DecodeWorker decode, int y) {
        Optional<SplitLoop> loop = loop(prefill, x, decode, y);
        return loop.isEmpty() ? Optional.empty() : Optional.of(estimate(loop.get(), prefill, x, decode, y));
    }

    /** All figures of a loop through such pools. */
    Estimate estimate(SplitLoop loop, PrefillWorker prefill, int x, DecodeWorker decode, int y) {
        double X = loop.requestsPerSecond();
        int gpus = x * prefill.gpuCount() + y * decode.gpuCount();
        return new Estimate(
                performance(loop, prefill.service(), decode),
                gpus,
                boundary,
                wattsPerGpu(PowerBoundary.BOARD, X, prefill, x, decode, y, gpus),
                wattsPerGpu(PowerBoundary.SERVER, X, prefill, x, decode, y, gpus),
                wattsPerGpu(PowerBoundary.FACILITY, X, prefill, x, decode, y, gpus),
                wattsPerGpu(PowerBoundary.PROVISIONED, X, prefill, x, decode, y, gpus),
                promptTokens,
                outputTokens,
                (x * prefill.dollarsPerSecond() + y * decode.dollarsPerSecond()) / gpus);
    }

    private Performance performance(SplitLoop loop, PrefillService prefill, DecodeWorker decode) {
        return new Performance(
                decode.service().tpotSeconds(),
                loop.ttftSeconds(),
                loop.requestsPerSecond() * outputTokens,
                decode.service().stepSeconds(),
                prefill.secondsPerPrompt(),
                loop.prefillSeconds(),
                loop.waitSeconds(),
                0,
                0,
                decode.service().rankRunningCount());
    }

    private static double wattsPerGpu(
            PowerBoundary at, double X, PrefillWorker prefill, int x, DecodeWorker decode, int y, int gpus) {
        return (prefill.power().watts(at, x, X) + y * decode.watts().watts(at)) / gpus;
    }

    /** Clients that keep the loop going: those that wait for their first token and those whose tokens are decoded. */
    public static double clientCount(SplitLoop loop, DecodeWorker decode, int y) {
        return loop.requestsPerSecond() * loop.ttftSeconds()
                + y * decode.service().runningCount();
    }
}
