package io.isowatt.measured;

import io.isowatt.llm.ModelCatalog;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Publishers' names as models of the catalog. A name is that of a catalog model if it is its id followed by words that
 * do not change the dimensions: training stage, release date, number format.
 */
final class ModelNames {

    /** Models of the same dimensions under another family name. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("qwen3-coder-30b-a3b", "qwen3-30b-a3b"),
            Map.entry("qwen3-omni-30b-a3b", "qwen3-30b-a3b"),
            Map.entry("deepseek-r1-distill-llama-8b", "llama-3.1-8b"),
            Map.entry("deepseek-r1-distill-llama-70b", "llama-3.3-70b"),
            Map.entry("llama-3-8b", "llama-3.1-8b"),
            Map.entry("llama-3-70b", "llama-3.1-70b"),
            Map.entry("llama-7b", "llama-2-7b"),
            Map.entry("llama-70b", "llama-2-70b"),
            Map.entry("nemotron-nano-12b-v2-vl", "nemotron-nano-12b-v2"),
            Map.entry("glm-4.5", "glm-4.6"),
            Map.entry("glm-4.7", "glm-4.6"),
            Map.entry("minimax-m2", "minimax-m2.5"),
            Map.entry("minimax-m2.1", "minimax-m2.5"),
            Map.entry("mistral-small-3", "mistral-small-3.1-24b"));

    /** Words after the id that leave the dimensions as they are. */
    private static final Pattern NEUTRAL =
            Pattern.compile("instruct|thinking|reasoning|chat|base|it|hf|text|exp|terminus"
                    + "|fp8|bf16|fp16|nvfp4|mxfp4|fp4|int4|int8|w4a16|w4a8|w8a8|w8a16|awq|gptq|quantized|dynamic|block|kv|static|eagle3"
                    + "|\\d{4}|v\\d+(\\.\\d+)*|v\\d+-?\\d*|\\d+e|17b|speciale|preview");

    private static final String[] PUBLISHER_WORDS = {"meta-", "nvidia-", "amd-", "mistralai-"};

    private ModelNames() {}

    static Optional<String> id(String name) {
        String asked = plain(name);
        return ModelCatalog.ids().stream()
                .filter(id -> isOf(asked, id))
                .max(Comparator.comparingInt(String::length))
                .or(() -> SAME.entrySet().stream()
                        .filter(same -> isOf(asked, same.getKey()))
                        .map(Map.Entry::getValue)
                        .filter(ModelCatalog.ids()::contains)
                        .findFirst());
    }

    /** The name without its organisation, in lower case, words joined by hyphens. */
    private static String plain(String name) {
        String plain = name.substring(name.lastIndexOf('/') + 1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("(\\d)_(\\d)", "$1.$2")
                .replaceAll("[\\s_]+", "-")
                .replaceAll("^(meta-)?llama-?v?(\\d)", "llama-$2");
        for (String word : PUBLISHER_WORDS) {
            plain = plain.startsWith(word) ? plain.substring(word.length()) : plain;
        }
        return plain;
    }

    private static boolean isOf(String asked, String id) {
        if (asked.equals(id)) {
            return true;
        }
        if (!asked.startsWith(id + "-")) {
            return false;
        }
        for (String word : asked.substring(id.length() + 1).split("-", -1)) {
            if (!NEUTRAL.matcher(word).matches()) {
                return false;
            }
        }
        return true;
    }
}
