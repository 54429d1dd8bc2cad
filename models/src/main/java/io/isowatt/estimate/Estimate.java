package io.isowatt.estimate;

import io.isowatt.cost.TokenCost;
import io.isowatt.power.PowerBoundary;
import io.isowatt.serving.Performance;

/**
 * The figures of a deployment under load: one replica, some, or pools. Replicas side by side multiply throughput, watts and dollars alike, so
 * everything per megawatt, per GPU or per token is the same for any number of them.
 *
 * @param performance what clients see
 * @param gpuCount GPUs of the replica
 * @param boundary where watts are counted
 * @param boardWattsPerGpu GPU board alone
 * @param serverWattsPerGpu with its share of server and network
 * @param facilityWattsPerGpu with power distribution and cooling
 * @param provisionedWattsPerGpu planned
 * @param meanPromptTokens prompt tokens of a request
 * @param meanOutputTokens output tokens of a request
 * @param dollarsPerGpuSecond price of a GPU in use, with its share of those left empty beside it
 */
public record Estimate(
        Performance performance,
        int gpuCount,
        PowerBoundary boundary,
        double boardWattsPerGpu,
        double serverWattsPerGpu,
        double facilityWattsPerGpu,
        double provisionedWattsPerGpu,
        double meanPromptTokens,
        double meanOutputTokens,
        double dollarsPerGpuSecond) {

    /** The same at another price. */
    public Estimate priced(double newDollarsPerGpuSecond) {
        return new Estimate(
                performance,
                gpuCount,
                boundary,
                boardWattsPerGpu,
                serverWattsPerGpu,
                facilityWattsPerGpu,
                provisionedWattsPerGpu,
                meanPromptTokens,
                meanOutputTokens,
                newDollarsPerGpuSecond);
    }

    /** The same watts and prices with other times. */
    public Estimate with(Performance seen) {
        return new Estimate(
                seen,
                gpuCount,
                boundary,
                boardWattsPerGpu,
                serverWattsPerGpu,
                facilityWattsPerGpu,
                provisionedWattsPerGpu,
                meanPromptTokens,
                meanOutputTokens,
                dollarsPerGpuSecond);
    }

    /** Watts of one GPU at a boundary. */
    public double wattsPerGpu(PowerBoundary at) {
        return switch (at) {
            case BOARD -> boardWattsPerGpu;
            case SERVER -> serverWattsPerGpu;
            case FACILITY -> facilityWattsPerGpu;
            case PROVISIONED -> provisionedWattsPerGpu;
        };
    }

    /** Watts of the replica at the boundary of the study. */
    public double watts() {
        return watts(boundary);
    }

    /** Watts of the replica at a boundary. */
    public double watts(PowerBoundary at) {
        return gpuCount * wattsPerGpu(at);
    }

    public double dollarsPerSecond() {
        return gpuCount * dollarsPerGpuSecond;
    }

    /** From sending the prompt to the last output token: TTFT + TPOT·(o − 1). */
    public double endToEndSeconds() {
        return meanOutputTokens <= 1
                ? performance.ttftSeconds()
                : performance.ttftSeconds() + performance.tpotSeconds() * (meanOutputTokens - 1);
    }

    public double outputTokensPerSecond() {
        return performance.outputTokensPerSecond();
    }

    /** Prompt and output tokens per second. */
    public double totalTokensPerSecond() {
        return outputTokensPerSecond() * (meanPromptTokens + meanOutputTokens) / meanOutputTokens;
    }

    public double outputTokensPerSecondPerMegawatt() {
        return outputTokensPerSecond() / (watts() / 1e6);
    }

    public double joulesPerOutputToken() {
        return watts() / outputTokensPerSecond();
    }

    public double dollarsPerMillionOutputTokens() {
        return TokenCost.dollarsPerMillionTokens(dollarsPerGpuSecond, gpuCount, outputTokensPerSecond());
    }

    /** What so many equal replicas side by side deliver and take. */
    public Fleet fleet(int replicaCount) {
        return new Fleet(
                replicaCount * gpuCount,
                replicaCount * outputTokensPerSecond(),
                replicaCount * watts(),
                replicaCount * gpuCount * dollarsPerGpuSecond);
    }

    /**
     * Replicas side by side.
     *
     * @param gpuCount all GPUs
     * @param outputTokensPerSecond output of all replicas
     * @param watts power at the boundary of the estimate
     * @param dollarsPerSecond price of all GPUs
     */
    public record Fleet(int gpuCount, double outputTokensPerSecond, double watts, double dollarsPerSecond) {}
}
