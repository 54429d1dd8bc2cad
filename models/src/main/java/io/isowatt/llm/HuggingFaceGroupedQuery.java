package io.isowatt.llm;

import io.isowatt.llm.HuggingFaceParts.Heads;
import io.isowatt.llm.HuggingFaceParts.Layer;
import io.isowatt.llm.HuggingFaceParts.Router;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Families of plain grouped-query attention with dense or expert layers: Llama, Mistral, Mixtral, Qwen2, Qwen3, MiniMax. */
final class HuggingFaceGroupedQuery {

    private HuggingFaceGroupedQuery() {}

    static List<LayerGroup> llama(HuggingFaceSection config, int h) {
        Heads heads = HuggingFaceParts.heads(config, h);
        long bias = config.flag("attention_bias", false) ? heads.queryKeyValueWidth() + h : 0;
        if (config.flag("mlp_bias", false)) {
            bias += 2L * config.count("intermediate_size") + h;
        }
        return repeated(config, heads.attention(2L * h + bias), HuggingFaceParts.dense(config, h));
    }

    static List<LayerGroup> mistral(HuggingFaceSection config, int h) {
        Attention.GroupedQuery attention = HuggingFaceParts.heads(config, h).attention(2L * h);
        return windows(config, attention, HuggingFaceParts.dense(config, h), i -> true);
    }

    /** The language model of a multimodal one; another than Mistral's own would be of another shape. */
    static List<LayerGroup> mistral3(HuggingFaceSection config, int h) {
        if (!Set.of("mistral", "ministral3").contains(config.text("model_type").orElse("mistral"))) {
            config.refuse("model_type");
        }
        return mistral(config, h);
    }

    static List<LayerGroup> mixtral(HuggingFaceSection config, int h) {
        Attention.GroupedQuery attention = HuggingFaceParts.heads(config, h).attention(2L * h);
        long expert = HuggingFaceParts.gated(h, config.count("intermediate_size"));
        FeedForward experts =
                HuggingFaceParts.experts(config, "num_local_experts", "num_experts_per_tok", expert, 0, Router.of(h));
        return windows(config, attention, experts, i -> true);
    }

    static List<LayerGroup> qwen2(HuggingFaceSection config, int h) {
        return qwenWindows(config, qwen2Attention(config, h), HuggingFaceParts.dense(config, h));
    }

    static List<LayerGroup> qwen3(HuggingFaceSection config, int h) {
        return qwenWindows(config, qwen3Attention(config, h), HuggingFaceParts.dense(config, h));
    }

    /** Beside the experts runs a shared one, whose output passes a gate of h weights. */
    static List<LayerGroup> qwen2Moe(HuggingFaceSection config, int h) {
        long shared = HuggingFaceParts.gated(h, config.count("shared_expert_intermediate_size"));
        return qwenMoe(config, h, qwen2Attention(config, h), shared, h);
    }

    static List<LayerGroup> qwen3Moe(HuggingFaceSection config, int h) {
        return qwenMoe(config, h, qwen3Attention(config, h), 0, 0);
    }

    /** Layers are dense where mlp_only_layers names them or decoder_sparse_step skips them. */
    private static List<LayerGroup> qwenMoe(
            HuggingFaceSection config, int h, Attention attention, long shared, long sharedGate) {
        long expert = HuggingFaceParts.gated(h, config.count("moe_intermediate_size"));
        FeedForward experts = HuggingFaceParts.experts(
                config,
                config.firstOf("num_experts", "num_local_experts"),
                "num_experts_per_tok",
                expert,
                shared,
                new Router(h, sharedGate));
        Set<String> denseLayers = config.words("mlp_only_layers").stream().collect(Collectors.toSet());
        int step = config.countOr("decoder_sparse_step", 1, 1000, 1);
        boolean someDense = step > 1 || !denseLayers.isEmpty();
        FeedForward dense = someDense ? HuggingFaceParts.dense(config, h) : new FeedForward.None();
        if (config.flag("use_sliding_window", false)) {
            config.refuse("use_sliding_window");
        }
        config.text("sliding_window");
        HuggingFaceParts.windowed(config, HuggingFaceParts.layerCount(config), "full_attention", i -> false);
        return HuggingFaceParts.layers(
                HuggingFaceParts.layerCount(config),
                i -> new Layer(
                        attention, (i + 1) % step != 0 || denseLayers.contains(Integer.toString(i)) ? dense : experts));
    }

