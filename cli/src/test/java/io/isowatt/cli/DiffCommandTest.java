package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** What changed from one result to another, as a pipeline sees it. */
class DiffCommandTest {

    private static final String ASKED =
            "--model llama-3.1-70b --hardware hgx-h200 --prompt 1024 --output 256" + " --search-space quick";

    @TempDir
    static Path folder;

    @BeforeAll
    static void search() {
        optimize("usual", ASKED + " --ttft 2s");
        optimize("tight", ASKED + " --ttft 300ms");
        optimize("wide", ASKED.replace("hgx-h200", "hgx-h200,hgx-b200") + " --ttft 2s");
        optimize("energy", ASKED + " --objectives joules-per-token,interactivity");
    }

    private static void optimize(String name, String options) {
        Run run = Run.line("optimize " + options + " --out " + folder.resolve(name));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.FOUND);
    }

    private static Run diff(String before, String after, String options) {
        return Run.line("diff " + folder.resolve(before) + " " + folder.resolve(after) + " " + options);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usual | usual | '' | 0 | The question is the same.",
                "usual | usual | '--limit 0%' | 0 | nothing changed",
                "usual | tight | '' | 1 | service_level.ttft_s: 2 → 0.3",
                "usual | tight | '' | 1 | Worse by more than 1 %: NVIDIA HGX H200.",
                "usual | tight | '--limit 100%' | 0 | No front is worse by more than 100 %.",
                "tight | usual | '' | 0 | gained",
                "usual | wide | '' | 0 | NVIDIA HGX B200: hypervolume from nothing",
                "wide | usual | '' | 1 | Worse by more than 1 %: NVIDIA HGX B200.",
                "usual | tight | --json | 1 | \"hypervolume_change_fraction\": -0.",
            })
    void saysHowMuchWorse(String before, String after, String options, int status, String said) {
        Run run = diff(before, after, options);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usual | energy | '' | The objectives (joules-per-token, interactivity) are not those of",
                "usual | nowhere | '' | nowhere: The file does not exist.",
                "usual | tight | '--limit 1' | The limit (1) is not a percentage",
            })
    void badInputIsStatusTwo(String before, String after, String options, String said) {
        Run run = diff(before, after, options);
        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(said).doesNotContain("bug");
    }

    @Test
    void bothAreNeeded() {
        assertThat(Run.of("diff", "one").status()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
