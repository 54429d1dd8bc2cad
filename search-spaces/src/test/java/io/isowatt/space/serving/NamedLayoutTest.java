package io.isowatt.space.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

class NamedLayoutTest {

    /** A layout written as on the command line: {@code gpus 8 tensor-parallel 4 weights fp8}. */
    private static NamedLayout named(String options) {
        Map<String, String> given = new HashMap<>();
        String[] words = options.isBlank() ? new String[0] : options.trim().split(" +");
        for (int i = 0; i < words.length; i += 2) {
            given.put(words[i], words[i + 1]);
        }
        return new NamedLayout(
                number(given, "gpus"),
                number(given, "tensor-parallel"),
                number(given, "pipeline-parallel"),
                number(given, "data-parallel-attention"),
                number(given, "expert-parallel"),
                Optional.ofNullable(given.get("weights")).map(Precision.byLabel()::get),
                Optional.ofNullable(given.get("activations")).map("bf16"::equals),
                Optional.ofNullable(given.get("kv-cache")).map(label -> label.equals("fp8") ? 1 : 2),
                number(given, "prefill-chunk"));
    }

    private static OptionalInt number(Map<String, String> given, String key) {
        return given.containsKey(key) ? OptionalInt.of(Integer.parseInt(given.get(key))) : OptionalInt.empty();
    }

    private static Layout layout(String options, String model, String machine) {
        return named(options).on(ModelCatalog.load(model), HardwareCatalog.load(machine));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', llama-3.1-8b, hgx-h200, TP1 BF16, 2",
                "gpus 8, llama-3.1-70b, hgx-h200, TP8 BF16, 2",
                "gpus 16 pipeline-parallel 2, llama-3.1-70b, hgx-h200, TP8 PP2 BF16, 2",
                "tensor-parallel 4 weights fp8, llama-3.1-70b, hgx-h200, TP4 FP8, 1",
                "gpus 8 tensor-parallel 2, deepseek-r1, hgx-b200, TP2 DP4 FP8, 1",
                "gpus 8 data-parallel-attention 8 expert-parallel 8, deepseek-r1, hgx-b200, DP8 EP8 FP8, 1",
                "data-parallel-attention 4, deepseek-r1, hgx-b200, DP4 FP8, 1",
                "gpus 8, deepseek-r1, mi355x, TP8 FP8, 1",
                "gpus 4, gpt-oss-120b, hgx-a100, TP4 MXFP4, 2",
                "gpus 8, kimi-k2.5, hgx-a100, TP8 INT4, 2",
                "weights fp8 activations bf16, llama-3.1-8b, hgx-h200, TP1 FP8-A16, 1",
                "weights bf16 activations bf16, llama-3.1-8b, hgx-h200, TP1 BF16, 2",
                "kv-cache fp8, llama-3.1-8b, hgx-h200, TP1 BF16, 1",
            })
    void whatIsNotNamedTakesTheUsual(String options, String model, String machine, String label, double cacheBytes) {
        Layout layout = layout(options, model, machine);
        assertThat(layout.label()).isEqualTo(label);
        assertThat(layout.cacheBytesPerElement()).isEqualTo(cacheBytes);
        assertThat(layout.prefillChunkTokens()).isEqualTo(8192);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tensor-parallel 3 | llama-3.1-70b | hgx-h200 | --tensor-parallel: The tensor-parallel degree (3) does not"
                        + " divide the attention heads (64). Maybe use 1, 2, 4 or 8.",
                "gpus 8 tensor-parallel 3 | llama-3.1-70b | hgx-h200 | --gpus: The degrees (tensor 3",
                "gpus 8 tensor-parallel 4 | llama-3.1-70b | hgx-h200 | --gpus: The tensor-parallel degree (4) times the"
                        + " pipeline stages (1) is less than the GPUs (8), and without experts",
                "tensor-parallel 16 | llama-3.1-70b | hgx-h200 | --gpus: A pipeline stage is larger than the machine's"
                        + " scale-up domain (8 GPUs).",
                "tensor-parallel 4096 pipeline-parallel 4096 data-parallel-attention 4096 | llama-3.1-70b | hgx-h200 |"
                        + " --gpus: The degrees",
                "pipeline-parallel 99 | llama-3.1-70b | hgx-h200 | --pipeline-parallel: There are more pipeline stages"
                        + " (99) than layers (80). Maybe use at most 80.",
                "weights nvfp4 | llama-3.1-70b | hgx-h200 | --weights: The chip (H200 SXM) has no unit for the weights"
                        + " (nvfp4). Maybe use bf16, fp8 or int4 for the weights.",
                "weights bf16 | gpt-oss-120b | hgx-h200 | --weights: The model is published in mxfp4, which is not served"
                        + " as bf16. Maybe use mxfp4 for the weights.",
                "'' | deepseek-r1 | hgx-a100 | --weights: The chip (A100 80 GB SXM) has no unit for the weights (fp8)."
                        + " Maybe use int4 for the weights.",
                "kv-cache fp8 | llama-3.1-8b | hgx-a100 | --kv-cache: The chip (A100 80 GB SXM) has no fp8 unit for the"
                        + " KV cache. Maybe use bf16 for the KV cache.",
                "gpus 8 expert-parallel 3 | deepseek-r1 | hgx-h200 | --expert-parallel: The expert-parallel degree (3)",
                "expert-parallel 2 | llama-3.1-8b | hgx-h200 | --expert-parallel: The expert-parallel degree (2)",
            })
    void whatCannotBeIsNamedByItsOption(String options, String model, String machine, String said) {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> layout(options, model, machine));
        assertThat(refused).as("refusal of %s", options).isNotNull();
        assertThat(refused.problems().get(0).toString()).startsWith(said.trim());
    }

    @Test
    void severalWrongOptionsAreNamedAtOnce() {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> layout("tensor-parallel 3 weights nvfp4 kv-cache fp8", "llama-3.1-70b", "hgx-a100"));
        assertThat(refused.problems())
                .extracting(Problem::file)
                .isEqualTo(List.of("--weights", "--tensor-parallel", "--kv-cache"));
    }
}
