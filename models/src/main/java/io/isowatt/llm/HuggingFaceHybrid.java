package io.isowatt.llm;

import io.isowatt.llm.HuggingFaceParts.Heads;
import io.isowatt.llm.HuggingFaceParts.Layer;
import io.isowatt.llm.HuggingFaceParts.Router;

import java.util.List;

/** Qwen3-Next and Qwen3.5: gated delta nets with a gated full attention layer in every few. */
final class HuggingFaceHybrid {

    private HuggingFaceHybrid() {}

    static List<LayerGroup> qwenDense(HuggingFaceSection config, int h) {
        config.words("mlp_only_layers");
        return qwen(config, h, HuggingFaceParts.dense(config, h));
    }

    /** The shared expert's output passes a gate of h weights. */
    static List<LayerGroup> qwenExperts(HuggingFaceSection config, int h) {
        long expert = HuggingFaceParts.gated(h, config.count("moe_intermediate_size"));
        int sharedWidth = config.countOr("shared_expert_intermediate_size", 0, HuggingFaceSection.MOST, 0);
        if (!config.words("mlp_only_layers").isEmpty()) {
            config.refuse("mlp_only_layers");
        }
        if (config.countOr("decoder_sparse_step", 1, 1000, 1) != 1) {
            config.refuse("decoder_sparse_step");
        }
        FeedForward experts = HuggingFaceParts.experts(
                config,
                "num_experts",
                "num_experts_per_tok",
                expert,
                HuggingFaceParts.gated(h, sharedWidth),
                new Router(h, sharedWidth > 0 ? h : 0));
        return qwen(config, h, experts);
    }

    private static List<LayerGroup> qwen(HuggingFaceSection config, int h, FeedForward feedForward) {
        Heads heads = HuggingFaceParts.heads(config, h);
        boolean gate = config.flag("attn_output_gate", true);
        long bias = config.flag("attention_bias", false)
                ? heads.queryKeyValueWidth() + (gate ? (long) heads.queryCount() * heads.size() : 0) + h
                : 0;
        long small = 2L * h + 2L * heads.size() + bias;
        Attention full = new Attention.GroupedQuery(
                heads.queryCount(), heads.keyValueCount(), heads.size(), heads.size(), gate, false, small);
        Attention linear = gatedDeltaNet(config, h);
        int layers = HuggingFaceParts.layerCount(config);
        int interval = config.countOr("full_attention_interval", 1, 1000, 4);
        boolean[] recurrent =
                HuggingFaceParts.windowed(config, layers, "linear_attention", i -> (i + 1) % interval != 0);
        return HuggingFaceParts.layers(layers, i -> new Layer(recurrent[i] ? linear : full, feedForward));
    }

    /**
     * Inputs q and k of H_k·d_k, v and gate z of H_v·d_v, b and a of H_v; state H_v·d_k·d_v. Small: a convolution over
     * q, k and v, decay and step bias of each value head, a norm of d_v.
     */
    private static Attention gatedDeltaNet(HuggingFaceSection config, int h) {
        int keyHeads = HuggingFaceParts.headCount(config, "linear_num_key_heads");
        int valueHeads = HuggingFaceParts.headCount(config, "linear_num_value_heads");
        int keySize = HuggingFaceParts.headSize(config, "linear_key_head_dim");
        int valueSize = HuggingFaceParts.headSize(config, "linear_value_head_dim");
        int kernel = config.count("linear_conv_kernel_dim", 1, 1000);
        int keys = keyHeads * keySize;
        int values = valueHeads * valueSize;
        long small = (2L * keys + values) * kernel + 2L * valueHeads + valueSize + 2L * h;
        return new Attention.LinearRecurrence(
                2 * keys + 2 * values + 2 * valueHeads, values, (long) values * keySize, small);
    }
}
