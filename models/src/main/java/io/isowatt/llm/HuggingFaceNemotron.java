package io.isowatt.llm;

import io.isowatt.llm.HuggingFaceParts.Heads;
import io.isowatt.llm.HuggingFaceParts.Layer;
import io.isowatt.llm.HuggingFaceParts.Router;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Nemotron-H: Mamba-2, attention, feed-forward and expert layers, each a layer of its own with one norm. */
final class HuggingFaceNemotron {

    private static final Map<String, String> LETTERS = Map.of("M", "mamba", "*", "attention", "-", "mlp", "E", "moe");

    private HuggingFaceNemotron() {}

    static List<LayerGroup> layers(HuggingFaceSection config, int h) {
        List.of("use_bias", "mlp_bias").stream()
                .filter(key -> config.flag(key, false))
                .forEach(config::refuse);
        if (!config.text("mlp_hidden_act").orElse("relu2").equals("relu2")) {
            config.refuse("mlp_hidden_act");
        }
        return HuggingFaceParts.grouped(
                types(config).stream().map(type -> layer(config, h, type)).toList());
    }

    /** The kinds of the layers in order, by whichever of the two keys is there. */
    private static List<String> types(HuggingFaceSection config) {
        String key = config.firstOf("hybrid_override_pattern", "layers_block_type");
        List<String> written = key.equals("layers_block_type")
                ? config.words(key)
                : config.text(key)
                        .orElse("")
                        .codePoints()
                        .mapToObj(Character::toString)
                        .toList();
        List<String> types =
                written.stream().map(word -> LETTERS.getOrDefault(word, word)).toList();
        if (types.isEmpty()) {
            config.problem(
                    key,
                    "Neither hybrid_override_pattern nor layers_block_type says which layers there are.",
                    "Maybe download the model's config.json again.");
        }
        new TreeSet<>(types)
                .stream()
                        .filter(type -> !LETTERS.containsValue(type))
                        .forEach(type -> config.problem(
                                key,
                                "The layer type (" + type + ") is unknown.",
                                "Maybe use one of attention (*), mamba (M), mlp (-), moe (E)."));
        int count = config.countOr("num_hidden_layers", 1, 1000, types.size());
        if (!types.isEmpty() && count != types.size()) {
            config.problem(
                    key,
                    "The layers in " + key + " (" + types.size() + ") contradict num_hidden_layers (" + count + ").",
                    "Maybe one of the two keys was changed; download the file again.");
        }
        return types;
    }

    private static Layer layer(HuggingFaceSection config, int h, String type) {
        return switch (type) {
            case "mamba" -> new Layer(mamba(config, h), new FeedForward.None());
            case "attention" -> new Layer(attention(config, h), new FeedForward.None());
            case "mlp" ->
                new Layer(new Attention.None(), new FeedForward.Dense(2L * h * config.count("intermediate_size")));
            case "moe" -> new Layer(new Attention.None(), experts(config, h));
            default -> new Layer(new Attention.None(), new FeedForward.None());
        };
    }

    private static Attention attention(HuggingFaceSection config, int h) {
        int heads = HuggingFaceParts.headCount(config, "num_attention_heads");
        int keyValue = HuggingFaceParts.keyValueHeads(config, "num_key_value_heads", heads);
        Heads shape = new Heads(
                heads, keyValue, HuggingFaceParts.headSize(config, config.firstOf("head_dim", "attention_head_dim")));
        long bias = config.flag("attention_bias", false) ? shape.queryKeyValueWidth() + h : 0;
        return shape.attention(h + bias);
    }

    /**
     * Mamba-2: inputs z and x of d_inner, B and C of groups·state, Δ of heads; state heads·d_head·d_state. Small: a
     * convolution over x, B and C, three numbers per head (A, D, Δ's bias), the norms.
     */
    private static Attention mamba(HuggingFaceSection config, int h) {
        int heads = HuggingFaceParts.headCount(config, "mamba_num_heads");
        int inner = heads * HuggingFaceParts.headSize(config, "mamba_head_dim");
        int state = HuggingFaceParts.headSize(config, "ssm_state_size");
        int mixed = HuggingFaceParts.headCount(config, "n_groups") * state;
        int kernel = config.count("conv_kernel", 1, 1000);
        int projection = 2 * inner + 2 * mixed + heads;
        long convolution = (inner + 2L * mixed) * (kernel + (config.flag("use_conv_bias", true) ? 1 : 0));
        long bias = config.flag("mamba_proj_bias", false) ? projection + h : 0;
        return new Attention.LinearRecurrence(
                projection, inner, (long) inner * state, convolution + 3L * heads + inner + h + bias);
    }

    /** Experts without gate; with moe_latent_size they work in a smaller space, with one projection in and one out. */
    private static FeedForward experts(HuggingFaceSection config, int h) {
        long latent = config.countOr("moe_latent_size", 1, HuggingFaceSection.MOST, h);
        long projections = latent == h ? 0 : 2L * h * latent;
        int shared = config.countOr("n_shared_experts", 0, 1000, 0);
        long sharedWidth = shared == 0 ? 0 : config.count("moe_shared_expert_intermediate_size");
        return HuggingFaceParts.experts(
                config,
                "n_routed_experts",
                "num_experts_per_tok",
                2 * latent * config.count("moe_intermediate_size"),
                projections + 2L * h * shared * sharedWidth,
                Router.of(h + 1L));
    }
}
