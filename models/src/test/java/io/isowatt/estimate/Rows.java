package io.isowatt.estimate;

import io.isowatt.deployment.Framework;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;

import java.util.Map;
import java.util.Objects;

/** The names that measurement tables use, as catalog entries. */
final class Rows {

    private static final Map<String, String> MODELS = Map.ofEntries(
            Map.entry("meta-llama/Llama-3.1-8B-Instruct", "llama-3.1-8b"),
            Map.entry("nvidia/Llama-3.1-8B-Instruct-FP8", "llama-3.1-8b"),
            Map.entry("meta-llama/Llama-3.1-70B", "llama-3.1-70b"),
            Map.entry("meta-llama/Llama-3.1-70B-Instruct", "llama-3.1-70b"),
            Map.entry("meta-llama/Llama-3.1-405B-Instruct", "llama-3.1-405b"),
            Map.entry("meta-llama/Llama-3.1-405B-Instruct-FP8", "llama-3.1-405b"),
            Map.entry("Qwen/Qwen3-8B", "qwen3-8b"),
            Map.entry("Qwen/Qwen3-32B", "qwen3-32b"),
            Map.entry("nvidia/Qwen3-32B-NVFP4", "qwen3-32b"),
            Map.entry("Qwen/Qwen3-30B-A3B-Instruct-2507", "qwen3-30b-a3b"),
            Map.entry("Qwen/Qwen3-30B-A3B-Thinking-2507", "qwen3-30b-a3b"),
            Map.entry("Qwen/Qwen3-Coder-30B-A3B-Instruct", "qwen3-30b-a3b"),
            Map.entry("Qwen/Qwen3-235B-A22B-FP8", "qwen3-235b-a22b"),
            Map.entry("Qwen/Qwen3-235B-A22B-Instruct-2507", "qwen3-235b-a22b"),
            Map.entry("Qwen/Qwen3-235B-A22B-Instruct-2507-FP8", "qwen3-235b-a22b"),
            Map.entry("openai/gpt-oss-120b", "gpt-oss-120b"),
            Map.entry("deepseek-ai/DeepSeek-R1", "deepseek-r1"),
            Map.entry("deepseek-ai/DeepSeek-R1-0528", "deepseek-r1"),
            Map.entry("deepseek-ai/DeepSeek-V3", "deepseek-r1"),
            Map.entry("nvidia/DeepSeek-R1-NVFP4", "deepseek-r1"),
            Map.entry("nvidia/DeepSeek-V3.1-NVFP4", "deepseek-r1"),
            Map.entry("moonshotai/Kimi-K2.5", "kimi-k2.5"),
            Map.entry("MiniMaxAI/MiniMax-M2.5", "minimax-m2.5"),
            Map.entry("Qwen/Qwen3.5-397B-A17B", "qwen3.5-397b-a17b"),
            Map.entry("zhipuai/GLM-5", "glm-5"));

    private static final Map<String, String> MACHINES = Map.of(
            "h100_sxm", "hgx-h100",
            "h200_sxm", "hgx-h200",
            "b200_sxm", "hgx-b200",
            "b300_sxm", "hgx-b300",
            "gb200", "gb200-nvl72",
            "gb300", "gb300-nvl72");

    private Rows() {}

    static boolean knowsModel(String name) {
        return MODELS.containsKey(name);
    }

    static LanguageModel model(String name) {
        return ModelCatalog.load(Objects.requireNonNull(MODELS.get(name), name));
    }

    static String machine(String name) {
        return Objects.requireNonNull(MACHINES.get(name), name);
    }

    static Framework framework(String name) {
        return switch (name) {
            case "trtllm" -> Framework.TENSORRT_LLM;
            case "vllm" -> Framework.VLLM;
            case "sglang" -> Framework.SGLANG;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
