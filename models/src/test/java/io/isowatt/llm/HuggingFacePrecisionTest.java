package io.isowatt.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.catalog.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class HuggingFacePrecisionTest {

    private static final String MODEL = """
            { "architectures": ["LlamaForCausalLM"], "hidden_size": 64, "intermediate_size": 96,
              "num_attention_heads": 4, "num_hidden_layers": 2, "vocab_size": 1000, "max_position_embeddings": 4096
              %s }""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FP8   | {'quant_method': 'fp8', 'weight_block_size': [128, 128]}",
                "MXFP4 | {'quant_method': 'mxfp4'}",
                "INT4  | {'quant_method': 'awq', 'bits': 4}",
                "INT4  | {'quant_method': 'gptq', 'bits': 4}",
                "NVFP4 | {'quant_method': 'modelopt', 'quant_algo': 'NVFP4'}",
                "INT4  | {'quant_method': 'compressed-tensors', 'config_groups': {'g': {'weights': {'num_bits': 4, 'type': 'int'}}}}",
                "FP8   | {'quant_method': 'compressed-tensors', 'config_groups': {'g': {'weights': {'num_bits': 8, 'type': 'float'}}}}",
                "NVFP4 | {'quant_method': 'compressed-tensors', 'config_groups': {'g': {'weights': {'num_bits': 4, 'type': 'float', 'group_size': 16}}}}",
                "MXFP4 | {'quant_method': 'compressed-tensors', 'config_groups': {'g': {'weights': {'num_bits': 4, 'type': 'float', 'group_size': 32}}}}",
                "NVFP4 | {'quant_method': 'modelopt', 'quant_algo': 'MIXED_PRECISION', 'quantized_layers': {'l.0.self_attn.q_proj': {'quant_algo': 'FP8'}, 'l.0.mlp.up_proj': {'quant_algo': 'W4A16_NVFP4'}}}",
            })
    void quantizationConfig(Precision precision, String quantization) throws IOException {
        LanguageModel model = read(", \"quantization_config\": " + quantization.replace('\'', '"'));
        assertThat(model.checkpoint()).isEqualTo(precision);
        assertThat(model.rule().blockScaledFp8()).isEqualTo(quantization.contains("weight_block_size"));
    }

    @ParameterizedTest
    @CsvSource({"FP8, FP8", "NVFP4, NVFP4", "W4A16_AWQ, INT4"})
    void aFileBesideTheConfigurationCounts(String algorithm, Precision precision) throws IOException {
        String text = "{ \"quantization\": { \"quant_algo\": \"" + algorithm + "\" } }";
        Files.writeString(folder.resolve("hf_quant_config.json"), text);
        assertThat(read("").checkpoint()).isEqualTo(precision);
        Files.writeString(folder.resolve("X_hf_quant_config.json"), text);
        Path named = Files.writeString(folder.resolve("X_config.json"), MODEL.formatted(""));
        assertThat(HuggingFaceConfig.read(named).checkpoint()).isEqualTo(precision);
    }

    @Test
    void aQuantizedCacheAloneLeavesWeightsWide() throws IOException {
        Files.writeString(
                folder.resolve("hf_quant_config.json"),
                "{ \"quantization\": { \"quant_algo\": null, \"kv_cache_quant_algo\": \"FP8\" } }");
        assertThat(read("").checkpoint()).isEqualTo(Precision.BF16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"quant_method\": \"bitsandbytes\" }",
                "{ \"quant_method\": \"gptq\", \"bits\": 8 }",
                "{ \"quant_algo\": \"INT8_SQ\" }",
                "{ }",
            })
    void unknownQuantizationsAreRefusedWithTheKnownOnes(String quantization) {
        assertThatThrownBy(() -> read(",\n \"quantization_config\": " + quantization))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("config.json:4: The quantization (")
                .hasMessageContaining("is not supported. Supported are ");
    }

    private LanguageModel read(String more) throws IOException {
        return HuggingFaceConfig.read(Files.writeString(folder.resolve("config.json"), MODEL.formatted(more)));
    }
}
