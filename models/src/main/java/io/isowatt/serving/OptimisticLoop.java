package io.isowatt.serving;

/**
 * A bound on the closed loop over a range of client numbers: what it says is at least as good as any of them.
 *
 * <p>Between {@code from} and {@code to} clients the admitted sequences n grow with the clients, and the running ones lie
 * between k + (1 − k)·n and n (k the share of the estimate in them), whatever the passes of {@link ServingPlan#performance}
 * give. A pass over more tokens is never shorter, so every part of TPOT and TTFT is at least what the fewest running and
 * admitted sequences need; adding a prompt to a step costs at least {@link
 * io.isowatt.step.StepPlan#leastIncreaseSeconds}. Throughput N·o/(TTFT + (o − 1)·TPOT) is then at most that of the most
 * clients with the shortest times.
 */
final class OptimisticLoop {

    private OptimisticLoop() {}

    /** Rounding of the bounded figures and of the bound together, with much to spare. */
    private static final double ROUNDING = 1e-11;

    static Performance between(ServingPlan plan, double from, double to) {
        double N = Math.max(from / plan.layout.dataDegree(), 1);
        double n = plan.admittedCount(from);
        double m = plan.burst * (n - 1) / 2;
        double c = plan.chunkCount;
        double y = plan.chunkTokens;
        double o = plan.o;
        double v = plan.speculation.tokensPerStep();
        double keep = plan.constants.runningBlendFraction();
        double b = keep + (1 - keep) * n;
        double micro = plan.microBatchCount(b);
        double rows = micro * plan.speculation.rowsPerSequence();
        double t_d = plan.decodeStepSeconds(b);
        double s_1;
        double W_q;
        double prefillPerToken;
        if (plan.framework.mixesPrefill()) {
            double mixing = plan.framework.promptStepSeconds();
            double q = Math.max(c * (n / plan.stages) * v / o, 1);
            prefillPerToken =
                    Math.min(1 / v, n * c / (o * plan.stages)) * (plan.step.leastIncreaseSeconds(rows, q * y) + mixing)
                            + plan.prefillAttentionSeconds * n / (o * plan.stages);
            double others = t_d - plan.step.seconds(rows);
            s_1 = plan.chunkPasses * (plan.step.seconds(rows + y) + others + mixing) + plan.prefillAttentionSeconds;
            W_q = (c * plan.step.leastIncreaseSeconds(rows + y, y * m) + m * plan.prefillAttentionSeconds)
                    / plan.stages;
        } else {
            double prompt = plan.step.seconds(y);
            double whole = c * prompt + plan.prefillAttentionSeconds;
            prefillPerToken = plan.interference * whole * n / (o * plan.stages);
            s_1 = plan.chunkPasses * prompt + plan.prefillAttentionSeconds;
            W_q = m * whole / plan.stages;
        }
        double tpot = (t_d / v + prefillPerToken) * (1 - ROUNDING);
        double cycle = s_1 + W_q + o * tpot;
        double Q = N > n ? (N - n) / n * cycle : 0;
        double ttft = (s_1
                        + W_q
                        + Q
                        + plan.framework.ttftDecodeStepCount() * t_d
                        + plan.framework.ttftOffsetSeconds()
                        + plan.framework.ttftStepsFraction() * v * tpot)
                * (1 - ROUNDING);
        double throughput = to * o / (ttft + tpot * (o - 1)) * (1 + ROUNDING);
        return new Performance(tpot, ttft, throughput, t_d, 0, s_1, W_q, Q, 0, b);
    }
}
