package io.isowatt.cost;

/** What output tokens cost. */
public final class TokenCost {

    private TokenCost() {}

    /** USD per million output tokens = USD per GPU-second · GPUs / (tokens per second) · 10⁶. */
    public static double dollarsPerMillionTokens(
            double dollarsPerGpuSecond, double gpuCount, double outputTokensPerSecond) {
        return dollarsPerGpuSecond * gpuCount / outputTokensPerSecond * 1e6;
    }
}
