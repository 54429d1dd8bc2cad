package io.isowatt.fitting;

import io.isowatt.deployment.Framework;

import java.util.ArrayList;
import java.util.List;

/**
 * A constant that measurements may move: a line of the tables below is all it takes to fit one more. A constant whose kind
 * is {@code assumed} in the start file is hand-set and stays as it is.
 *
 * @param path its key in a calibration: {@code kernels.bf16-compute}
 * @param priorErrorFraction nominal standard deviation of its logarithm around the prior's centre: kernels' own efficiencies are
 *     known well from kernel tables, costs of the host only from serving itself
 * @param least smallest sensible value, SI
 * @param most largest sensible value, SI
 */
public record FitParameter(String path, double priorErrorFraction, double least, double most) {

    /** Kernel tables know fractions of peak this well; chosen by the errors on models left out of the fit. */
    private static final double KERNEL = 0.1;

    /** What is known of costs of the host and of waiting before serving is measured. */
    private static final double HOST = 0.35;

    /** What serving tells. */
    public static List<FitParameter> ofServing() {
        List<FitParameter> table = new ArrayList<>(List.of(
                fraction("kernels.bf16-compute", KERNEL, 1.5),
                fraction("kernels.fp8-compute", KERNEL, 1.5),
                fraction("kernels.fp4-compute", KERNEL, 1.5),
                fraction("kernels.weight-read", KERNEL, 1.5),
                fraction("kernels.fp4-weight-read", KERNEL, 1.5),
                fraction("kernels.expert-read", KERNEL, 2),
                fraction("kernels.int4-expert-read", KERNEL, 2),
                fraction("kernels.blackwell-int4-expert-read", KERNEL, 2),
                plain("kernels.routed-bytes-per-element", KERNEL, 500),
                plain("kernels.weight-only-routed-bytes-per-element", KERNEL, 500),
                fraction("kernels.expert-compute.bf16", KERNEL, 1.5),
                fraction("kernels.expert-compute.fp8", KERNEL, 1.5),
                fraction("kernels.expert-compute.nvfp4", KERNEL, 1.5),
                fraction("kernels.expert-compute.mxfp4", KERNEL, 1.5),
                fraction("kernels.expert-compute.int4", KERNEL, 1.5),
                fraction("kernels.cache-read", KERNEL, 1.5),
                fraction("kernels.prefill-attention", KERNEL, 1.5),
                fraction("kernels.link", KERNEL, 1.5),
                seconds("kernels.all-reduce", 0.15, 1e-3),
                seconds("kernels.latent-layer", HOST, 1e-2),
                seconds("kernels.recurrence-layer", HOST, 1e-2),
                seconds("kernels.indexer-layer", HOST, 1e-2),
                fraction("serving.burst", HOST, 3),
                fraction("serving.prefill-first-burst", HOST, 3),
                fraction("serving.wave-interference", HOST, 1)));
        for (Framework framework : Framework.values()) {
            String prefix = "frameworks." + framework.id();
            table.add(seconds(prefix + ".dense-layer", HOST, 1e-2));
            table.add(seconds(prefix + ".expert-layer", HOST, 1e-2));
            table.add(seconds(prefix + ".sequence", HOST, 1e-2));
            table.add(seconds(prefix + ".prompt-step", HOST, 1));
            table.add(seconds(prefix + ".ttft-offset", HOST, 5));
            table.add(fraction(prefix + ".ttft-steps", HOST, 10));
        }
        return table;
    }

    /** What board watts of serving tell; floor, ceiling and prefill level are read off the data by hand. */
    public static List<FitParameter> ofPower() {
        return List.of(
                new FitParameter("power.energy-per-byte", 0.2, 10e-12, 500e-12), fraction("power.compute", 0.2, 5));
    }

    private static FitParameter fraction(String path, double priorErrorFraction, double most) {
        return new FitParameter(path, priorErrorFraction, 1e-3, most);
    }

    private static FitParameter plain(String path, double priorErrorFraction, double most) {
        return new FitParameter(path, priorErrorFraction, 1e-2, most);
    }

    private static FitParameter seconds(String path, double priorErrorFraction, double most) {
        return new FitParameter(path, priorErrorFraction, 1e-8, most);
    }

    double clamp(double value) {
        return Math.min(Math.max(value, least), most);
    }

    /** Whether a value lies at the edge of what is sensible, where the data ask for more. */
    boolean atBound(double value) {
        return value <= least * 1.001 || value >= most * 0.999;
    }
}
