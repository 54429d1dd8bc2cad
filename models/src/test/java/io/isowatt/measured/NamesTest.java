package io.isowatt.measured;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.deployment.Framework;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class NamesTest {

    private final Names names = new Names();

    static List<String> ids() {
        return ModelCatalog.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyCatalogIdNamesItself(String id) {
        assertThat(names.model(id).map(LanguageModel::id)).contains(id);
        assertThat(names.model("Somebody/" + id + "-Instruct-FP8").map(LanguageModel::id))
                .contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8, qwen3-235b-a22b",
        "Qwen/Qwen3-30B-A3B-Thinking-2507, qwen3-30b-a3b",
        "Qwen/Qwen3-Coder-30B-A3B-Instruct, qwen3-30b-a3b",
        "Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8, qwen3-coder-480b-a35b",
        "Qwen/Qwen3-14B, qwen3-14b",
        "nvidia/Qwen3-32B-NVFP4, qwen3-32b",
        "Qwen/Qwen3.5-397B-A17B, qwen3.5-397b-a17b",
        "Qwen/Qwen3-VL-235B-A22B-Instruct-FP8, qwen3-vl-235b-a22b",
        "deepseek-ai/DeepSeek-R1-0528, deepseek-r1",
        "deepseek-ai/DeepSeek-V3-0324, deepseek-v3",
        "nvidia/DeepSeek-V3.1-NVFP4, deepseek-v3.1",
        "deepseek-ai/DeepSeek-V3.1-Terminus, deepseek-v3.1",
        "deepseek-ai/DeepSeek-R1-Distill-Llama-70B, llama-3.3-70b",
        "meta-llama/Meta-Llama-3.1-8B-Instruct, llama-3.1-8b",
        "nvidia/Llama-3.1-8B-Instruct-FP8, llama-3.1-8b",
        "meta-llama/Llama-3.3-70B-Instruct, llama-3.3-70b",
        "meta-llama/Llama-4-Scout-17B-16E-Instruct, llama-4-scout",
        "meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8, llama-4-maverick",
        "Llama 4 Maverick, llama-4-maverick",
        "Llama 3.1 405B, llama-3.1-405b",
        "LLaMA 7B, llama-2-7b",
        "Llama v3.3 70B, llama-3.3-70b",
        "Mixtral 8x7B, mixtral-8x7b",
        "google/gemma-3-27b-it, gemma-3-27b",
        "openai/gpt-oss-20b, gpt-oss-20b",
        "moonshotai/Kimi-K2.5, kimi-k2.5",
        "moonshotai/Kimi-K2-Instruct-0905, kimi-k2",
        "MiniMaxAI/MiniMax-M2.5, minimax-m2.5",
        "zhipuai/GLM-5, glm-5",
        "nvidia/NVIDIA-Nemotron-Nano-9B-v2, nemotron-nano-9b-v2",
        "nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16, nemotron-3-nano-30b-a3b"
    })
    void publishersNamesAreModels(String name, String id) {
        assertThat(names.model(name).map(LanguageModel::id)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B", "Qwen/Qwen3-32B-Lite", "llama", "qwen3"})
    void aModelOfOtherDimensionsIsNotTakenForOneOfTheCatalog(String name) {
        assertThat(names.model(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "h100_sxm, hgx-h100",
        "H200, hgx-h200",
        "b200_sxm, hgx-b200",
        "B300, hgx-b300",
        "gb200, gb200-nvl72",
        "GB300, gb300-nvl72",
        "NVIDIA H100 80GB HBM3, hgx-h100",
        "RTX PRO 6000 Server, rtx-pro-6000",
        "A100, hgx-a100",
        "L40S, l40s",
        "MI355X, mi355x",
        "hgx-b200-liquid, hgx-b200-liquid"
    })
    void gpuNamesAreMachines(String name, String id) {
        assertThat(names.hardware(name).map(Hardware::id)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "H1", "TPU v5p"})
    void anUnknownGpuIsNoMachine(String name) {
        assertThat(names.hardware(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "trtllm, TENSORRT_LLM",
        "'TensorRT-LLM 0.9.0 (C++ engine)', TENSORRT_LLM",
        "vllm, VLLM",
        "vLLM 0.12.0, VLLM",
        "SGLang, SGLANG"
    })
    void frameworksAreKnown(String name, Framework framework) {
        assertThat(Names.framework(name)).contains(framework);
    }

    @ParameterizedTest
    @CsvSource({
        "FP4, llama-3.1-70b, NVFP4",
        "FP4, gpt-oss-120b, MXFP4",
        "bfloat16, qwen3-8b, BF16",
        "FP16, qwen3-8b, BF16",
        "fp8_block, deepseek-r1, FP8",
        "w4a16, kimi-k2.5, INT4"
    })
    void precisionsAreKnown(String name, String model, Precision precision) {
        assertThat(Names.precision(name, ModelCatalog.load(model))).contains(precision);
    }
}
