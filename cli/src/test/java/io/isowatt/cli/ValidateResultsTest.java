package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code isowatt validate} on result files of benchmark tools; their figures are made up. */
class ValidateResultsTest {

    private static final String[] DEPLOYMENT = {
        "--hardware", "hgx-h200", "--framework", "vllm", "--tensor-parallel", "4"
    };

    @TempDir
    private Path folder;

    @Test
    void resultsAreHeldAgainstPredictionsRowByRow() throws IOException {
        String one = vllm("one.json", 16, 20);
        String two = vllm("two.json", 64, 30);
        Run run = validate(one, two);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Isowatt against 2 measured rows", "Rows from 2 files", "Row by row")
                .containsPattern("one\\.json:1 +16 +1000 +200 +20 ")
                .containsPattern("two\\.json:1 +64 +1000 +200 +30 ");
    }

    @Test
    void everyPredictionIsWrittenWithItsFileAndPlace() throws IOException {
        vllm("one.json", 16, 20);
        Path out = folder.resolve("out");
        Run run = validate(folder.toString(), "--out", out.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readAllLines(out.resolve("validation.csv")))
                .element(1)
                .asString()
                .startsWith("one.json,1,true,,");
    }

    @Test
    void whatAResultLeavesOutIsAskedFor() throws IOException {
        Run run = Run.of("validate", vllm("one.json", 16, 20));
        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains("--hardware: A result does not say its machine. Maybe add --hardware.")
                .contains("--framework: A result does not say its framework. Maybe add --framework.")
                .contains("--tensor-parallel: A result does not say on how many GPUs it ran.");
    }

    @Test
    void anOptionMustAgreeWithTheResult() throws IOException {
        Run run = validate(vllm("one.json", 16, 20), "--model", "qwen3-32b", "--concurrency", "8");
        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains(
                        "one.json:1: The result's model (meta-llama/Llama-3.1-70B-Instruct) is not that of --model (qwen3-32b).")
                .contains("one.json:1: The result's concurrency (16) is not that of --concurrency (8).");
    }

    @Test
    void aWrongFileIsRefusedWithWhatWasExpected() throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), "{\"hidden_size\": 8}");
        Run run = validate(file.toString());
        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains("config.json:1: This is no benchmark result that Isowatt knows: it has the keys hidden_size.")
                .contains("vLLM bench serve --save-result JSON (completed,");
    }

    private Run validate(String... arguments) {
        String[] all = new String[1 + arguments.length + DEPLOYMENT.length];
        all[0] = "validate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        System.arraycopy(DEPLOYMENT, 0, all, 1 + arguments.length, DEPLOYMENT.length);
        return Run.of(all);
    }

    private String vllm(String name, int concurrency, double tpotMilliseconds) throws IOException {
        return Files.writeString(folder.resolve(name), """
                        {"backend": "vllm", "model_id": "meta-llama/Llama-3.1-70B-Instruct", "num_prompts": 640,
                         "request_rate": "inf", "max_concurrency": %d, "duration": 100.0, "completed": 640,
                         "total_input_tokens": 640000, "total_output_tokens": 128000, "output_throughput": 1280.0,
                         "mean_ttft_ms": 500.0, "mean_tpot_ms": %s}
                        """.formatted(concurrency, tpotMilliseconds))
                .toString();
    }
}
