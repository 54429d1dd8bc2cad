package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The points of stored results as rows. */
class TableCommandTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void search() {
        Run run = Run.line("optimize --model llama-3.1-70b --hardware hgx-h200,hgx-b200 --prompt 1024 --output 256"
                + " --ttft 2s --search-space quick --out " + folder.resolve("report"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.FOUND);
    }

    private static Run table(String options) {
        return Run.line("table " + folder.resolve("report") + " " + options);
    }

    private static String report(String file) throws IOException {
        return Files.readString(folder.resolve("report").resolve(file));
    }

    @Test
    void filesAreThoseOfTheReport() throws IOException {
        assertThat(table("--format csv").out()).isEqualTo(report("frontier.csv"));
        assertThat(table("--format json").out()).isEqualTo(report("frontier.json"));
    }

    @Test
    void sortsEitherWayAndKeepsTheDigits() {
        List<String> lines = new ArrayList<>(
                table("--format csv --columns ttft_s").out().lines().toList());
        String header = lines.remove(0);
        assertThat(header).isEqualTo("ttft_s");
        lines.sort(Comparator.comparingDouble(Double::parseDouble));
        List<String> rising = table("--format csv --columns ttft_s --sort ttft_s")
                .out()
                .lines()
                .skip(1)
                .toList();
        List<String> falling = table("--format csv --columns ttft_s --sort=-ttft_s")
                .out()
                .lines()
                .skip(1)
                .toList();
        assertThat(rising).isEqualTo(lines);
        assertThat(falling)
                .isEqualTo(lines.stream()
                        .sorted(Comparator.comparingDouble((String s) -> -Double.parseDouble(s)))
                        .toList());
    }

    @Test
    void jsonHoldsNumbersAsNumbers() throws IOException {
        JsonNode rows = new ObjectMapper()
                .readTree(table("--format json --machine hgx-b200 --top 2").out());
        assertThat(rows).hasSize(2);
        JsonNode first = rows.get(0);
        assertThat(first.get("machine").asText()).isEqualTo("hgx-b200");
        assertThat(first.get("ttft_s").isNumber()).isTrue();
        assertThat(first.get("replicas").isNumber()).isTrue();
        assertThat(first.get("power_cap_fraction").isNull()).isTrue();
        assertThat(first.get("rank").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | tok/s/MW",
                "--top 1 | hgx-h200",
                "--machine hgx-b200 --top 1 | slowest",
                "--columns machine,deployment,board_watts_per_gpu | W/GPU",
                "--format markdown --top 1 | '| machine | deployment | clients |'",
                "--sort gpus --top 1 --columns gpus | 1",
            })
    void printsWhatIsAskedFor(String options, String said) {
        Run run = table(options);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains(said);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 200})
    void fitsTheWindowAndSaysWhatItLeavesOut(int columns) {
        String out = Run.in(
                        new Terminal(columns, false, true, false),
                        "table",
                        folder.resolve("report").toString())
                .out();
        assertThat(out.lines()).allMatch(line -> line.length() <= columns);
        assertThat(out).contains("deployment", "slowest");
        assertThat(out.contains("No room for")).isEqualTo(columns <= 120);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sort tft_s | --sort: The column (tft_s) is unknown. Maybe use ttft_s or tpot_s.",
                "--columns nonsense | Maybe use one of machine, rank, serving",
                "--machine b200 | --machine: The result has no machine of this name (b200). Maybe use hgx-b200.",
                "--format xml | --format: The value (xml) is unknown. Maybe use one of csv, json, markdown, text.",
                "--top 0 | --top: The value (0) is not a whole number",
            })
    void listsWhatExists(String options, String said) {
        Run run = table(options);
        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(said);
    }
}
