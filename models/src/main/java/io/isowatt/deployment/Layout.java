package io.isowatt.deployment;

import io.isowatt.llm.Precision;

/**
 * How one replica of a model lies on its GPUs: GPUs = tensor × pipeline × data degree.
 *
 * @param tensorDegree tensor-parallel degree of attention
 * @param pipelineDegree pipeline stages
 * @param dataDegree attention data-parallel ranks, each with its own KV cache
 * @param expertDegree expert-parallel degree, 1 to the GPUs of a stage
 * @param weights precision of the weights
 * @param wideActivations whether products are computed in bf16 whatever the weights are
 * @param cacheBytesPerElement bytes of one KV-cache element: 2 for bf16, 1 for fp8
 * @param prefillChunkTokens most prompt tokens that one step takes
 */
public record Layout(
        int tensorDegree,
        int pipelineDegree,
        int dataDegree,
        int expertDegree,
        Precision weights,
        boolean wideActivations,
        double cacheBytesPerElement,
        int prefillChunkTokens) {

    public Layout {
        if (tensorDegree < 1 || pipelineDegree < 1 || dataDegree < 1 || expertDegree < 1 || prefillChunkTokens < 1) {
            throw new IllegalArgumentException("Degrees and chunk are at least 1.");
        }
        if (tensorDegree * dataDegree % expertDegree != 0) {
            throw new IllegalArgumentException("The expert degree divides the GPUs of a stage.");
        }
        if (cacheBytesPerElement != 1 && cacheBytesPerElement != 2) {
            throw new IllegalArgumentException("A KV-cache element has one byte or two.");
        }
    }

    /** GPUs of one replica. */
    public int gpuCount() {
        return tensorDegree * pipelineDegree * dataDegree;
    }

    /** GPUs of one pipeline stage. */
    public int stageGpuCount() {
        return tensorDegree * dataDegree;
    }

    /** A short label such as {@code TP8 FP8} or {@code DP8 EP8 NVFP4}; degrees of 1 are left out. */
    public String label() {
        StringBuilder label = new StringBuilder();
        if (tensorDegree > 1 || gpuCount() == 1) {
            label.append("TP").append(tensorDegree).append(' ');
        }
        if (pipelineDegree > 1) {
            label.append("PP").append(pipelineDegree).append(' ');
        }
        if (dataDegree > 1) {
            label.append("DP").append(dataDegree).append(' ');
        }
        if (expertDegree > 1) {
            label.append("EP").append(expertDegree).append(' ');
        }
        label.append(weights.name());
        if (wideActivations && weights != Precision.BF16) {
            label.append("-A16");
        }
        return label.toString();
    }
}
