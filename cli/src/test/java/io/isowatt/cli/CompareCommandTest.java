package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class CompareCommandTest {

    private static final String STUDY = """
            study: Two servers
            model: llama-3.1-70b
            hardware: [hgx-h200, hgx-b200]
            workload: { prompt: 1024 tokens, output: 256 tokens }
            slo: { ttft: 2 s, interactivity: 30 tokens/s }
            search-space: quick
            """;

    @TempDir
    private Path folder;

    private Path study() throws IOException {
        return Files.writeString(folder.resolve("two.yaml"), STUDY);
    }

    @Test
    void aStudyIsSearchedAndCompared() throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.of("compare", study().toString(), "--at", "20,50", "--out", out.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out())
                .startsWith("Two servers\n")
                .contains(
                        "Read with care", "NVIDIA HGX B200 against NVIDIA HGX H200", "P(better)", "Comparison: " + out)
                .doesNotContain("NaN");
        assertThat(out.resolve("comparison.csv")).exists();
        assertThat(out.resolve("comparison-ratios.csv")).exists();
        assertThat(out.resolve("comparison.md")).exists();
        assertThat(out.resolve("comparison.json")).exists();
    }

    @Test
    void reportsAndStudiesCompareTogether() throws IOException {
        Path report = folder.resolve("report");
        String study = study().toString();
        assertThat(Run.of("optimize", study, "--boundary", "board", "--out", report.toString())
                        .status())
                .isEqualTo(ExitCode.FOUND);
        Run run = Run.of(
                "compare",
                report.toString(),
                study,
                "--baseline",
                "hgx-h200-2",
                "--out",
                folder.resolve("out").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("The fronts differ in where watts are counted")
                .contains("NVIDIA HGX H200, board against NVIDIA HGX H200, facility with PUE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STUDY --baseline h100 | The baseline (h100) is not among the fronts. Maybe use hgx-h200 (NVIDIA HGX H200)",
                "STUDY --at fast,-1,20 | The place (fast) is not a number above zero.",
                "STUDY --at fast,-1,20 | The place (-1) is not a number above zero.",
                "STUDY missing.yaml | missing.yaml: The study file does not exist.",
                "STUDY --threads 0 | The number of threads (0)",
                "STUDY missing.json | missing.json: The file does not exist.",
            })
    void badInputIsRefusedWithAdvice(String line, String said) throws IOException {
        Run run = Run.line("compare " + line.replace("STUDY", study().toString()) + " --out " + folder.resolve("out"));
        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(said).doesNotContain("Exception");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void optionsAloneAreAStudyAndNothingIsToldSo() {
        Run run = Run.of(
                "compare",
                "--model",
                "llama-3.1-8b",
                "--hardware",
                "l40s,hgx-h100",
                "--prompt",
                "512",
                "--output",
                "128",
                "--search-space",
                "quick",
                "--out",
                folder.resolve("out").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains("NVIDIA HGX H100 against");
        Run nothing = Run.of("compare");
        assertThat(nothing.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(nothing.err()).contains("There is nothing to compare. Maybe name a study");
    }

    @Test
    void nothingFeasibleIsStatusOne() throws IOException {
        Run run = Run.of(
                "compare",
                study().toString(),
                "--ttft",
                "1ms",
                "--out",
                folder.resolve("out").toString());
        assertThat(run.status()).isEqualTo(ExitCode.NOTHING_FEASIBLE);
        assertThat(run.out()).contains("nothing is feasible");
    }
}
