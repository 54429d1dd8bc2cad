package io.isowatt.llm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads the precision of a checkpoint from its quantization_config or hf_quant_config.json. Where parts differ, the
 * feed-forward part counts, because it holds most weights; {@link QuantizationRule} says what stays wide beside it.
 */
final class HuggingFacePrecision {

    private static final Map<String, Precision> METHODS =
            Map.of("fp8", Precision.FP8, "fbgemm_fp8", Precision.FP8, "mxfp4", Precision.MXFP4);

    private static final Map<String, Precision> ALGORITHMS = Map.ofEntries(
            Map.entry("FP8", Precision.FP8),
            Map.entry("FP8_PB_WO", Precision.FP8),
            Map.entry("FP8_PER_CHANNEL_PER_TOKEN", Precision.FP8),
            Map.entry("FP8_BLOCK_SCALES", Precision.FP8),
            Map.entry("NVFP4", Precision.NVFP4),
            Map.entry("NVFP4_AWQ", Precision.NVFP4),
            Map.entry("W4A16_NVFP4", Precision.NVFP4),
            Map.entry("W4A8_NVFP4_FP8", Precision.NVFP4),
            Map.entry("MXFP4", Precision.MXFP4),
            Map.entry("W4A8_MXFP4_FP8", Precision.MXFP4),
            Map.entry("W4A16", Precision.INT4),
            Map.entry("W4A16_AWQ", Precision.INT4),
            Map.entry("W4A8_AWQ", Precision.INT4));

    private static final List<String> FEED_FORWARD_NAMES =
            List.of("up_proj", "down_proj", "gate_proj", "gate_up_proj", "fc1", "fc2", "w1", "w2", "w3");

    private HuggingFacePrecision() {}

    /** The precision of a quantization section; a problem and bf16 where it is unknown; bf16 if only the cache is quantized. */
    static Precision read(HuggingFaceSection quantization) {
        Optional<String> algorithm = quantization.text("quant_algo");
        if (algorithm.isPresent()) {
            return algorithm.get().equalsIgnoreCase("MIXED_PRECISION")
                    ? mixed(quantization)
                    : known(quantization, "quant_algo", algorithm.get().toUpperCase(Locale.ROOT), ALGORITHMS);
        }
        String method = quantization.text("quant_method").orElse("").toLowerCase(Locale.ROOT);
        if (method.isEmpty() && quantization.has("kv_cache_quant_algo")) {
            return Precision.BF16;
        }
        return switch (method) {
            case "compressed-tensors", "modelopt" -> groups(quantization);
            case "awq", "gptq" -> fourBits(quantization, method);
            default -> known(quantization, "quant_method", method, METHODS);
        };
    }

    private static Precision mixed(HuggingFaceSection quantization) {
        Optional<HuggingFaceSection> layers = quantization.section("quantized_layers");
        List<Precision> found = new ArrayList<>();
        layers.ifPresent(section -> section.names().stream()
                .filter(HuggingFacePrecision::isFeedForward)
                .flatMap(name -> section.section(name).stream())
                .map(layer -> layer.text("quant_algo").orElse("").toUpperCase(Locale.ROOT))
                .distinct()
                .forEach(name -> found.add(known(quantization, "quantized_layers", name, ALGORITHMS))));
        if (found.isEmpty()) {
            quantization.problem(
                    "quant_algo",
                    "The mixed precision names no feed-forward layers in quantized_layers.",
                    "Maybe the file was changed; download it again.");
        }
        return narrowest(found);
    }

    private static boolean isFeedForward(String name) {
        return FEED_FORWARD_NAMES.contains(name.substring(name.lastIndexOf('.') + 1)) || name.endsWith("experts");
    }

    private static Precision groups(HuggingFaceSection quantization) {
        List<Precision> found = new ArrayList<>();
        boolean microscaled = quantization.text("format").orElse("").startsWith("mxfp4");
        quantization
                .section("config_groups")
                .ifPresent(groups -> groups.names().stream()
                        .flatMap(name -> groups.section(name).stream())
                        .flatMap(group -> group.section("weights").stream())
                        .forEach(weights -> found.add(group(weights, microscaled))));
        if (found.isEmpty()) {
            quantization.problem(
                    "config_groups",
                    "The quantization says nothing of the weights in config_groups.",
                    "Maybe the file was changed; download it again.");
        }
        return narrowest(found);
    }

    private static Precision group(HuggingFaceSection weights, boolean microscaled) {
        String name =
                weights.text("type").orElse("?") + weights.text("num_bits").orElse("?");
        boolean blocksOf32 = weights.text("group_size").orElse("").equals("32");
        Map<String, Precision> types = Map.of(
                "int4", Precision.INT4,
                "float8", Precision.FP8,
                "float4", microscaled || blocksOf32 ? Precision.MXFP4 : Precision.NVFP4);
        return known(weights, "num_bits", name, types);
    }

    private static Precision fourBits(HuggingFaceSection quantization, String method) {
        String key = quantization.firstOf("bits", "w_bit");
        String bits = quantization.text(key).orElse("?");
        return known(
                quantization, key, method + " with " + bits + " bits", Map.of(method + " with 4 bits", Precision.INT4));
    }

    private static Precision narrowest(List<Precision> found) {
        return found.stream()
                .min(Comparator.comparingDouble(Precision::bytesPerWeight))
                .orElse(Precision.BF16);
    }

    private static Precision known(
            HuggingFaceSection section, String key, String name, Map<String, Precision> precisions) {
        Precision precision = precisions.get(name);
        if (precision == null) {
            section.problem(
                    key,
                    "The quantization (" + (name.isEmpty() ? "without name" : name) + ") is not supported.",
                    "Supported are " + String.join(", ", new TreeSet<>(precisions.keySet()))
                            + (precisions == METHODS ? ", compressed-tensors, modelopt, awq and gptq of 4 bits" : "")
                            + ".");
        }
        return precision == null ? Precision.BF16 : precision;
    }
}
