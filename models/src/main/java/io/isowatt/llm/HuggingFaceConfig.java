package io.isowatt.llm;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.LocatedJson;
import io.isowatt.catalog.Problems;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Reads a model's {@code config.json} as published on Hugging Face.
 *
 * <p>Of a multimodal model the language model is read; its vision and audio towers and their weights are not counted.
 * Layers for multi-token prediction are not counted either. Precision comes from {@code quantization_config} or from a
 * {@code hf_quant_config.json} beside the file. An architecture, quantization or feature that is not modelled is
 * refused, never guessed.
 */
public final class HuggingFaceConfig {

    private static final String CONFIG = "config.json";

    private static final String EXPECTED = "the config.json of a model";

    /** Keys that shape weights or cache; a family that is written with one of them must have asked for it. */
    private static final Set<String> FEATURES = Set.of("""
            index_topk kv_lora_rank q_lora_rank o_lora_rank compress_ratios sparse_attention_config layer_types
            hybrid_override_pattern hybrid_layer_pattern layers_block_type attn_type_list block_configs
            linear_num_value_heads mamba_num_heads ssm_state_size v_head_dim num_experts num_local_experts
            n_routed_experts n_shared_experts num_shared_experts moe_latent_size moe_layer_freq
            first_k_dense_replace mlp_only_layers decoder_sparse_step shared_expert_intermediate_size
            shared_intermediate_size interleave_moe_layer_step enable_moe_block use_double_wide_mlp
            zero_expert_num num_kv_shared_layers hidden_size_per_layer_input attention_k_eq_v
            attention_chunk_size sliding_window use_sliding_window attention_bias mlp_bias use_bias qkv_bias
            use_qk_norm attn_output_gate attention_output_gate cross_attention_layers add_cross_attention
            add_full_attention_sink_bias add_swa_attention_sink_bias index_topk_freq indexer_types""".split("\\s+"));

    private HuggingFaceConfig() {}

    /**
     * The model that a configuration describes.
     *
     * @param path a config.json, or the folder that holds one
     * @throws InvalidInputException with all problems of the file, if it is no readable configuration of a supported
     *     model
     */
    public static LanguageModel read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(CONFIG) : path;
        Problems problems = new Problems();
        HuggingFaceSection root =
                new HuggingFaceSection(file.toString(), LocatedJson.read(file, EXPECTED, problems), Map.of(), problems);
        HuggingFaceFamily family = family(root, problems);
        HuggingFaceSection config = root.section("text_config").orElse(root).withDefaults(family.defaults());
        int hidden = config.count("hidden_size", 1, 131_072);
        int vocabulary = config.count("vocab_size", 2, 100_000_000);
        int context = config.count("max_position_embeddings", 1, Integer.MAX_VALUE);
        List<LayerGroup> layers = family.layers().read(config, hidden);
        config.refuseUnasked(FEATURES);
        boolean tied = root.flag("tie_word_embeddings", config.flag("tie_word_embeddings", family.tiesEmbeddings()));
        Optional<HuggingFaceSection> quantization = quantization(file, root, problems);
        Precision precision = quantization.map(HuggingFacePrecision::read).orElse(Precision.BF16);
        boolean blockScaled = family.blockScaled()
                || quantization.map(section -> section.has("weight_block_size")).orElse(false);
        problems.throwIfAny();
        String name = name(file, root);
        return new LanguageModel(
                name.toLowerCase(Locale.ROOT),
                name,
                file.toString(),
                hidden,
                vocabulary,
                tied,
                layers,
                hidden + separateNorms(layers, hidden),
                precision,
                new QuantizationRule(family.attention(), family.sharedStaysWide(), blockScaled),
                context);
    }

    private static HuggingFaceFamily family(HuggingFaceSection root, Problems problems) {
        Map<String, HuggingFaceFamily> known = HuggingFaceFamily.BY_ARCHITECTURE;
        String supported = "Supported are " + String.join(", ", known.keySet()) + ".";
        List<String> architectures = root.has("architectures") ? root.words("architectures") : List.of();
        if (architectures.isEmpty()) {
            root.problem(
                    "architectures",
                    "The file does not describe a model: a Hugging Face config.json has architectures, hidden_size,"
                            + " num_hidden_layers and further keys.",
                    "Maybe give the config.json beside the weights. " + supported);
        } else if (!known.containsKey(architectures.get(0))) {
            root.problem(
                    "architectures", "The architecture (" + architectures.get(0) + ") is not supported.", supported);
        }
        problems.throwIfAny();
        return known.getOrDefault(
                architectures.get(0), known.values().iterator().next());
    }

    /** The norm of a layer that has no token mixer stands outside of the parts of the layer. */
    private static long separateNorms(List<LayerGroup> layers, long hidden) {
        return layers.stream()
                .filter(group -> group.attention() instanceof Attention.None)
                .mapToLong(group -> group.layerCount() * hidden)
                .sum();
    }

    private static Optional<HuggingFaceSection> quantization(Path file, HuggingFaceSection root, Problems problems) {
        Optional<HuggingFaceSection> within = root.section("quantization_config")
                .or(() -> root.section("text_config").flatMap(text -> text.section("quantization_config")));
        if (within.isPresent()) {
            return within;
        }
        String name = fileName(file);
        String stem = name.endsWith(CONFIG) ? name.substring(0, name.length() - CONFIG.length()) : name;
        Path beside = file.resolveSibling(stem + "hf_quant_config.json");
        if (!Files.isRegularFile(beside)) {
            return Optional.empty();
        }
        HuggingFaceSection section = new HuggingFaceSection(
                beside.toString(), LocatedJson.read(beside, EXPECTED, problems), Map.of(), problems);
        return Optional.of(section.section("quantization").orElse(section));
    }

    /**
     * The model's own name for itself, else that of the folder or, for X_config.json, of the file; without owner. In the
     * download cache the folder is called {@code models--owner--name}.
     */
    private static String name(Path file, HuggingFaceSection root) {
        String own = lastPart(root.text("_name_or_path").orElse(""));
        if (!own.isEmpty()) {
            return own;
        }
        String name = fileName(file);
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (name.equals(CONFIG) && folder != null) {
            return StreamSupport.stream(folder.spliterator(), false)
                    .map(Path::toString)
                    .reduce((outer, inner) -> outer.startsWith("models--") ? outer : inner)
                    .map(HuggingFaceConfig::lastPart)
                    .orElse("model");
        }
        return lastPart(name.replaceFirst("\\.json$", "").replaceFirst("_config$", ""));
    }

    private static String lastPart(String path) {
        String[] parts = path.split("[/\\\\]|--");
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        return last.equals(".") ? "" : last;
    }

    private static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
