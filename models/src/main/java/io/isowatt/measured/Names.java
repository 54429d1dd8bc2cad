package io.isowatt.measured;

import io.isowatt.deployment.Framework;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that tables of measurements use, as catalog entries; each entry is read once. */
public final class Names {

    private final Map<String, LanguageModel> models = new HashMap<>();
    private final Map<String, Hardware> machines = new HashMap<>();

    /** The model of a publisher's name, such as {@code Qwen/Qwen3-235B-A22B-Instruct-2507-FP8}, or of a catalog id. */
    public Optional<LanguageModel> model(String name) {
        return ModelNames.id(name).map(id -> models.computeIfAbsent(id, ModelCatalog::load));
    }

    /** The machine of a GPU's name, such as {@code h100_sxm} or {@code GB200}, or of a catalog id. */
    public Optional<Hardware> hardware(String name) {
        return HardwareNames.id(name).map(id -> machines.computeIfAbsent(id, HardwareCatalog::load));
    }

    /** The framework of a name, such as {@code trtllm} or {@code TensorRT-LLM 0.9.0 (C++ engine)}. */
    public static Optional<Framework> framework(String name) {
        String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (word.startsWith("trtllm") || word.startsWith("tensorrtllm") || word.startsWith("trt")) {
            return Optional.of(Framework.TENSORRT_LLM);
        }
        if (word.startsWith("vllm")) {
            return Optional.of(Framework.VLLM);
        }
        return word.startsWith("sglang") ? Optional.of(Framework.SGLANG) : Optional.empty();
    }

    /** The precision of a name; four bits without a kind are MXFP4 for a model published so, else NVFP4. */
    public static Optional<Precision> precision(String name, LanguageModel model) {
        String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return switch (word) {
            case "bf16", "bfloat16", "fp16", "float16", "half" -> Optional.of(Precision.BF16);
            case "fp8", "fp8block", "fp8static", "float8", "w8a8fp8" -> Optional.of(Precision.FP8);
            case "nvfp4" -> Optional.of(Precision.NVFP4);
            case "mxfp4", "w4a16mxfp4", "w4a8mxfp4" -> Optional.of(Precision.MXFP4);
            case "fp4" -> Optional.of(model.checkpoint() == Precision.MXFP4 ? Precision.MXFP4 : Precision.NVFP4);
            case "int4", "w4a16", "int4wo", "awq", "gptq" -> Optional.of(Precision.INT4);
            default -> Optional.empty();
        };
    }
}
