package io.isowatt.llm;

import io.isowatt.catalog.Problems;
import io.isowatt.catalog.YamlSection;
import io.isowatt.unit.Dimension;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The contents of a model file: dimensions as the model's publisher gives them. What follows from them (weights, norms,
 * states) is computed, never written.
 *
 * @param model the model
 * @param published its published size, where the file tells it
 */
record ModelFile(LanguageModel model, Optional<PublishedSize> published) {

    private static final long MOST_VOCABULARY = 100_000_000;
    private static final long MOST_OUTSIDE = 1_000_000_000_000L;
    private static final int MOST_LAYERS = 10_000;

    /**
     * Reads a model file.
     *
     * @throws io.isowatt.catalog.InvalidInputException with all problems of the file
     */
    static ModelFile read(String file, String text) {
        Problems problems = new Problems();
        YamlSection root = YamlSection.read(file, text, problems);
        String id = root.text("model");
        String name = root.text("name");
        String source = root.text("source");
        int hidden = (int) root.integer("hidden-size", 1, LayerReader.MOST_SIZE);
        long vocabulary = root.integer("vocabulary", 1, MOST_VOCABULARY);
        boolean tied = root.flag("tied-embeddings", false);
        double context = root.quantity("context", Dimension.TOKENS, 1, 1e9);
        Optional<Precision> checkpoint = required(root, "checkpoint", Precision.byLabel());
        QuantizationRule rule = rule(root);
        List<LayerGroup> layers = new ArrayList<>();
        // The final norm, and the norms of layers without a token mixer, which have no other place.
        long outside = root.integer("outside-parameters", 0, MOST_OUTSIDE, 0) + hidden;
        List<YamlSection> groups = root.sections("layers");
        for (YamlSection group : groups) {
            int count = (int) group.integer("count", 1, MOST_LAYERS);
            long norms = group.integer("norms", 0, 100, 2) * hidden;
            LayerReader reader = new LayerReader(hidden, norms);
            Attention attention = reader.attention(group.section("attention"));
            layers.add(new LayerGroup(count, attention, reader.feedForward(group.section("feed-forward"))));
            outside += attention instanceof Attention.None ? count * norms : 0;
            group.close();
        }
        Optional<PublishedSize> published = root.optionalSection("published").map(ModelFile::published);
        if (groups.isEmpty()) {
            root.problem("layers", "The list of layers is empty or missing.", "Maybe see an example of a model file.");
        }
        root.close();
        problems.throwIfAny();
        LanguageModel model = new LanguageModel(
                id, name, source, hidden, vocabulary, tied, layers, outside, checkpoint.orElseThrow(), rule, (long)
                        context);
        return new ModelFile(model, published);
    }

    private static QuantizationRule rule(YamlSection root) {
        Map<String, QuantizationRule.AttentionWeights> words = new LinkedHashMap<>();
        for (QuantizationRule.AttentionWeights weights : QuantizationRule.AttentionWeights.values()) {
            words.put(weights.name().toLowerCase(Locale.ROOT).replace('_', '-'), weights);
        }
        return new QuantizationRule(
                required(root, "four-bit-attention", words).orElse(QuantizationRule.AttentionWeights.FOLLOW),
                root.flag("shared-stays-bf16-in-nvfp4", false),
                root.flag("block-scaled-fp8", false));
    }

    private static PublishedSize published(YamlSection section) {
        PublishedSize size = new PublishedSize(
                checkedSize(section, "total", section.text("total")),
                checkedSize(section, "active", section.optionalText("active").orElse("")),
                section.choice("active-embeddings", PublishedSize.ActiveEmbeddings.byLabel())
                        .orElse(PublishedSize.ActiveEmbeddings.BOTH),
                checkedSize(section, "besides", section.optionalText("besides").orElse("")),
                section.text("source"));
        section.close();
        return size;
    }

    private static String checkedSize(YamlSection section, String key, String text) {
        if (!text.isEmpty() && !PublishedSize.isSize(text)) {
            section.problem(
                    key,
                    "The value of " + key + " (" + text + ") is not a number of parameters.",
                    "Maybe write a number with B for 10⁹, such as 70.6 B.");
        }
        return text;
    }

    /** One of several known words of a key that must be there. */
    static <T> Optional<T> required(YamlSection section, String key, Map<String, T> words) {
        if (!section.has(key)) {
            section.text(key);
        }
        return section.choice(key, words);
    }
}
