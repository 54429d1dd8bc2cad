package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.space.serving.SpaceCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The inside of points of stored results, and the estimates that give them again. */
class ExplainCommandTest {

    /** Figures that both texts tell, whole lines of them. */
    private static final List<String> SHARED = List.of(
            "Time to first token (TTFT)",
            "Time per output token (TPOT)",
            "Interactivity, output tokens of one user",
            "  per GPU",
            "Total throughput (prompt + output)",
            "Memory of one GPU, usable",
            "  left for the KV cache",
            "  board (GPU alone)",
            "  facility (server x PUE",
            "  provisioned (planned",
            "Energy of an output token",
            "Cost of a million output tokens",
            "  price of a GPU-hour");

    private static final String TWO = "--model llama-3.1-70b --hardware hgx-h200,hgx-b200 --prompt 1024 --output 256"
            + " --ttft 2s --interactivity 30tokens/s --search-space quick";

    @TempDir
    static Path folder;

    @BeforeAll
    static void search() {
        optimize("two", TWO);
    }

    private static void optimize(String name, String options) {
        Run run = Run.line("optimize " + options + " --out " + folder.resolve(name));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.FOUND);
    }

    private static Run explain(String name, String point) {
        return Run.in(
                new Terminal(80, false, true, false),
                "explain",
                folder.resolve(name).toString(),
                point);
    }

    private static String line(String text, String label) {
        return text.lines().filter(line -> line.startsWith(label)).findFirst().orElse("");
    }

    private static Run estimate(String explained) {
        String command = explained.substring(explained.indexOf("isowatt estimate"));
        return Run.line(command.replace("\\\n", " ").replace("isowatt ", "").strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"best", "hgx-h200", "hgx-b200:slowest", "hgx-h200:fastest", "hgx-b200@50"})
    void theEstimateThatItNamesGivesTheSameFigures(String point) {
        Run told = explain("two", point);
        assertThat(told.err()).isEmpty();
        Run again = estimate(told.out());
        assertThat(again.status()).as(again.err()).isEqualTo(ExitCode.FOUND);
        for (String label : SHARED) {
            assertThat(line(told.out(), label)).as(label).isNotEmpty().isEqualTo(line(again.out(), label));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--framework sglang --draft-tokens 3 --acceptance 70% --receive-interval 20 --max-running 64",
                "--power-cap 80% --boundary server --price owned --prefix-cache-hit 50% --lengths uniform",
                "--search-space power-capped --search genetic --max-evaluations 300 --pue 1.1",
                "--clock 90% --lengths waves --memory-fraction 80% --ttft-offset 5ms",
            })
    void soItDoesHoweverTheServerIsLaunched(String options) {
        String space = options.contains("--search-space") ? TWO.replace(" --search-space quick", "") : TWO;
        optimize("launched", space + " " + options);
        Run told = explain("launched", "best");
        Run again = estimate(told.out());
        assertThat(again.status()).as(told.out() + again.err()).isEqualTo(ExitCode.FOUND);
        for (String label : SHARED) {
            assertThat(line(told.out(), label)).as(label).isNotEmpty().isEqualTo(line(again.out(), label));
        }
    }

    @Test
    void soItDoesWhereTheSearchChoseTheDrafts() throws IOException {
        String quick = SpaceCatalog.text("quick").replace("search-space: quick", "search-space: drafting");
        Path space = Files.writeString(folder.resolve("drafting.yaml"), quick + "draft-tokens: [0, 2]\n");
        optimize("drafting", TWO.replace("quick", space.toString()) + " --acceptance 80%");
        Run told = explain("drafting", "hgx-b200:fastest");
        assertThat(told.out()).contains("2 drafts", "--acceptance 80%");
        Run again = estimate(told.out());
        for (String label : SHARED) {
            assertThat(line(told.out(), label)).as(label).isNotEmpty().isEqualTo(line(again.out(), label));
        }
    }

    @Test
    void poolsAreGivenAgainUpToAClient() {
        optimize(
                "pools",
                "--model llama-3.1-70b --hardware hgx-h200 --prompt 4096 --output 256 --ttft 2s"
                        + " --interactivity 30tokens/s --search-space disaggregated");
        Run told = explain("pools", "hgx-h200");
        assertThat(told.out()).contains("disaggregated", "prefill machine", "transfer of the KV cache", "Prefill pool");
        Run again = estimate(told.out());
        assertThat(again.status()).as(again.err()).isEqualTo(ExitCode.FOUND);
        for (String label : List.of("Interactivity", "  per GPU", "  facility (server", "Cost of")) {
            double figure = figure(line(told.out(), label));
            assertThat(figure(line(again.out(), label))).as(label).isCloseTo(figure, within(0.01 * figure));
        }
    }

    private static double figure(String line) {
        return Double.parseDouble(line.substring(42, 56).strip().split(" ")[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "best | NVIDIA HGX B200: best in limits",
                "hgx-h200:slowest | NVIDIA HGX H200: slowest",
                "best | Configuration",
                "best | Bound by the",
                "best | this one",
                "best | output tokens/s per user costs",
                "best | The price is taken",
                "best | prompt 1024 / output 256",
            })
    void tellsAllOfIt(String point, String said) {
        assertThat(explain("two", point).out()).contains(said).doesNotContain("NaN");
    }

    @Test
    void noLineIsTooLong() {
        assertThat(explain("two", "best").out().lines()).allMatch(line -> line.length() <= 80, "at most 80 columns");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo | The point (foo) is unknown; the machines are hgx-h200, hgx-b200. Maybe use best, hgx-h200,",
                "hgx-b201 | Maybe use hgx-b200",
                "knee | The point (knee) names no machine. Maybe use best",
                "hgx-b200:bset | The point (hgx-b200:bset) does not exist. Maybe use best, hgx-b200, hgx-b200:slowest",
                "hgx-b200:knee | The point (hgx-b200:knee) does not exist.",
                "hgx-b200:rank=-1 | does not exist",
                "hgx-b200@fast | has no number behind @",
                "hgx-b200@9999 | no point of the front keeps 9999",
            })
    void listsWhatExistsForABadName(String point, String said) {
        Run run = explain("two", point);
        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(said);
    }

    @Test
    void aPlaceWithoutAResultIsRefused() {
        Run run = Run.of("explain", folder.toString(), "best");
        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("The folder holds no result.json.");
    }
}
