package io.isowatt.llm;

import io.isowatt.llm.HuggingFaceParts.Layer;
import io.isowatt.llm.HuggingFaceParts.Router;

import java.util.List;
import java.util.function.IntFunction;

/** Families of multi-head latent attention: DeepSeek V2 and V3, Kimi K2, and with an indexer DeepSeek V3.2 and GLM-5. */
final class HuggingFaceLatent {

    private static final int MOST_RANK = 65_536;

    private HuggingFaceLatent() {}

    static List<LayerGroup> deepSeek(HuggingFaceSection config, int h) {
        Attention.MultiHeadLatent latent = latent(config, h);
        return layers(config, h, i -> latent);
    }

    /** Layers whose indexer is shared have no indexer of their own: they reuse what an earlier layer selected. */
    static List<LayerGroup> sparse(HuggingFaceSection config, int h) {
        Attention.MultiHeadLatent latent = latent(config, h);
        if (latent.directQuery()) {
            config.problem(
                    "q_lora_rank",
                    "The key (q_lora_rank) is missing, but the indexer reads compressed queries.",
                    "Maybe download the model's config.json again.");
        }
        long selected = config.count("index_topk", 1, Integer.MAX_VALUE);
        int heads = HuggingFaceParts.headCount(config, "index_n_heads");
        int size = HuggingFaceParts.headSize(config, "index_head_dim");
        Attention full = new Attention.SparseLatent(latent, selected, heads, size);
        Attention shared = new Attention.SparseLatent(latent, selected, 0, 0);
        List<String> types = config.perLayer("indexer_types", HuggingFaceParts.layerCount(config));
        boolean unknown = types.stream().anyMatch(type -> !type.equals("full") && !type.equals("shared"));
        if (unknown || (!types.isEmpty() && !types.get(0).equals("full"))) {
            config.refuse("indexer_types");
        }
        int sharing = config.countOr("index_topk_freq", 1, 1000, 1);
        if (types.isEmpty() && sharing > 1) {
            config.refuse("index_topk_freq");
        }
        return layers(config, h, i -> types.isEmpty() || types.get(i).equals("full") ? full : shared);
    }

    /** Norms of both compressions; with attention_bias the compressions and the output carry biases. */
    private static Attention.MultiHeadLatent latent(HuggingFaceSection config, int h) {
        int heads = HuggingFaceParts.headCount(config, "num_attention_heads");
        int queryRank = config.countOr("q_lora_rank", 1, MOST_RANK, 0);
        int latentSize = config.count("kv_lora_rank", 1, MOST_RANK);
        int rope = HuggingFaceParts.headSize(config, "qk_rope_head_dim");
        int plain = HuggingFaceParts.headSize(config, "qk_nope_head_dim");
        int value = HuggingFaceParts.headSize(config, "v_head_dim");
        long small = 2L * h + queryRank + latentSize;
        if (config.flag("attention_bias", false)) {
            small += (long) queryRank + latentSize + rope + h;
        }
        return new Attention.MultiHeadLatent(heads, queryRank, queryRank == 0, latentSize, rope, plain, value, small);
    }

    /** Dense layers first, then experts with shared ones beside them. */
    static List<LayerGroup> layers(HuggingFaceSection config, int h, IntFunction<Attention> attention) {
        int layers = HuggingFaceParts.layerCount(config);
        int dense = config.countOr("first_k_dense_replace", 0, layers, 0);
        if (config.countOr("moe_layer_freq", 1, 1000, 1) != 1) {
            config.refuse("moe_layer_freq");
        }
        int width = config.count("moe_intermediate_size");
        int shared = config.countOr("n_shared_experts", 0, 1000, 0);
        long expert = HuggingFaceParts.gated(h, width);
        boolean bias = config.text("topk_method").orElse("noaux_tc").equals("noaux_tc");
        FeedForward experts = HuggingFaceParts.experts(
                config,
                "n_routed_experts",
                "num_experts_per_tok",
                expert,
                shared * expert,
                Router.of(h + (bias ? 1 : 0)));
        FeedForward plain = dense == 0 ? new FeedForward.None() : HuggingFaceParts.dense(config, h);
        checkLayerTypes(config, layers, dense);
        return HuggingFaceParts.layers(layers, i -> new Layer(attention.apply(i), i < dense ? plain : experts));
    }

    private static void checkLayerTypes(HuggingFaceSection config, int layers, int dense) {
        List<String> types = config.perLayer("mlp_layer_types", layers);
        for (int i = 0; i < types.size(); i++) {
            if (!types.get(i).equals(i < dense ? "dense" : "sparse")) {
                config.problem(
                        "mlp_layer_types",
                        "The layer types (layer " + i + " is " + types.get(i) + ") contradict first_k_dense_replace ("
                                + dense + ").",
                        "Maybe one of the two keys was changed; download the file again.");
                return;
            }
        }
    }
}
