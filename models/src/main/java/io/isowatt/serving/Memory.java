package io.isowatt.serving;

import io.isowatt.deployment.Layout;
import io.isowatt.llm.Attention;
import io.isowatt.llm.FeedForward;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.LayerGroup;
import io.isowatt.llm.Precision;
import io.isowatt.llm.QuantizationRule;
import io.isowatt.step.StepPlanner;

/**
 * Memory of one GPU; with pipeline stages, of one that holds the most layers, each of average size.
 *
 * @param weightBytes weights on one GPU (W)
 * @param cacheBytesPerToken KV cache of one token on one GPU (kvt)
 * @param stateBytesPerSequence recurrent state of one sequence on one GPU, in four bytes per element
 * @param reserveBytes activations, graphs, collectives
 * @param usableBytes what the framework may use (Mem·μ)
 */
public record Memory(
        double weightBytes,
        double cacheBytesPerToken,
        double stateBytesPerSequence,
        double reserveBytes,
        double usableBytes) {

    /**
     * W = Σ layers (w_att·β_att/tp + dense·β/tp + experts·β/G + shared·β_s/tp) + 4·V·h/tp, input and output embedding in
     * two bytes each; with pipeline stages, the largest share ⌈L/p⌉/L of the layers and one of the embeddings.
     */
    public static Memory of(LanguageModel model, Layout layout, double usableBytes, double reserveBytes) {
        double tp = layout.tensorDegree();
        Precision weights = layout.weights();
        QuantizationRule rule = model.rule();
        double attentionBytes = rule.attention(weights).bytesPerWeight() / tp;
        double sharedBytes = rule.shared(weights).bytesPerWeight() / tp;
        double denseBytes = model.hasExperts() ? sharedBytes : weights.bytesPerWeight() / tp;
        double weightBytes = 0;
        double cacheBytes = 0;
        double stateBytes = 0;
        for (LayerGroup group : model.layers()) {
            double layers = group.layerCount();
            Attention attention = group.attention();
            weightBytes += layers * attention.weightCount(model.hiddenSize()) * attentionBytes;
            cacheBytes +=
                    layers * attention.cachedElementsPerToken(layout.tensorDegree()) * layout.cacheBytesPerElement();
            if (attention instanceof Attention.LinearRecurrence recurrence) {
                stateBytes += 4 * layers * recurrence.stateElementCount() / tp;
            }
            if (attention instanceof Attention.SparseLatent sparse) {
                cacheBytes += layers * sparse.indexCacheBytesPerToken();
            }
            if (group.feedForward() instanceof FeedForward.Dense dense) {
                weightBytes += layers * dense.weightCount() * denseBytes;
            } else if (group.feedForward() instanceof FeedForward.MixtureOfExperts experts) {
                double routed = (double) experts.expertCount() * experts.expertWeightCount();
                weightBytes += layers * routed * weights.bytesPerWeight() / layout.stageGpuCount();
                weightBytes += layers * experts.sharedWeightCount() * sharedBytes;
            }
        }
        double stage = StepPlanner.stageShare(model, layout);
        double embeddings = layout.pipelineDegree() == 1 ? 4 : 2;
        return new Memory(
                weightBytes * stage + embeddings * model.vocabularySize() * model.hiddenSize() / tp,
                cacheBytes * stage,
                stateBytes * stage,
                reserveBytes,
                usableBytes);
    }

    /** Bytes left for the KV cache, negative if not even the weights fit. */
    public double cacheBytes() {
        return usableBytes - weightBytes - reserveBytes;
    }

    /** Bytes needed to serve one sequence of so many tokens. */
    public double neededBytes(double sequenceTokens) {
        return weightBytes + reserveBytes + stateBytesPerSequence + cacheBytesPerToken * sequenceTokens;
    }

    /**
     * Sequences that fit at once, at least one (b_max): ⌊room/(kvt·held + state)⌋, where the room is at least what one
     * sequence of its full length needs.
     *
     * @param heldTokens tokens that admission reserves for a sequence
     * @param sequenceTokens a sequence's full length
     */
    public double sequenceLimitCount(double heldTokens, double sequenceTokens) {
        double perSequence = cacheBytesPerToken * heldTokens + stateBytesPerSequence;
        double room = Math.max(cacheBytes(), cacheBytesPerToken * sequenceTokens + stateBytesPerSequence);
        return perSequence == 0 ? Double.POSITIVE_INFINITY : Math.max(Math.floor(room / perSequence), 1);
    }

    /** Tokens of KV cache that fit, but at least one sequence (cap). */
    public double capacityTokens(double sequenceTokens) {
        return cacheBytesPerToken == 0
                ? Double.POSITIVE_INFINITY
                : Math.max(cacheBytes() / cacheBytesPerToken, sequenceTokens);
    }
}
