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
import java.util.TreeMap;
import java.util.stream.Stream;

/** Searches that are limited, kept in a file, divided and put together. */
class LongSearchTest {

    private static final String STUDY = """
            study: Both kinds
            model: llama-3.1-70b
            hardware: [hgx-h200, hgx-b200]
            workload: { prompt: 1024 tokens, output: 256 tokens }
            slo: { ttft: 5 s, interactivity: 20 tokens/s }
            search-space: both.yaml
            """;

    private static final String SPACE = """
            search-space: both
            serving: [aggregated, disaggregated]
            tensor-parallel: [1, 2, 4]
            weights: [fp8, nvfp4]
            kv-cache: [fp8]
            concurrency: { from: 1, to: memory, grid: coarse }
            prefill-chunk: [8192]
            prefill-workers: [1, 2, 3]
            decode-workers: [1, 2]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("study.yaml"), STUDY);
        Files.writeString(folder.resolve("both.yaml"), SPACE);
    }

    private Run optimize(String options) {
        String threads = options.contains("--threads") ? " " : " --threads 2 ";
        return Run.line("optimize " + folder + "/study.yaml" + threads + options.replace("@", folder + "/"));
    }

    private Run merge(String options) {
        return Run.line("merge " + options.replace("@", folder + "/"));
    }

    /** Names and bytes of the files of a folder. */
    static Map<String, byte[]> bytes(Path report) throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(report)) {
            for (Path file : files.toList()) {
                bytes.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    private void isSameReport(String one, String other) throws IOException {
        Map<String, byte[]> expected = bytes(folder.resolve(one));
        Map<String, byte[]> actual = bytes(folder.resolve(other));
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((name, content) -> assertThat(content).as(name).isEqualTo(expected.get(name)));
    }

    @Test
    void checkpointsAndShardsGiveTheBytesOfOneRun() throws IOException {
        Run plain = optimize("--out @plain");
        assertThat(plain.status()).as(plain.err()).isEqualTo(ExitCode.FOUND);
        assertThat(plain.out()).contains("Certificate", "Complete: the front is that of the whole space");
        for (int n = 0; n < 2; n++) {
            assertThat(optimize("--checkpoint @kept --out @again").status()).isEqualTo(ExitCode.FOUND);
            isSameReport("plain", "again");
        }
        List<String> shards = new ArrayList<>();
        for (int index = 3; index >= 1; index--) {
            Run shard = optimize("--shard " + index + "/3 --checkpoint @shard" + index);
            assertThat(shard.out()).contains("Shard " + index + "/3: finished", "isowatt merge");
            assertThat(shard.status()).isEqualTo(ExitCode.FOUND);
            shards.add("@shard" + index);
        }
        Run merged = merge(String.join(" ", shards) + " --out @merged");
        assertThat(merged.status()).as(merged.err()).isEqualTo(ExitCode.FOUND);
        assertThat(merged.out().replace("merged", "plain")).isEqualTo(plain.out());
        isSameReport("plain", "merged");
        isRefused(merge("@shard1 @shard3 --out @no"), "2/3 is missing");
        isRefused(merge("@shard1 @shard2 @kept --out @no"), "is shard 1/1, but");
        isRefused(merge("@shard1 @study.yaml --out @no"), "is another kind of file");
        isRefused(optimize("--checkpoint @shard1 --out @no"), "is of shard 1/3, not 1/1");
        isRefused(optimize("--checkpoint @kept --pue 1.5 --out @no"), "is of another study");
        Files.writeString(folder.resolve("both.yaml"), SPACE.replace("[1, 2]\n", "[1]\n"));
        isRefused(merge("@shard1 @shard2 @shard3 --out @no"), "have changed since");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    private static void isRefused(Run run, String why) {
        assertThat(run.err()).contains(why).contains("Maybe").doesNotContain("Exception");
        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aLimitOnEvaluationsGivesTheSameReportForAnyThreadsAndSaysWhatIsMissing() throws IOException {
        Run one = optimize("--max-evaluations 500 --out @one");
        assertThat(one.status()).as(one.err()).isEqualTo(ExitCode.FOUND);
        assertThat(one.out()).contains("INCOMPLETE: the search was stopped", "INCOMPLETE SEARCH", "not looked at");
        Run three = optimize("--max-evaluations 5_00 --threads 3 --out @three");
        assertThat(three.out().replace("three", "one")).isEqualTo(one.out());
        isSameReport("one", "three");
        assertThat(Files.readString(folder.resolve("one/result.json"))).contains("\"complete\": false");
        assertThat(Files.readString(folder.resolve("one/report.md"))).contains("**NVIDIA HGX H200.** INCOMPLETE");
    }

    @Test
    void aTinyBudgetStillGivesAReport() {
        Run run = optimize("--budget 1ms --out @tiny");
        assertThat(run.status()).as(run.err()).isIn(ExitCode.FOUND, ExitCode.NOTHING_FEASIBLE);
        assertThat(run.out()).contains("INCOMPLETE");
        assertThat(folder.resolve("tiny/result.json")).exists();
        Run enough = optimize("--budget 0.5h --out @enough");
        assertThat(enough.out()).contains("Complete: the front is that of the whole space");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--budget 5 | --budget: The time (5) has no unit. Maybe",
                "--budget 0s | is not above zero",
                "--max-evaluations many | --max-evaluations: The number of candidates (many) is not a whole number. Maybe",
                "--shard 3/2 --checkpoint @c | --shard: The shard (3/2) is not a part",
                "--shard 1/2 | The shard (1/2) has no file for its result. Maybe add --checkpoint.",
                "--checkpoint @none/c | lies in a folder that does not exist",
                "--checkpoint @study.yaml | is another kind of file",
            })
    void badLimitsAreRefusedBeforeTheSearch(String options, String said) {
        isRefused(optimize(options + " --out @no"), said);
    }
}
