package io.isowatt.estimate;

import io.isowatt.calibration.Calibration;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.serving.ServingPlan;
import io.isowatt.workload.Workload;

import java.util.Map;
import java.util.Objects;

/** The names that measurement tables use, as catalog entries. */
final class Rows {

    private static final Calibration CONSTANTS = Calibration.shipped();

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

    /**
     * The plan of a row of a serving table.
     *
     * @param uniform whether real lengths are drawn from 0.8 to 1.0 of the nominal ones
     */
    static ServingPlan plan(Vectors.Row row, boolean uniform) {
        Precision weights = Precision.byLabel().get(row.text("weight_precision"));
        int dp = row.integer("attention_dp");
        Layout layout = new Layout(
                row.integer("gpus") / dp,
                1,
                dp,
                row.integer("expert_parallel"),
                weights,
                false,
                weights == Precision.BF16 ? 2 : 1,
                8192);
        return new ServingPlan(
                model(row.text("model")),
                joined(HardwareCatalog.load(machine(row.text("hardware"))), layout.gpuCount()),
                layout,
                new Workload(row.number("isl"), row.number("osl"), uniform ? 0.9 : 1, 0),
                framework(row.text("framework")),
                CONSTANTS.kernels(),
                CONSTANTS.serving());
    }

    /** One vector has 16 Hopper GPUs on one scale-up link, which no machine of the catalog has. */
    private static Hardware joined(Hardware machine, int gpus) {
        return RandomScenario.withScaleUp(machine, Math.max(gpus, machine.scaleUpGpuCount()), 1);
    }
}
