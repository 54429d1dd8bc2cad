package io.isowatt.llm;

/**
 * Parameters of a model by part; memory and traffic are counted from the same parts.
 *
 * @param attentionCount projection matrices of all token mixers
 * @param denseCount dense feed-forward matrices
 * @param expertCount all routed experts
 * @param activeExpertCount the routed experts that one token visits
 * @param sharedCount matrices beside the routed experts that every token visits
 * @param embeddingCount input embedding
 * @param headCount output embedding, 0 where it is the input embedding
 * @param smallCount norms, biases, routers, convolutions
 */
public record ParameterCount(
        long attentionCount,
        long denseCount,
        long expertCount,
        long activeExpertCount,
        long sharedCount,
        long embeddingCount,
        long headCount,
        long smallCount) {

    public static ParameterCount of(LanguageModel model) {
        int h = model.hiddenSize();
        long attention = 0;
        long dense = 0;
        long experts = 0;
        long active = 0;
        long shared = 0;
        long small = model.outsideParameterCount();
        for (LayerGroup group : model.layers()) {
            long layers = group.layerCount();
            attention += layers * group.attention().weightCount(h);
            small += layers * group.attention().smallParameterCount(h);
            if (group.feedForward() instanceof FeedForward.Dense part) {
                dense += layers * part.weightCount();
            } else if (group.feedForward() instanceof FeedForward.MixtureOfExperts part) {
                experts += layers * part.expertCount() * part.expertWeightCount();
                active += layers * part.activeCount() * part.expertWeightCount();
                shared += layers * part.sharedWeightCount();
                small += layers * part.routerParameterCount();
            }
        }
        long embedding = model.vocabularySize() * h;
        return new ParameterCount(
                attention, dense, experts, active, shared, embedding, model.tiedEmbeddings() ? 0 : embedding, small);
    }

    /** All parameters. */
    public long totalCount() {
        return attentionCount + denseCount + expertCount + sharedCount + embeddingCount + headCount + smallCount;
    }

    /** The parameters that one token visits, both embeddings included. */
    public long activeCount() {
        return totalCount() - expertCount + activeExpertCount;
    }
}