    /** Queries, keys and values carry biases. */
    private static Attention.GroupedQuery qwen2Attention(HuggingFaceSection config, int h) {
        if (!config.flag("qkv_bias", true)) {
            config.refuse("qkv_bias");
        }
        Heads heads = HuggingFaceParts.heads(config, h);
        return heads.attention(2L * h + heads.queryKeyValueWidth());
    }

    private static Attention.GroupedQuery qwen3Attention(HuggingFaceSection config, int h) {
        Heads heads = HuggingFaceParts.heads(config, h);
        long bias = config.flag("attention_bias", false) ? heads.queryKeyValueWidth() + h : 0;
        return heads.attention(2L * h + 2L * heads.size() + bias);
    }

    /** Dense layers, then experts, as in DeepSeek; attention_bias is of queries, keys and values only. */
    static List<LayerGroup> glm4Moe(HuggingFaceSection config, int h) {
        Heads heads = HuggingFaceParts.heads(config, h);
        long bias = config.flag("attention_bias", false) ? heads.queryKeyValueWidth() : 0;
        long norms = 2L * h + (config.flag("use_qk_norm", false) ? 2L * heads.size() : 0);
        Attention attention = heads.attention(norms + bias);
        return HuggingFaceLatent.layers(config, h, i -> attention);
    }

    /** Norms of queries and keys run over all heads at once (per_layer) or over one head's elements (per_head). */
    static List<LayerGroup> miniMax(HuggingFaceSection config, int h) {
        Heads heads = HuggingFaceParts.heads(config, h);
        long norms = 2L * h;
        if (config.flag("use_qk_norm", true)) {
            boolean perLayer = config.text("qk_norm_type").orElse("per_layer").equals("per_layer");
            norms += perLayer ? (long) (heads.queryCount() + heads.keyValueCount()) * heads.size() : 2L * heads.size();
        }
        boolean routingBias = config.flag("use_routing_bias", true);
        long shared =
                HuggingFaceParts.gated(h, config.countOr("shared_intermediate_size", 0, HuggingFaceSection.MOST, 0));
        long expert = HuggingFaceParts.gated(h, config.count("intermediate_size"));
        FeedForward experts = HuggingFaceParts.experts(
                config,
                "num_local_experts",
                "num_experts_per_tok",
                expert,
                shared,
                Router.of(h + (routingBias ? 1 : 0)));
        int layers = HuggingFaceParts.layerCount(config);
        if (config.perLayer("attn_type_list", layers).stream().anyMatch(type -> !type.equals("1"))) {
            config.refuse("attn_type_list");
        }
        return repeated(config, heads.attention(norms), experts);
    }

    private static List<LayerGroup> repeated(HuggingFaceSection config, Attention attention, FeedForward feedForward) {
        return List.of(new LayerGroup(HuggingFaceParts.layerCount(config), attention, feedForward));
    }

    /** Layers from max_window_layers on slide, if use_sliding_window is set. */
    private static List<LayerGroup> qwenWindows(
            HuggingFaceSection config, Attention.GroupedQuery attention, FeedForward feedForward) {
        int layers = HuggingFaceParts.layerCount(config);
        boolean slides = config.flag("use_sliding_window", false);
        int first = config.countOr("max_window_layers", 0, 1000, layers);
        if (!slides) {
            config.text("sliding_window");
            HuggingFaceParts.windowed(config, layers, "full_attention", i -> false);
            return repeated(config, attention, feedForward);
        }
        return windows(config, attention, feedForward, i -> i >= first);
    }

    private static List<LayerGroup> windows(
            HuggingFaceSection config, Attention.GroupedQuery attention, FeedForward feedForward, IntPredicate slides) {
        int layers = HuggingFaceParts.layerCount(config);
        boolean present = config.has("sliding_window");
        long window = config.countOr("sliding_window", 1, Integer.MAX_VALUE, 1);
        boolean[] windowed =
                HuggingFaceParts.windowed(config, layers, "sliding_attention", i -> present && slides.test(i));
        return HuggingFaceParts.layers(
                layers,
                i -> new Layer(windowed[i] ? new Attention.SlidingWindow(attention, window) : attention, feedForward));
    }
}
