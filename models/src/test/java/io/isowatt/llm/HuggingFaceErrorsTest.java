package io.isowatt.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class HuggingFaceErrorsTest {

    private static final String MODEL = """
            {
              "architectures": ["LlamaForCausalLM"],
              "hidden_size": 64,
              "intermediate_size": 96,
              "num_attention_heads": 4,
              "num_key_value_heads": 2,
              "num_hidden_layers": 2,
              "vocab_size": 1000,
              "max_position_embeddings": 4096
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void allProblemsComeAtOnceWithTheirLines() throws IOException {
        List<Problem> problems = problems(MODEL.replace("\"hidden_size\": 64", "\"hidden_size\": -64")
                .replace("heads\": 2", "heads\": 3")
                .replace("\"vocab_size\": 1000", "\"vocab_size\": \"many\"")
                .replace("  \"intermediate_size\": 96,\n", ""));
        assertThat(problems).extracting(Problem::line).containsExactly(1, 3, 5, 7);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "The key (intermediate_size) is missing.",
                        "The value of hidden_size (-64) is not a whole number from 1 to 131072.",
                        "The key-value heads (3) do not divide the attention heads (4).",
                        "The value of vocab_size (many) is not a whole number from 2 to 100000000.");
    }

    @ParameterizedTest
    @CsvSource({
        "num_hidden_layers, 1e30, 7",
        "num_hidden_layers, 0, 7",
        "num_hidden_layers, 2.5, 7",
        "hidden_size, 1e-400000000, 3",
        "hidden_size, NaN, 3",
        "hidden_size, [], 3",
        "vocab_size, 99999999999999999999, 8",
        "num_attention_heads, true, 5",
    })
    void absurdNumbersAreNamedWithTheirLine(String key, String value, int line) throws IOException {
        List<Problem> problems = problems(MODEL.replaceFirst("\"" + key + "\": [0-9]+", "\"" + key + "\": " + value));
        assertThat(problems.get(0).line()).isEqualTo(line);
        assertThat(problems.get(0).message())
                .startsWith("The value of " + key + " (")
                .contains("is not a whole number");
    }

    @Test
    void brokenJsonNamesTheLine() throws IOException {
        assertThat(problems(MODEL.replace("64,", "64")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(4))
                .satisfies(problem -> assertThat(problem.message()).startsWith("The file is not valid JSON"));
        assertThat(problems("")).hasSize(1);
        assertThat(problems("[1]")).hasSize(1);
        assertThat(problems("{\"a\":".repeat(5000))).hasSize(1);
        assertThat(problems(MODEL + "x")).hasSize(1);
    }

    @Test
    void jsonOfSomethingElseSaysWhatWasExpected() throws IOException {
        assertThat(problems("{ \"name\": \"x\" }").get(0).message()).contains("a Hugging Face config.json has");
    }

    @Test
    void duplicateKeysAreNamed() throws IOException {
        assertThat(problems(MODEL.replace("\"vocab_size\": 1000,", "\"vocab_size\": 1000,\n\"vocab_size\": 9,")))
                .singleElement()
                .hasToString(folder.resolve("config.json")
                        + ":9: The key (vocab_size) stands here twice. Maybe remove one of them.");
    }

    @Test
    void unknownArchitecturesAreRefusedWithTheKnownOnes() throws IOException {
        Problem problem = problems(MODEL.replace("Llama", "Lama")).get(0);
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.message()).isEqualTo("The architecture (LamaForCausalLM) is not supported.");
        assertThat(problem.advice()).contains("LlamaForCausalLM", "Qwen3MoeForCausalLM");
    }

    @ParameterizedTest
    @CsvSource({"sliding_window, 4096", "num_local_experts, 8", "kv_lora_rank, 512", "use_qk_norm, true"})
    void featuresThatAreNotModelledAreRefused(String key, String value) throws IOException {
        assertThat(problems(MODEL.replace("\"vocab_size\"", "\"" + key + "\": " + value + ",\n\"vocab_size\"")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(8))
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("The feature " + key + " (" + value + ") changes weights or cache"));
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("none.json");
        InvalidInputException thrown =
                catchThrowableOfType(InvalidInputException.class, () -> HuggingFaceConfig.read(missing));
        assertThat(thrown).hasMessageContaining("none.json: The file cannot be read");
    }

    private List<Problem> problems(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), text);
        return catchThrowableOfType(InvalidInputException.class, () -> HuggingFaceConfig.read(file))
                .problems();
    }
}
