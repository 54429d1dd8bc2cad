package io.isowatt.llm;

import java.util.List;

/**
 * A decoder-only language model, as far as serving it depends on it.
 *
 * @param id catalog id or file name
 * @param name published name
 * @param source where the dimensions were read
 * @param hiddenSize width of the residual stream
 * @param vocabularySize rows of the embedding
 * @param tiedEmbeddings whether input and output embedding are one matrix
 * @param layers groups of equal layers
 * @param outsideParameterCount parameters outside of the layers and embeddings (final norm)
 * @param checkpoint precision of the published weights
 * @param rule what stays wide when it is quantized
 * @param contextLimitTokens longest supported sequence
 */
public record LanguageModel(
        String id,
        String name,
        String source,
        int hiddenSize,
        long vocabularySize,
        boolean tiedEmbeddings,
        List<LayerGroup> layers,
        long outsideParameterCount,
        Precision checkpoint,
        QuantizationRule rule,
        long contextLimitTokens) {

    public LanguageModel {
        layers = List.copyOf(layers);
        if (hiddenSize < 1 || vocabularySize < 1 || layers.isEmpty() || contextLimitTokens < 1) {
            throw new IllegalArgumentException("A model needs a width, a vocabulary, layers and a context: " + id);
        }
    }

    public int layerCount() {
        return layers.stream().mapToInt(LayerGroup::layerCount).sum();
    }

    public boolean hasExperts() {
        return layers.stream().anyMatch(group -> group.feedForward() instanceof FeedForward.MixtureOfExperts);
    }

    public ParameterCount parameters() {
        return ParameterCount.of(this);
    }
}
