package io.isowatt.space.serving;

import io.isowatt.llm.Precision;

import java.util.List;
import java.util.Optional;

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
 * @param server what varies about the server
 * @param aggregated whether GPUs that both prefill and decode are looked at
 * @param pools what varies about pools of prefill and decode workers; empty where they are not looked at. The layout axes
 *     and concurrency are then those of a decode worker, too
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
        List<Integer> prefillChunkTokens,
        ServerAxes server,
        boolean aggregated,
        Optional<Pools> pools) {

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
        if (!aggregated && pools.isEmpty()) {
            throw new IllegalArgumentException("A space holds aggregated serving, pools, or both.");
        }
    }

    /** Layouts for aggregated serving, the server as the study says. */
    public SpaceDefinition(
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
        this(
                id,
                description,
                gpuCounts,
                tensorDegrees,
                pipelineDegrees,
                dataDegrees,
                expertDegrees,
                weights,
                wideActivations,
                cacheBytesPerElement,
                concurrency,
                prefillChunkTokens,
                ServerAxes.AS_STUDIED,
                true,
                Optional.empty());
    }

    /** The same layouts, served in other ways. */
    SpaceDefinition with(boolean together, Optional<Pools> apart) {
        return with(server, together, apart);
    }

    /** The same with so many equally spaced values for each continuous axis, so that it can be enumerated. */
    public SpaceDefinition stepped(int count) {
        return with(server.stepped(count), aggregated, pools);
    }

    /** The same with these precisions of weights, for prefill workers too. */
    public SpaceDefinition withWeights(List<Precision> precisions) {
        return new SpaceDefinition(
                id,
                description,
                gpuCounts,
                tensorDegrees,
                pipelineDegrees,
                dataDegrees,
                expertDegrees,
                precisions,
                wideActivations,
                cacheBytesPerElement,
                concurrency,
                prefillChunkTokens,
                server,
                aggregated,
                pools.map(apart -> new Pools(
                        apart.prefillWorkerCounts(),
                        apart.decodeWorkerCounts(),
                        apart.mostGpuCount(),
                        apart.anyMachines(),
                        apart.prefill().withWeights(precisions))));
    }

    private SpaceDefinition with(ServerAxes axes, boolean together, Optional<Pools> apart) {
        return new SpaceDefinition(
                id,
                description,
                gpuCounts,
                tensorDegrees,
                pipelineDegrees,
                dataDegrees,
                expertDegrees,
                weights,
                wideActivations,
                cacheBytesPerElement,
                concurrency,
                prefillChunkTokens,
                axes,
                together,
                apart);
    }

    /** What varies about a decode worker: it takes no prompts, so that its prefill budget is one value. */
    public SpaceDefinition decode() {
        return worker(concurrency, prefillChunkTokens.subList(0, 1), server.draftTokenCounts());
    }

    /** The same as the space of one worker: uncapped, replicas counted by the pools. */
    SpaceDefinition worker(ConcurrencyGrid running, List<Integer> chunks, List<Integer> drafts) {
        return new SpaceDefinition(
                id,
                description,
                gpuCounts,
                tensorDegrees,
                pipelineDegrees,
                dataDegrees,
                expertDegrees,
                weights,
                wideActivations,
                cacheBytesPerElement,
                running,
                chunks,
                ServerAxes.drafting(drafts),
                true,
                Optional.empty());
    }
}
