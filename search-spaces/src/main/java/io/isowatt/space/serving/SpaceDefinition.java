package io.isowatt.space.serving;

import io.isowatt.llm.Precision;

import java.util.List;

/**
 * What varies in a search, as a user writes it; an empty list leaves the choice to the program.
 *
 * @param id name of the space
 * @param description one line on what it is for
 * @param gpuCounts GPUs of one replica; empty for powers of two up to what the machine's links join
 * @param tensorDegrees tensor-parallel degrees
 * @param pipelineDegrees pipeline stages; empty for stages only over whole scale-up domains, for large models
 * @param dataDegrees attention data-parallel degrees; empty for all that make up the GPU count
 * @param expertDegrees expert-parallel degrees; empty for 1 and all GPUs of a stage
 * @param weights weight precisions; those that model and machine have are taken
 * @param wideActivations whether products are computed in bf16 although weights are narrower
 * @param cacheBytesPerElement bytes of a KV-cache element
 * @param concurrency numbers of clients
 * @param prefillChunkTokens prefill token budgets of a step
 */
public record SpaceDefinition(
        String id,
        String description,
        List<Integer> gpuCounts,
        List<Integer> tensorDegrees,
        List<Integer> pipelineDegrees,
        List<Integer> dataDegrees,
        List<Integer> expertDegrees,
        List<Precision> weights,
        List<Boolean> wideActivations,
        List<Integer> cacheBytesPerElement,
        ConcurrencyGrid concurrency,
        List<Integer> prefillChunkTokens) {

    public SpaceDefinition {
        gpuCounts = List.copyOf(gpuCounts);
        tensorDegrees = List.copyOf(tensorDegrees);
        pipelineDegrees = List.copyOf(pipelineDegrees);
        dataDegrees = List.copyOf(dataDegrees);
        expertDegrees = List.copyOf(expertDegrees);
        weights = List.copyOf(weights);
        wideActivations = List.copyOf(wideActivations);
        cacheBytesPerElement = List.copyOf(cacheBytesPerElement);
        prefillChunkTokens = List.copyOf(prefillChunkTokens);
    }
}
