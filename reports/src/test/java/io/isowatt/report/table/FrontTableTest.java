package io.isowatt.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.report.TestStudies;
import io.isowatt.report.front.FrontLine;
import io.isowatt.study.Candidate;
import io.isowatt.study.CandidateBlock;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class FrontTableTest {

    private static final StudyResult SMALL = TestStudies.run(TestStudies.small(), 2);

    private static List<Map<String, String>> rows(String csv) {
        String[] lines = csv.split("\n");
        String[] names = lines[0].split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] cells = lines[i].split(",", -1);
            assertThat(cells).hasSameSizeAs(names);
            Map<String, String> row = new LinkedHashMap<>();
            for (int k = 0; k < names.length; k++) {
                row.put(names[k], cells[k]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static double number(Map<String, String> row, String name) {
        return Double.parseDouble(row.get(name));
    }

    private static String candidatesCsv() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            CandidateCsv.write(SMALL, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void frontierCsvHoldsEveryPointWithItsFigures() {
        List<Map<String, String>> rows =
                rows(FrontTable.of(FrontLine.all(SMALL)).csv());
        List<Candidate> points =
                SMALL.machines().stream().flatMap(m -> m.front().stream()).toList();
        assertThat(rows).hasSameSizeAs(points);
        for (int i = 0; i < points.size(); i++) {
            Candidate point = points.get(i);
            assertThat(rows.get(i))
                    .containsEntry("layout", point.deployment().layout().label());
            assertThat(rows.get(i)).containsEntry("rank", Long.toString(point.rank()));
            assertThat(number(rows.get(i), "ttft_s"))
                    .isCloseTo(point.estimate().performance().ttftSeconds(), within(1e-8));
        }
    }

    @Test
    void tokensPerSecondPerMegawattTimesMegawattsAreTokensPerSecond() {
        for (String csv : List.of(FrontTable.of(FrontLine.all(SMALL)).csv(), candidatesCsv())) {
            for (Map<String, String> row : rows(csv)) {
                double tokens = number(row, "output_tokens_per_second");
                double product =
                        number(row, "output_tokens_per_second_per_megawatt") * number(row, "power_watts") / 1e6;
                assertThat(product).isCloseTo(tokens, within(2e-5 * tokens));
            }
        }
    }

    @Test
    void candidatesCsvHoldsEveryFeasibleCandidate() {
        List<Map<String, String>> rows = rows(candidatesCsv());
        int at = 0;
        for (MachineResult machine : SMALL.machines()) {
            for (CandidateBlock block : machine.candidates()) {
                for (int i = 0; i < block.size(); i++) {
                    Map<String, String> row = rows.get(at++);
                    assertThat(row).containsEntry("machine", machine.id());
                    assertThat(row).containsEntry("rank", Long.toString(block.rank(i)));
                    assertThat(number(row, "concurrency")).isEqualTo(block.clientCount(i));
                    assertThat(number(row, "tpot_s"))
                            .isCloseTo(block.tpotSeconds(i), within(1e-5 * block.tpotSeconds(i)));
                }
            }
        }
        assertThat(rows).hasSize(at);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40, 79, 80, 100, 119, 120, 200})
    void printedLinesFitTheWidth(int columnCount) {
        FrontTable table = FrontTable.of(FrontLine.all(SMALL));
        for (MachineResult machine : SMALL.machines()) {
            String printed = table.printed(machine.id(), columnCount, true);
            assertThat(printed.lines()).hasSizeGreaterThan(4).allMatch(line -> line.length() <= columnCount);
        }
    }

    @Test
    void wideTablesShowMore() {
        FrontTable table = FrontTable.of(FrontLine.all(SMALL));
        assertThat(table.printed("hopper-8", 80, true)).contains("TTFT s").doesNotContain("chunk");
        assertThat(table.printed("hopper-8", 120, true)).contains("chunk").contains("best in limits");
    }

    @Test
    void emptyFrontsGiveATableWithoutRows() {
        StudyResult none = TestStudies.run(TestStudies.hopeless(), 1);
        FrontTable table = FrontTable.of(FrontLine.all(none));
        assertThat(table.csv().lines()).hasSize(1);
        assertThat(table.printed("hopper-8", 80, true).lines()).hasSize(2);
    }
}
