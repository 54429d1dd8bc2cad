package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code isowatt validate} as its users meet it. */
class ValidateTest {

    private static final String TABLE = """
            # a comment
            framework,model,hardware,weight_precision,isl,osl,concurrency,gpus,ttft_ms,tpot_ms
            vllm,Qwen/Qwen3-32B,h100_sxm,fp8,1024,1024,8,2,90,11
            vllm,acme/Unheard,h100_sxm,fp8,1024,1024,8,2,90,11
            """;

    @TempDir
    private Path folder;

    private void table(String text) throws IOException {
        Files.writeString(folder.resolve("serving_latency_aggregated.csv"), text);
    }

    @Test
    void printsErrorsAndWritesEveryPrediction() throws IOException {
        table(TABLE);
        Path out = folder.resolve("out");
        Run run = Run.of("validate", folder.toString(), "--out", out.toString());

        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out())
                .contains("Isowatt against 2 measured rows")
                .contains("The model (acme/Unheard) is not known.")
                .contains("Report: " + out);
        assertThat(Files.readAllLines(out.resolve("validation.csv"))).hasSize(3);
    }

    @Test
    void nothingPredictedIsStatusOne() throws IOException {
        table(TABLE.replace("Qwen/Qwen3-32B", "acme/Other"));

        assertThat(Run.of("validate", folder.toString()).status()).isEqualTo(ExitCode.NOTHING_FEASIBLE);
    }

    @Test
    void aFolderWithoutTablesIsRefusedWithTheNamesOfThoseKnown() {
        Run run = Run.of("validate", folder.toString());

        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains("The folder holds no table of measurements and no result")
                .contains("serving_latency_aggregated.csv")
                .contains("offline_throughput.csv");
    }

    @Test
    void aBrokenTableIsRefusedWithFileAndLine() throws IOException {
        table(TABLE.replace("1024,1024,8,2,90,11\nvllm,acme", "some,1024,8,2,90,11\nvllm,acme"));
        Run run = Run.of("validate", folder.toString());

        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("serving_latency_aggregated.csv:3: The value of isl (some) is not a number.");
    }

    @ParameterizedTest
    @CsvSource({
        "--margin, wide",
        "--margin, 200%",
        "--by, colour",
        "--calibration, /does/not/exist.yaml",
        "--out, /dev/null/x"
    })
    void badOptionsAreRefused(String option, String value) throws IOException {
        table(TABLE);
        Run run = Run.of("validate", folder.toString(), option, value);

        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).doesNotContain("bug").contains("Maybe");
    }

    @Test
    void theMarginIsShown() throws IOException {
        table(TABLE);

        assertThat(Run.of("validate", folder.toString(), "--margin", "7%").out())
                .contains("TPOT margin 7 %");
    }
}
