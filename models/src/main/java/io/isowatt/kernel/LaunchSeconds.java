package io.isowatt.kernel;

import io.isowatt.deployment.Framework;

/**
 * Launch latency of the fused expert kernel, one per framework.
 *
 * @param tensorRtLlmSeconds under TensorRT-LLM
 * @param vllmSeconds under vLLM
 * @param sglangSeconds under SGLang
 */
public record LaunchSeconds(double tensorRtLlmSeconds, double vllmSeconds, double sglangSeconds) {

    public double of(Framework framework) {
        return switch (framework) {
            case TENSORRT_LLM -> tensorRtLlmSeconds;
            case VLLM -> vllmSeconds;
            case SGLANG -> sglangSeconds;
        };
    }
}
