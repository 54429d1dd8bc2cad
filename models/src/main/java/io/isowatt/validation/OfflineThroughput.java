package io.isowatt.validation;

import io.isowatt.deployment.Layout;
import io.isowatt.serving.ServingPlan;
import io.isowatt.step.StepPlan;
import io.isowatt.workload.Workload;

/** Output with every request queued at once, so that as many sequences run as memory and a limit allow. */
public final class OfflineThroughput {

    /** Most sequences that TensorRT-LLM's benchmark runs at once on a rank. */
    public static final double SEQUENCE_LIMIT_COUNT = 2048;

    private OfflineThroughput() {}

    /**
     * Output tokens per second of a replica.
     *
     * <pre>
     * b   = min(cap/(isl + osl), limit),  p pipeline stages
     * q   = max(c·b/(p·o), 1) prompts of c chunks of y tokens that share a step
     * t_d = T(b/p) + b/p·(a_0 + k_d·(i + o/2)),  w_p = c·(T(b/p + q·y) − T(b/p) + t_mix)/q + k_p·i²/2
     * X   = dp·b·o/(o·t_d + b·w_p/p)
     * </pre>
     *
     * @param plan the layout under this load
     * @param workload lengths; no prefix cache
     * @param limitCount most sequences of the replica at once
     */
    public static double outputTokensPerSecond(ServingPlan plan, Layout layout, Workload workload, double limitCount) {
        StepPlan step = plan.step();
        double i = workload.meanPromptTokens();
        double o = workload.meanOutputTokens();
        double dp = layout.dataDegree();
        double p = layout.pipelineDegree();
        double nominal = workload.promptTokens() + workload.outputTokens();
        double b = Math.max(Math.min(plan.memory().capacityTokens(nominal) / nominal, limitCount / dp), 1);
        double micro = plan.microBatchCount(b);
        double c = Math.ceil(i / layout.prefillChunkTokens());
        double y = i / c;
        double q = Math.max(c * b / (p * o), 1);
        double t_d = step.decodeSeconds(micro, plan.meanContextTokens());
        double w_p = c * (step.seconds(micro + q * y) - step.seconds(micro) + plan.promptStepSeconds()) / q
                + step.prefillSecondsPerTokenPair() * i * i / 2;
        return dp * b * o / (o * t_d + b * w_p / p);
    }
}
