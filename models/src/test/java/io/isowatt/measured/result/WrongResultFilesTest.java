package io.isowatt.measured.result;

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
import java.util.List;
import java.util.Random;

/** A wrong file is refused with what was expected. */
class WrongResultFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"architectures\": [\"LlamaForCausalLM\"], \"hidden_size\": 8}",
                "{\"benchmarks\": [{\"name\": \"pytest\", \"stats\": {}}]}",
                "{\"metrics\": {}}",
                "[1, 2]",
                "{}",
                "<!DOCTYPE html><html></html>",
                "id,model,tpot_ms\n1,a,2\n",
                "============ Serving Benchmark Result ============\nSuccessful requests: 10\n"
            })
    void aFileOfNoToolIsRefusedWithAllFormatsAndTheirKeys(String text) throws IOException {
        Path file = ResultTexts.write(folder, "a.json", text);
        assertThatThrownBy(() -> BenchmarkResults.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a.json:1: ")
                .hasMessageContaining("vLLM bench serve --save-result JSON (completed, total_input_tokens")
                .hasMessageContaining("AIPerf or GenAI-Perf JSON (time_to_first_token")
                .hasMessageContaining("AIPerf or GenAI-Perf CSV (a table")
                .hasMessageContaining("GuideLLM JSON (benchmarks")
                .hasMessageContaining("InferenceX result JSON (hw, conc")
                .hasMessageContaining("Maybe give the summary");
        assertThat(BenchmarkResults.isResult(file)).isFalse();
    }

    @Test
    void whatTheFileHasInsteadIsNamed() {
        assertThat(refusal("{\"hidden_size\": 8, \"num_layers\": 2}"))
                .contains("it has the keys hidden_size, num_layers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\n", "\uFEFF"})
    void anEmptyFileIsCalledEmpty(String text) {
        assertThat(refusal(text)).contains("The file is empty.");
    }

    @Test
    void aListOfNothingHoldsNoResult() {
        assertThat(refusal("[]")).contains("holds no result");
    }

    @Test
    void aTruncatedFileIsNoValidJson() {
        assertThat(refusal(ResultTexts.VLLM.substring(0, 500)))
                .contains("some.file:")
                .contains("not valid JSON");
        assertThat(refusal(ResultTexts.AIPERF.substring(0, 500))).contains("not valid JSON");
    }

    @Test
    void aFolderOrAMissingFileCannotBeRead() {
        assertThatThrownBy(() -> BenchmarkResults.read(folder)).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> BenchmarkResults.read(folder.resolve("none"))).hasMessageContaining("cannot be read");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("some.bin"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
        assertThatThrownBy(() -> BenchmarkResults.read(file)).hasMessageContaining("neither JSON nor a table");
        Path table = Files.write(
                folder.resolve("some.csv"),
                new byte[] {'M', 'e', 't', 'r', 'i', 'c', ',', 'a', 'v', 'g', '\n', (byte) 0xff});
        assertThatThrownBy(() -> BenchmarkResults.read(table)).hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"mean_tpot_ms\": 20.0 | \"mean_tpot_ms\": NaN | The mean_tpot_ms (NaN) is not a number above 0.",
                "\"mean_tpot_ms\": 20.0 | \"mean_tpot_ms\": 0.0 | The mean_tpot_ms (0.0) is not a number above 0.",
                "\"mean_ttft_ms\": 500.0 | \"mean_ttft_ms\": -1 | The mean_ttft_ms (-1) is not a number above 0.",
                "\"mean_ttft_ms\": 500.0 | \"mean_ttft_ms\": \"x\" | The mean_ttft_ms (x) is not a number above 0.",
                "\"mean_ttft_ms\": 500.0 | \"mean_ttft_ms\": [5] | The mean_ttft_ms (keys or a list) is not a number above 0.",
                "\"mean_tpot_ms\": 20.0, | '' | The result has no mean_tpot_ms.",
                "\"completed\": 160 | \"completed\": 0 | The completed (0) is not a number above 0.",
                "\"completed\": 160 | \"completed\": null | The result has no completed.",
                "\"failed\": 40 | \"failed\": 0.5 | The failed (0.5) is not a whole number from 0.",
                "\"total_input_tokens\": 160000, | '' | The result has no total_input_tokens.",
                "\"max_concurrency\": 16 | \"max_concurrency\": -16 | The max_concurrency (-16) is not a number from 1."
            })
    void aVllmFigureThatIsMissingOrNoneIsNamed(String good, String bad, String message) {
        assertThat(refusal(ResultTexts.VLLM.replace(good, bad)))
                .contains(message)
                .contains("some.file:");
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirLines() {
        assertThat(refusal(ResultTexts.VLLM
                        .replace("\"mean_ttft_ms\": 500.0", "\"mean_ttft_ms\": NaN")
                        .replace("\"mean_tpot_ms\": 20.0", "\"mean_tpot_ms\": Infinity")))
                .contains("some.file:7: The mean_ttft_ms (NaN)")
                .contains("some.file:8: The mean_tpot_ms (Infinity)");
    }

    @Test
    void aRunWithoutStreamingTimedNoToken() {
        assertThat(refusal(ResultTexts.AIPERF.replaceAll("\"(time_to_first_token|inter_token_latency)\".*\n", "")))
                .contains("The result has no time_to_first_token.")
                .contains("The result has no inter_token_latency.")
                .contains("--streaming");
        assertThat(refusal(ResultTexts.AIPERF_CSV.replaceAll("(?m)^(Time to First|Inter Token).*\n", "")))
                .contains("The result has no time_to_first_token.")
                .contains("--streaming");
    }

    @Test
    void aMetricWithoutAUnitOfTimeIsRefused() {
        assertThat(refusal(ResultTexts.AIPERF.replace("\"unit\": \"ms\", \"avg\": 250.0", "\"avg\": 250.0")))
                .contains("The result has no time_to_first_token.unit.");
        assertThat(refusal(ResultTexts.AIPERF.replace(
                        "\"unit\": \"ms\", \"avg\": 250.0", "\"unit\": \"W\", \"avg\": 250.0")))
                .contains("The time_to_first_token.unit (W) is not a unit of time, such as ms.");
        assertThat(refusal(ResultTexts.AIPERF.replace("tokens/sec", "tokens/min")))
                .contains("The output_token_throughput.unit (tokens/min) is not a rate per second.");
    }

    @Test
    void aCellThatIsNoNumberIsNamedWithItsLine() {
        assertThat(refusal(ResultTexts.AIPERF_CSV.replace("Latency (ms),10.00", "Latency (ms),n/a")))
                .contains("some.file:3: The inter_token_latency.avg (n/a) is not a number above 0.");
    }

    @Test
    void aGuideLlmLoadWithoutSuccessIsNamed() {
        String text = ResultTexts.guideLlm("{\"type_\": \"synchronous\"}")
                .replace("\"inter_token_latency_ms\": {\"successful\"", "\"inter_token_latency_ms\": {\"errored\"");
        assertThat(refusal(text))
                .contains("The result has no benchmarks.metrics.inter_token_latency_ms.successful.")
                .contains("streaming endpoint");
    }

    @Test
    void anInferencexResultWithoutLengthsIsRefused() {
        assertThat(refusal(ResultTexts.INFERENCEX.replaceAll("\"[io]sl\": \\d+,", "")))
                .contains("The result has no isl.")
                .contains("The result has no osl.");
    }

    @Test
    void oneStrangerAmongResultsIsNamedWithItsLine() {
        assertThat(refusal("[\n{\"a\": 1},\n" + ResultTexts.INFERENCEX + "]"))
                .startsWith(folder.resolve("some.file") + ":2: This is no benchmark result that Isowatt knows");
    }

    @Test
    void noMutilationBreaksTheReader() throws IOException {
        long seed = 20261121;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> texts = List.of(
                ResultTexts.VLLM,
                ResultTexts.INFERENCEX,
                ResultTexts.AIPERF,
                ResultTexts.GENAI_PERF,
                ResultTexts.AIPERF_CSV,
                ResultTexts.GENAI_PERF_CSV,
                ResultTexts.earlyGuideLlm(),
                ResultTexts.guideLlm("{\"type_\": \"constant\"}"));
        List<String> pieces =
                List.of("", "0", "-1", "NaN", "null", "[]", "{}", "\"\"", "1e300", "1e-300", "99999999999", ",", "{");
        GivenDeployment given = DeploymentOfResultTest.given("qwen3-32b", "hgx-h200", 4);
        int read = 0;
        for (int i = 0; i < 800; i++) {
            String text = texts.get(i % texts.size());
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(8));
            String bad = text.substring(0, at) + pieces.get(random.nextInt(pieces.size())) + text.substring(end);
            try {
                DeploymentOfResult.rows(ResultTexts.read(folder, bad), given);
                read++;
            } catch (InvalidInputException e) {
                assertThat(e.problems()).as(bad).isNotEmpty();
            }
        }
        assertThat(read).as("mutilations that do no harm").isGreaterThan(20);
    }

    private String refusal(String text) {
        try {
            ResultTexts.read(folder, text);
        } catch (InvalidInputException e) {
            return e.getMessage();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("The file was read.");
    }
}
