package io.isowatt.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.isowatt.catalog.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Configurations as published, where they lie beside the project, against the sizes of their model cards in 10⁹. Totals
 * agree within 1 %. Cards round or truncate active sizes, so those agree within one of the last digit, with or without
 * the embeddings, whichever the maker counts.
 */
class HuggingFacePublishedSizesTest {

    private static final String REFUSED = "MiniMax-M3|DeepSeek-V4|Kimi-K3|Llama-3_3-Nemotron-Super|Step-3.7";

    @ParameterizedTest
    @CsvSource({
        "meta-llama--Meta-Llama-3.1-8B, 8.030, 8.030, BF16",
        "meta-llama--Meta-Llama-3.1-70B, 70.55, 70.55, BF16",
        "meta-llama--Meta-Llama-3.1-405B, 405.85, 405.85, BF16",
        "nvidia--Llama-3.1-70B-Instruct-FP8, 70.55, 70.55, FP8",
        "mistralai--Mixtral-8x7B-v0.1, 46.70, 12.9, BF16",
        "mistralai--Mixtral-8x22B-v0.1, 140.6, 39.1, BF16",
        "Qwen--Qwen3-0.6B, 0.596, 0.596, BF16",
        "Qwen--Qwen3-1.7B, 1.72, 1.72, BF16",
        "Qwen--Qwen3-8B, 8.19, 8.19, BF16",
        "Qwen--Qwen3-32B, 32.76, 32.76, BF16",
        "Qwen--Qwen3-32B-FP8, 32.76, 32.76, FP8",
        "Qwen--Qwen3-30B-A3B, 30.53, 3.3, BF16",
        "Qwen--Qwen3-30B-A3B-FP8, 30.53, 3.3, FP8",
        "Qwen--Qwen3-235B-A22B, 235.1, 22.2, BF16",
        "Qwen--Qwen3-VL-2B-Instruct, 1.72, 1.72, BF16",
        "Qwen--Qwen3-VL-4B-Instruct, 4.02, 4.02, BF16",
        "Qwen--Qwen3-VL-8B-Instruct, 8.19, 8.19, BF16",
        "Qwen--Qwen3-VL-32B-Thinking, 32.76, 32.76, BF16",
        "Qwen--Qwen3-VL-30B-A3B-Instruct, 30.53, 3.3, BF16",
        "Qwen--Qwen3-VL-235B-A22B-Instruct, 235.1, 22.2, BF16",
        "Qwen--Qwen3.5-27B, 27, 27, BF16",
        "Qwen--Qwen3.5-35B-A3B, 35, 3, BF16",
        "Qwen--Qwen3.5-397B-A17B, 397, 17, BF16",
        "nvidia--Qwen3.5-122B-A10B-NVFP4, 122, 10, NVFP4",
        "nvidia--Qwen3.5-397B-A17B-NVFP4, 397, 17, NVFP4",
        "nvidia--Qwen3.6-27B-NVFP4, 27, 27, NVFP4",
        "openai--gpt-oss-20b, 20.91, 3.6, MXFP4",
        "openai--gpt-oss-120b, 116.83, 5.1, MXFP4",
        "deepseek-ai--DeepSeek-R1, 671, 37, FP8",
        "deepseek-ai--DeepSeek-V3.2, 671, 37, FP8",
        "nvidia--DeepSeek-V3.1-NVFP4, 671, 37, NVFP4",
        "nvidia--DeepSeek-V3.2-NVFP4, 671, 37, NVFP4",
        "moonshotai--Kimi-K2-Instruct, 1026, 32, FP8",
        "moonshotai--Kimi-K2.5, 1026, 32, INT4",
        "nvidia--Kimi-K2.5-NVFP4, 1026, 32, NVFP4",
        "nvidia--Kimi-K2.7-Code-NVFP4, 1026, 32, NVFP4",
        "zai-org--GLM-5-FP8, 744, 40, FP8",
        "zai-org--GLM-5.1, 744, 40, BF16",
        "zai-org--GLM-5.2, 744, 40, BF16",
        "zai-org--GLM-5.2-FP8, 744, 40, FP8",
        "nvidia--GLM-5-NVFP4, 744, 40, NVFP4",
        "nvidia--GLM-5.1-NVFP4, 744, 40, NVFP4",
        "MiniMaxAI--MiniMax-M2.5, 229, 10, FP8",
        "nvidia--MiniMax-M2.7-NVFP4, 229, 10, NVFP4",
        "meta-llama--Llama-4-Scout-17B-16E-Instruct, 107.8, 17, BF16",
        "google--gemma-4-26B-A4B, 25.2, 3.8, BF16",
        "nvidia--Gemma-4-26B-A4B-NVFP4, 25.2, 3.8, NVFP4",
        "nvidia--Gemma-4-31B-IT-NVFP4, 30.7, 30.7, NVFP4",
        "XiaomiMiMo--MiMo-V2-Flash, 309, 15, FP8",
        "nvidia--Nemotron-H-56B-Base-8K, 56, 56, BF16",
        "nvidia--NVIDIA-Nemotron-3-Nano-30B-A3B-BF16, 31.6, 3.6, BF16",
        "nvidia--NVIDIA-Nemotron-3.5-Lightning-30B-A3B-NVFP4, 31.6, 3.6, NVFP4",
        "nvidia--NVIDIA-Nemotron-3-Super-120B-A12B-FP8, 120.6, 12.7, FP8",
        "nvidia--NVIDIA-Nemotron-3-Super-120B-A12B-NVFP4, 120.6, 12.7, NVFP4",
        "nvidia--NVIDIA-Nemotron-3-Ultra-550B-A55B-BF16, 550, 55, BF16",
        "nvidia--NVIDIA-Nemotron-3-Ultra-550B-A55B-NVFP4, 550, 55, NVFP4",
    })
    void parametersAndPrecisionAgreeWithTheModelCard(String file, String total, String active, Precision precision) {
        LanguageModel model = HuggingFaceConfig.read(folder().resolve(file + "_config.json"));
        ParameterCount count = model.parameters();
        assertThat(count.totalCount() / 1e9)
                .isCloseTo(Double.parseDouble(total), within(0.01 * Double.parseDouble(total)));
        assertThat(Stream.of(0L, count.embeddingCount(), count.embeddingCount() + count.headCount())
                        .map(outside -> (count.activeCount() - outside) / 1e9)
                        .mapToDouble(size -> Math.abs(size - Double.parseDouble(active)))
                        .min()
                        .orElseThrow())
                .isLessThanOrEqualTo(lastDigit(active));
        assertThat(model.checkpoint()).isEqualTo(precision);
    }

    @Test
    void everyOtherConfigurationIsRefusedByName() throws IOException {
        List<Path> refused;
        try (Stream<Path> files = Files.list(folder())) {
            refused = files.filter(file -> !file.toString().contains("hf_quant"))
                    .filter(file -> file.toString().matches(".*(" + REFUSED + ").*"))
                    .toList();
        }
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(file -> assertThatThrownBy(() -> HuggingFaceConfig.read(file))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("is not supported. Supported are DeepseekV2ForCausalLM"));
    }

    private static double lastDigit(String published) {
        int digits = published.contains(".") ? published.length() - published.indexOf('.') - 1 : 0;
        return Math.pow(10, -digits);
    }

    /** The folder beside the project's own; the test is skipped without it. */
    private static Path folder() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.isDirectory(root.resolveSibling("shared/model-configs"))) {
            root = root.getParent();
        }
        Path folder = root.resolveSibling("shared/model-configs");
        assumeTrue(
                Files.isDirectory(folder), "No ../shared/model-configs beside the project: nothing to compare with.");
        return folder;
    }
}
