package io.isowatt.llm;

import io.isowatt.llm.HuggingFaceParts.Heads;
import io.isowatt.llm.HuggingFaceParts.Layer;
import io.isowatt.llm.HuggingFaceParts.Router;

import java.util.List;
import java.util.Map;

/** Gemma 3 and 4: five sliding layers, then one that attends to everything, and norms before and after each part. */
final class HuggingFaceGemma {

    /** What Gemma 3 takes for keys that its files leave out. */
    static final Map<String, Integer> GEMMA3_DEFAULTS = Map.of(
            "vocab_size", 262_208,
            "num_attention_heads", 8,
            "num_key_value_heads", 4,
            "head_dim", 256,
            "max_position_embeddings", 131_072,
            "sliding_window", 4096);

    private static final int PATTERN = 6;

    private HuggingFaceGemma() {}

    static List<LayerGroup> gemma3(HuggingFaceSection config, int h) {
        Heads heads = HuggingFaceParts.heads(config, h);
        long bias = config.flag("attention_bias", false) ? heads.queryKeyValueWidth() + h : 0;
        Attention.GroupedQuery full = heads.attention(4L * h + 2L * heads.size() + bias);
        Attention window = window(config, full);
        FeedForward dense = HuggingFaceParts.dense(config, h);
        int layers = HuggingFaceParts.layerCount(config);
        int pattern =
                config.countOr(config.firstOf("sliding_window_pattern", "_sliding_window_pattern"), 1, 1000, PATTERN);
        boolean[] slides = HuggingFaceParts.windowed(config, layers, "sliding_attention", i -> (i + 1) % pattern != 0);
        return HuggingFaceParts.layers(layers, i -> new Layer(slides[i] ? window : full, dense));
    }

    /**
     * Full layers have larger and fewer heads and, with attention_k_eq_v, one matrix for keys and values. With the
     * experts of a layer runs a dense part; those layers have three further norms.
     */
    static List<LayerGroup> gemma4(HuggingFaceSection config, int h) {
        refuseIfSet(config, "num_kv_shared_layers");
        refuseIfSet(config, "hidden_size_per_layer_input");
        boolean routes = config.flag("enable_moe_block", false);
        Heads near = HuggingFaceParts.heads(config, h);
        int globalSize = HuggingFaceParts.headSize(config, "global_head_dim", near.size());
        boolean oneMatrix = config.flag("attention_k_eq_v", false);
        int globalKeyValue = oneMatrix
                ? HuggingFaceParts.keyValueHeads(
                        config, config.firstOf("num_global_key_value_heads", "num_key_value_heads"), near.queryCount())
                : near.keyValueCount();
        long norms = (routes ? 7L : 4L) * h + 1;
        boolean bias = config.flag("attention_bias", false);
        Heads far = new Heads(near.queryCount(), globalKeyValue, globalSize);
        long keyBias = oneMatrix ? (long) globalKeyValue * globalSize : 0;
        Attention full = new Attention.GroupedQuery(
                far.queryCount(),
                globalKeyValue,
                globalSize,
                globalSize,
                false,
                oneMatrix,
                norms + 2L * globalSize + (bias ? far.queryKeyValueWidth() - keyBias + h : 0));
        Attention window =
                window(config, near.attention(norms + 2L * near.size() + (bias ? near.queryKeyValueWidth() + h : 0)));
        int layers = HuggingFaceParts.layerCount(config);
        boolean[] slides = HuggingFaceParts.windowed(config, layers, "sliding_attention", i -> (i + 1) % PATTERN != 0);
        FeedForward.Dense dense = HuggingFaceParts.dense(config, h);
        FeedForward feedForward = routes ? experts(config, h, dense.weightCount()) : dense;
        return HuggingFaceParts.layers(layers, i -> new Layer(slides[i] ? window : full, feedForward));
    }

    /** The router scales its input (h) and every expert's output (1). */
    private static FeedForward experts(HuggingFaceSection config, int h, long parallelDense) {
        int width = config.count(config.firstOf("moe_intermediate_size", "expert_intermediate_size"));
        return HuggingFaceParts.experts(
                config,
                "num_experts",
                config.firstOf("top_k_experts", "num_experts_per_tok"),
                HuggingFaceParts.gated(h, width),
                parallelDense,
                new Router(h + 1L, h));
    }

    private static Attention window(HuggingFaceSection config, Attention.GroupedQuery heads) {
        return new Attention.SlidingWindow(heads, config.count("sliding_window", 1, Integer.MAX_VALUE));
    }

    private static void refuseIfSet(HuggingFaceSection config, String key) {
        if (config.countOr(key, 0, HuggingFaceSection.MOST, 0) > 0) {
            config.refuse(key);
        }
    }
}
