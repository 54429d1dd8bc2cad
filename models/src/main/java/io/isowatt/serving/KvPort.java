package io.isowatt.serving;

import io.isowatt.deployment.Layout;
import io.isowatt.llm.Attention;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.LayerGroup;
import io.isowatt.step.Links;

/**
 * Where KV caches of prompts leave a worker or come in. The GPUs of an attention rank share a prompt; ranks move theirs side
 * by side. Cached elements keep their size. A prefix found in the cache of the prefill pool is sent like the rest.
 *
 * @param rankCount attention ranks of the worker
 * @param networkSeconds one prompt through the network at the share of its bandwidth that messages reach
 * @param domainSeconds the same inside a scale-up domain
 * @param networkLatencySeconds latency of a message through the network
 * @param domainLatencySeconds latency inside a domain
 */
public record KvPort(
        int rankCount,
        double networkSeconds,
        double domainSeconds,
        double networkLatencySeconds,
        double domainLatencySeconds) {

    /** Sending prompts of so many tokens: each GPU of a rank sends an equal share, replicated heads once. */
    static KvPort sending(LanguageModel model, Layout layout, double promptTokens, Links links) {
        double gpus = (double) layout.tensorDegree() * layout.pipelineDegree();
        return of(layout, promptBytes(model, layout.cacheBytesPerElement(), promptTokens) / gpus, links);
    }

    /** Receiving them: each GPU takes what it stores, replicated heads on each. */
    static KvPort receiving(Memory memory, Layout layout, double promptTokens, Links links) {
        return of(layout, memory.cacheBytesPerToken() * promptTokens + memory.stateBytesPerSequence(), links);
    }

    private static KvPort of(Layout layout, double bytesPerGpu, Links links) {
        return new KvPort(
                layout.dataDegree(),
                bytesPerGpu * links.networkSecondsPerByte(),
                bytesPerGpu * links.domainSecondsPerByte(),
                links.messageSeconds(true),
                links.messageSeconds(false));
    }

    /**
     * What a prompt leaves in the cache: elements of all layers and tokens, and recurrent states in four bytes per element.
     * Layers with a window are counted in full, as in {@link Memory}.
     */
    public static double promptBytes(LanguageModel model, double bytesPerElement, double promptTokens) {
        double bytes = 0;
        for (LayerGroup group : model.layers()) {
            double layers = group.layerCount();
            Attention attention = group.attention();
            bytes += layers * attention.cachedElementsPerToken(1) * bytesPerElement * promptTokens;
            if (attention instanceof Attention.LinearRecurrence recurrence) {
                bytes += 4 * layers * recurrence.stateElementCount();
            }
            if (attention instanceof Attention.SparseLatent sparse) {
                bytes += layers * sparse.indexCacheBytesPerToken() * promptTokens;
            }
        }
        return bytes;
    }

    /** One prompt over the link used. */
    double seconds(boolean network) {
        return network ? networkSeconds : domainSeconds;
    }

    /** Latency of a message over the link used. */
    double latencySeconds(boolean network) {
        return network ? networkLatencySeconds : domainLatencySeconds;
    }
}
