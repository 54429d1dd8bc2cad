package io.isowatt.llm;

import io.isowatt.llm.HuggingFaceParts.Heads;
import io.isowatt.llm.HuggingFaceParts.Layer;
import io.isowatt.llm.HuggingFaceParts.Router;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Families that mix window and full attention and route experts: gpt-oss, Llama 4, MiMo-V2. */
final class HuggingFaceWindowed {

    private HuggingFaceWindowed() {}

    /** Even layers slide; every matrix has a bias and every head a sink. */
    static List<LayerGroup> gptOss(HuggingFaceSection config, int h) {
        Heads heads = HuggingFaceParts.heads(config, h);
        long bias = config.flag("attention_bias", true) ? heads.queryKeyValueWidth() + h : 0;
        Attention.GroupedQuery full = heads.attention(2L * h + heads.queryCount() + bias);
        Attention window = new Attention.SlidingWindow(full, config.count("sliding_window", 1, Integer.MAX_VALUE));
        int width = config.count("intermediate_size");
        FeedForward experts = HuggingFaceParts.experts(
                config,
                config.firstOf("num_local_experts", "num_experts"),
                config.firstOf("num_experts_per_tok", "experts_per_token"),
                HuggingFaceParts.gated(h, width),
                0,
                Router.of(h + 1 + 2L * width + h));
        int layers = HuggingFaceParts.layerCount(config);
        boolean[] slides = HuggingFaceParts.windowed(config, layers, "sliding_attention", i -> i % 2 == 0);
        return HuggingFaceParts.layers(layers, i -> new Layer(slides[i] ? window : full, experts));
    }

    /** Layers with positions attend within a chunk; every fourth layer has none and attends to everything. */
    static List<LayerGroup> llama4(HuggingFaceSection config, int h) {
        Heads heads = HuggingFaceParts.heads(config, h);
        config.flag("use_qk_norm", true);
        long bias = config.flag("attention_bias", false) ? heads.queryKeyValueWidth() + h : 0;
        Attention.GroupedQuery full = heads.attention(2L * h + bias);
        boolean hasChunk = config.has("attention_chunk_size");
        Attention chunk =
                new Attention.SlidingWindow(full, config.countOr("attention_chunk_size", 1, Integer.MAX_VALUE, 1));
        int layers = HuggingFaceParts.layerCount(config);
        boolean[] chunked =
                HuggingFaceParts.windowed(config, layers, "chunked_attention", llama4Rope(config, layers)::get);
        long width = config.count("intermediate_size");
        long expert = HuggingFaceParts.gated(h, width);
        FeedForward experts = HuggingFaceParts.experts(
                config, "num_local_experts", "num_experts_per_tok", expert, expert, Router.of(h));
        Set<String> expertLayers = config.words("moe_layers").stream().collect(Collectors.toSet());
        int step = config.countOr("interleave_moe_layer_step", 1, 1000, 1);
        boolean allExperts = step == 1 && expertLayers.isEmpty();
        FeedForward dense = allExperts
                ? new FeedForward.None()
                : new FeedForward.Dense(HuggingFaceParts.gated(h, config.count("intermediate_size_mlp")));
        return HuggingFaceParts.layers(
                layers,
                i -> new Layer(
                        chunked[i] && hasChunk ? chunk : full,
                        (expertLayers.isEmpty() ? (i + 1) % step == 0 : expertLayers.contains(Integer.toString(i)))
                                ? experts
                                : dense));
    }

    private static BitSet llama4Rope(HuggingFaceSection config, int layers) {
        boolean listed = !config.words("no_rope_layers").isEmpty();
        List<String> rope = listed ? config.perLayer("no_rope_layers", layers) : List.of();
        int interval = config.countOr("no_rope_layer_interval", 1, 1000, 4);
        BitSet positions = new BitSet();
        for (int i = 0; i < layers; i++) {
            positions.set(
                    i, rope.isEmpty() ? (i + 1) % interval != 0 : rope.get(i).equals("1"));
        }
        return positions;
    }

    /** In hybrid_layer_pattern 1 slides; sliding layers have head counts of their own, and sinks. */
    static List<LayerGroup> miMo(HuggingFaceSection config, int h) {
        int layers = HuggingFaceParts.layerCount(config);
        Attention.GroupedQuery full = miMoHeads(config, h, "", "add_full_attention_sink_bias");
        Attention.GroupedQuery near = miMoHeads(config, h, "swa_", "add_swa_attention_sink_bias");
        Attention window = new Attention.SlidingWindow(near, config.count("sliding_window", 1, Integer.MAX_VALUE));
        config.text("attention_chunk_size");
        long expert = HuggingFaceParts.gated(h, config.count("moe_intermediate_size"));
        int shared = config.countOr("n_shared_experts", 0, 1000, 0);
        FeedForward experts = HuggingFaceParts.experts(
                config, "n_routed_experts", "num_experts_per_tok", expert, shared * expert, Router.of(h + 1));
        FeedForward dense = HuggingFaceParts.dense(config, h);
        List<String> slides = zeroOrOne(config, "hybrid_layer_pattern", layers);
        List<String> routes = zeroOrOne(config, "moe_layer_freq", layers);
        return HuggingFaceParts.layers(
                layers,
                i -> new Layer(
                        slides.get(i).equals("1") ? window : full, routes.get(i).equals("1") ? experts : dense));
    }

    private static Attention.GroupedQuery miMoHeads(HuggingFaceSection config, int h, String prefix, String sinkKey) {
        int heads = HuggingFaceParts.headCount(config, prefix + "num_attention_heads");
        int keyValue = HuggingFaceParts.keyValueHeads(config, prefix + "num_key_value_heads", heads);
        int size = HuggingFaceParts.headSize(config, prefix + "head_dim");
        int valueSize = HuggingFaceParts.headSize(config, prefix + "v_head_dim", size);
        long small = 2L * h + (config.flag(sinkKey, false) ? heads : 0);
        return new Attention.GroupedQuery(heads, keyValue, size, valueSize, false, false, small);
    }

    private static List<String> zeroOrOne(HuggingFaceSection config, String key, int layers) {
        List<String> values = config.perLayer(key, layers);
        boolean wrong = values.stream().anyMatch(value -> !value.equals("0") && !value.equals("1"));
        if (config.isSound(key) && (wrong || values.isEmpty())) {
            config.problem(
                    key,
                    "The list " + key + " does not hold a 0 or 1 for each layer (" + layers + ").",
                    "Maybe download the model's config.json again.");
        }
        return values.isEmpty() ? Collections.nCopies(layers, "0") : values;
    }
}
