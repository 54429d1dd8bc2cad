package io.isowatt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.isowatt.catalog.InvalidInputException;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.power.PowerBoundary;
import io.isowatt.report.chart.ChartOptions;
import io.isowatt.report.compare.ComparedStudy;
import io.isowatt.report.compare.ComparisonCsv;
import io.isowatt.report.compare.Curve;
import io.isowatt.report.compare.CurveSet;
import io.isowatt.report.compare.FrontComparison;
import io.isowatt.report.compare.RatioPoint;
import io.isowatt.report.compare.Reading;
import io.isowatt.report.stored.StoredResult;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import io.isowatt.workload.ServiceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is said and written of a comparison. */
class ComparisonTest {

    private static final StudyResult SMALL = TestStudies.run(TestStudies.small(), 2);
    private static final StudyResult HOPELESS = TestStudies.run(TestStudies.hopeless(), 1);

    @TempDir
    Path folder;

    private static CurveSet set(StudyResult... results) {
        return CurveSet.of(List.of(results).stream()
                .map(result -> ComparedStudy.of(result, "1"))
                .toList());
    }

    private static StudyResult atTheBoards() {
        StudyRequest small = TestStudies.small();
        return TestStudies.run(
                new StudyRequest(
                        small.title(),
                        small.scenarios().stream()
                                .map(s -> new Scenario(
                                        s.model(),
                                        s.hardware(),
                                        s.workload(),
                                        s.framework(),
                                        s.calibration(),
                                        PowerBoundary.BOARD,
                                        s.pueFraction(),
                                        s.price()))
                                .toList(),
                        small.space(),
                        new ServiceLevel(3, 1 / 30.0),
                        small.objectives()),
                2);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120, 200})
    void noLineIsLongerThanTheTerminal(int columnCount) {
        for (CurveSet set : List.of(set(SMALL), set(SMALL, HOPELESS), set(HOPELESS))) {
            for (boolean colour : new boolean[] {false, true}) {
                String text = ComparisonText.of(set, set.compared(0, List.of()), columnCount, colour, true);
                assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "").lines())
                        .allMatch(line -> line.length() <= columnCount);
                assertThat(text.contains("\u001b")).isEqualTo(colour);
                assertThat(text).doesNotContain("NaN", "Infinity");
            }
        }
    }

    @Test
    void placesThatAFrontDoesNotReachAreNamed() {
        CurveSet set = set(SMALL);
        assertThat(ComparisonText.of(set, set.compared(0, List.of(1.0, 150.0, 1000.0)), 120, false, true))
                .contains("its slowest: 18.7")
                .contains("not reached: ends at 147")
                .contains("not reached: ends at 155")
                .contains("Only Blackwell-class server, 8 GPUs gets there at 147 to 155 tokens/s per user");
    }

    @Test
    void differencesBesidesTheMachineAreSaid() {
        CurveSet set = set(SMALL, atTheBoards());
        assertThat(set.compared(0, List.of()).caveats())
                .anyMatch(caveat -> caveat.startsWith("The fronts differ in where watts are counted: ")
                        && caveat.contains(": facility with PUE 1.25; ")
                        && caveat.endsWith(": board."))
                .anyMatch(caveat -> caveat.startsWith("The fronts differ in TTFT limit: "))
                .anyMatch(caveat -> caveat.startsWith("The fronts differ in precision of weights: "))
                .noneMatch(caveat -> caveat.contains("model") || caveat.contains("framework"));
        assertThat(set.scene().axes().title(Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT))
                .isEqualTo("output tokens/s per MW, facility power, PUE 1.25 or board power");
    }

    @Test
    void frontsOfOneMachineAreToldApart() {
        assertThat(set(SMALL, atTheBoards(), SMALL).curves().stream().map(Curve::name))
                .doesNotHaveDuplicates()
                .contains(
                        "Hopper-class server, 8 GPUs, TTFT 2 s, facility with PUE 1.25",
                        "Hopper-class server, 8 GPUs, TTFT 3 s, board");
        assertThat(set(SMALL, SMALL).curves().stream().map(curve -> curve.line().id()))
                .containsExactly("hopper-8", "blackwell-8", "hopper-8-2", "blackwell-8-2");
    }

    @Test
    void aStoredResultComparesLikeTheSearchThatWroteIt() {
        ReportFolder.write(SMALL, folder.resolve("r"), "1");
        CurveSet stored = CurveSet.of(List.of(StoredFacts.study(StoredResult.read(folder.resolve("r")))));
        CurveSet fresh = set(SMALL);
        assertThat(stored.curves().stream().map(Curve::facts))
                .isEqualTo(fresh.curves().stream().map(Curve::facts).toList());
        assertThat(stored.compared(1, List.of())).isEqualTo(fresh.compared(1, List.of()));
        assertThat(stored.footer()).isEqualTo(fresh.footer());
    }

    @Test
    void otherAxesAreRefusedAndOtherBaselinesListed() {
        StudyResult cost = TestStudies.run(
                TestStudies.request(
                        "Cost",
                        List.of(TestStudies.hopper()),
                        "quick",
                        new ServiceLevel(2, 1 / 30.0),
                        List.of(Metric.COST_PER_MILLION_TOKENS, Metric.INTERACTIVITY)),
                1);
        assertThatThrownBy(() -> set(SMALL, cost))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("other axes (cost-per-million-tokens over interactivity)");
        assertThatThrownBy(() -> set(SMALL).place("h100"))
                .hasMessageContaining("hopper-8 (Hopper-class server, 8 GPUs), blackwell-8");
    }

    @Test
    void defaultReadsHoldTheLimitAndLieWithinBoth() {
        FrontComparison comparison = set(SMALL).compared(0, List.of());
        assertThat(comparison.readings()).extracting(Reading::x).contains(30.0);
        assertThat(comparison.ratios().get(0).at(30)).contains(at(comparison, 30));
        assertThat(set(SMALL).compared(0, List.of(50.0)).ratios().get(0).at(30)).contains(at(comparison, 30));
        assertThat(comparison.readings())
                .hasSizeBetween(3, 6)
                .allMatch(reading -> reading.ratios().stream()
                        .allMatch(point -> point.reach().hasRatio()));
    }

    private static RatioPoint at(FrontComparison comparison, double x) {
        return comparison.readings().stream()
                .filter(reading -> reading.x() == x)
                .findFirst()
                .orElseThrow()
                .ratios()
                .get(1);
    }

    @Test
    void filesHaveARowForEachFrontAndPlaceAndTheWholeRange() throws IOException {
        CurveSet set = set(SMALL);
        FrontComparison comparison = set.compared(0, List.of(20.0, 150.0));
        ComparisonFolder.write(set, comparison, folder.resolve("c"), "1", ChartOptions.USUAL);
        List<String> rows = Files.readAllLines(folder.resolve("c/comparison.csv"));
        assertThat(rows).hasSize(5);
        assertThat(rows.get(1)).contains("\"Hopper-class server, 8 GPUs\"");
        assertThat(ComparisonCsv.ratios(comparison).lines())
                .hasSize(1 + comparison.ratios().get(0).points().size());
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("c/comparison.json").toFile());
        assertThat(json.get("baseline").asText()).isEqualTo("hopper-8");
        assertThat(json.get("readings").get(1).get("fronts").get(0).get("ratio").isNull())
                .isTrue();
        assertThat(Files.readString(folder.resolve("c/comparison.md")))
                .contains("> **Read with care.**", "(comparison.svg)");
        assertThat(Files.readString(folder.resolve("c/comparison.svg"))).startsWith("<?xml");
        assertThat(folder.resolve("c/comparison.png")).isNotEmptyFile();
        assertThat(folder.resolve("c/comparison.pdf")).isNotEmptyFile();
    }

    @Test
    void nothingFeasibleIsSaid() {
        CurveSet set = set(HOPELESS);
        assertThat(ComparisonText.of(set, set.compared(0, List.of()), 80, false, true))
                .contains("has no front: nothing is feasible.");
    }
}
