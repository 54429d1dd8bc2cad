package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.calibration.CalibrationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The command from folder to file. */
class CalibrateCommandTest {

    private static final String HEADER =
            "framework,model,hardware,weight_precision,isl,osl,concurrency,gpus,ttft_ms,tpot_ms\n";

    @TempDir
    private Path folder;

    private Path measurements() throws IOException {
        Path measured = Files.createDirectories(folder.resolve("measured"));
        StringBuilder rows = new StringBuilder(HEADER);
        for (int clients = 1; clients <= 128; clients *= 2) {
            rows.append("vllm,llama-3.1-8b,hgx-h100,bf16,1024,256,")
                    .append(clients)
                    .append(",1,")
                    .append(60 + 8 * clients)
                    .append(',')
                    .append(9 + 0.1 * clients)
                    .append('\n');
        }
        Files.writeString(measured.resolve("serving_latency_aggregated.csv"), rows);
        return measured;
    }

    @Test
    void ownMeasurementsBecomeACalibrationThatTheOtherCommandsTake() throws IOException {
        Path out = folder.resolve("mine.yaml");
        Path report = folder.resolve("mine.md");
        String measured = measurements().toString();
        Run run = Run.of(
                "calibrate", measured, "--out", out.toString(), "--report", report.toString(), "--date", "2026-11-21");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains("serving_latency_aggregated.csv", "kernels.weight-read", "Calibration: " + out);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 120);
        assertThat(report).content().contains("# Calibration mine", "## Constants");
        assertThat(CalibrationReader.read(out.toString(), Files.readString(out)).date())
                .isEqualTo("2026-11-21");
        Run estimate = Run.of(
                "estimate",
                "--model",
                "llama-3.1-8b",
                "--hardware",
                "hgx-h100",
                "--prompt",
                "1024",
                "--output",
                "256",
                "--calibration",
                out.toString());
        assertThat(estimate.status()).as(estimate.err()).isEqualTo(ExitCode.FOUND);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("measured", "mine.yaml", "mine.md");
        }
    }

    @Test
    void twiceTheSameBytes() throws IOException {
        String measured = measurements().toString();
        Path once = folder.resolve("a.yaml");
        Path again = folder.resolve("b.yaml");
        for (Path out : new Path[] {once, again}) {
            Run.of("calibrate", measured, "--out", out.toString(), "--name", "same", "--date", "2026-11-21");
        }
        assertThat(again).hasSameBinaryContentAs(once);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calibrate nowhere | The folder of measurements (nowhere) is no folder. Maybe name one with",
                "calibrate src | holds no table of measurements. Maybe name one with serving_latency_aggregated.csv",
                "calibrate src --date yesterday | --date: The value (yesterday) is not a date.",
                "calibrate src --threads 0 | --threads: The value (0) is not a whole number from 1 to 64.",
                "calibrate src --out nowhere/a.yaml | --out: The file (nowhere/a.yaml) lies in a folder that does not",
                "calibrate src --start nowhere.yaml | nowhere.yaml: The calibration file cannot be read.",
                "calibrate | Missing required parameter"
            })
    void badInputIsSaidInOneLine(String line, String message) {
        Run run = Run.line(line);
        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }
}
