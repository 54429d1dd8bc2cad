package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program in processes of its own, ended by signals at random moments. */
class KilledSearchTest {

    private static final int KILLS = 20;
    private static final long SEED = 5;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("study.yaml"), """
                study: To be killed
                model: llama-3.1-8b
                hardware: [hgx-h200]
                workload: { prompt: 1024 tokens, output: 256 tokens }
                slo: { ttft: 3 s, interactivity: 20 tokens/s }
                search-space: space.yaml
                """);
        Files.writeString(folder.resolve("space.yaml"), """
                search-space: killed
                serving: [aggregated]
                tensor-parallel: [1, 2, 4]
                kv-cache: [bf16, fp8]
                weights: [fp8]
                concurrency: { from: 1, to: memory, grid: coarse }
                prefill-chunk: [8192, 4096, 2048, 1024]
                """);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "io.isowatt.cli.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .directory(folder.toFile())
                .start();
    }

    @Test
    void killedTwentyTimesItEndsWithTheBytesOfAnUndisturbedRun() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        assertThat(start("optimize", "study.yaml", "--out", "undisturbed").waitFor())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
        long wholeMillis = (System.nanoTime() - begin) / 1_000_000;
        Random random = new Random(SEED);
        int killed = 0;
        for (int n = 0; n < KILLS; n++) {
            Process process = start("optimize", "study.yaml", "--checkpoint", "checkpoint", "--out", "report");
            if (!process.waitFor((long) (wholeMillis * random.nextDouble(0.2, 1)), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                killed++;
            }
        }
        assertThat(killed).as("kills, seed %d", SEED).isPositive();
        assertThat(start("optimize", "study.yaml", "--checkpoint", "checkpoint", "--out", "report")
                        .waitFor())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
        Map<String, byte[]> expected = LongSearchTest.bytes(folder.resolve("undisturbed"));
        Map<String, byte[]> actual = LongSearchTest.bytes(folder.resolve("report"));
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((name, content) -> assertThat(content).as(name).isEqualTo(expected.get(name)));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "study.yaml", "space.yaml", "output", "undisturbed", "report", "checkpoint");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, 1500", "TERM, 143, 800"})
    void aSignalAtAnyMomentLeavesAWholeReportOrNone(String signal, int status, long afterMillis)
            throws IOException, InterruptedException {
        Process process = start("optimize", "study.yaml", "--search-space", "standard", "--out", "report");
        process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
        boolean early = process.isAlive();
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(early ? List.of(status, 0) : List.of(0));
        String output = Files.readString(folder.resolve("output"));
        assertThat(output).doesNotContain("Exception", "bug");
        if (Files.exists(folder.resolve("report"))) {
            assertThat(folder.resolve("report/result.json")).exists();
            assertThat(output).contains("Certificate", "Report: report");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("unfinished"));
        }
    }
}
