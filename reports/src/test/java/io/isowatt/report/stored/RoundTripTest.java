package io.isowatt.report.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.deployment.Speculation;
import io.isowatt.estimate.Metric;
import io.isowatt.report.TestStudies;
import io.isowatt.report.chart.FrontierChart;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.front.Scene;
import io.isowatt.report.table.FrontTable;
import io.isowatt.space.serving.SpaceCatalog;
import io.isowatt.study.Breakdown;
import io.isowatt.study.Breakdowns;
import io.isowatt.study.Candidate;
import io.isowatt.study.MachineResult;
import io.isowatt.study.SearchMethod;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import io.isowatt.workload.ServiceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

class RoundTripTest {

    @TempDir
    Path folder;

    /** Studies of every kind. */
    @SuppressWarnings("ImmutableEnumChecker") // suppliers of constants
    enum Kind {
        USUAL(TestStudies::small),
        HOPELESS(TestStudies::hopeless),
        ONE_MACHINE_NO_LIMITS(() -> TestStudies.request(
                "No limits",
                List.of(TestStudies.hopper()),
                "quick",
                new ServiceLevel(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                List.of(Metric.JOULES_PER_TOKEN, Metric.TTFT))),
        CHOICE_OFF_THE_FRONT(() -> TestStudies.request(
                "Throughput against cost",
                List.of(TestStudies.hopper(), TestStudies.blackwell()),
                "quick",
                new ServiceLevel(2, 1 / 60.0),
                List.of(Metric.OUTPUT_THROUGHPUT_PER_GPU, Metric.COST_PER_MILLION_TOKENS, Metric.TTFT))),
        DRAFTS(() -> with(TestStudies.small(), "full", new SearchMethod.Genetic(1, 400), 0)),
        CAPS(() -> with(TestStudies.small(), "power-capped", new SearchMethod.Genetic(2, 400), 0)),
        MERGED(() -> with(TestStudies.small(), "quick", new SearchMethod.Exact(), 0.05)),
        POOLS(() -> with(TestStudies.small(), "disaggregated", new SearchMethod.Exact(), 0));

        private final Supplier<StudyRequest> request;

        Kind(Supplier<StudyRequest> request) {
            this.request = request;
        }
    }

    private static StudyRequest with(StudyRequest usual, String space, SearchMethod method, double epsilonFraction) {
        boolean drafts = space.equals("full");
        return new StudyRequest(
                usual.title(),
                usual.scenarios().stream()
                        .map(scenario -> drafts
                                ? scenario.with(scenario.settings().with(new Speculation(2, 0.7, 0.04)))
                                : scenario)
                        .toList(),
                SpaceCatalog.load(space),
                usual.serviceLevel(),
                usual.objectives(),
                method,
                epsilonFraction);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReadIsWhatWasWritten(Kind kind) throws IOException {
        StudyResult result = TestStudies.run(kind.request.get(), 2);
        Scene scene = Scene.of(result, "1");
        FrontierChart chart = FrontierChart.of(scene, result);
        Files.writeString(folder.resolve("result.json"), ResultJson.of(result, scene, chart.cloud(), "1"));

        StoredResult stored = StoredResult.read(folder);
        assertThat(stored.scene()).isEqualTo(scene);
        assertThat(stored.version()).isEqualTo("1");
        assertThat(stored.inputHash()).isEqualTo(result.request().inputHash());
        assertThat(stored.winner().map(StoredMachine::id))
                .isEqualTo(result.winner().map(MachineResult::id));
        for (int m = 0; m < stored.machines().size(); m++) {
            MachineResult machine = result.machines().get(m);
            StoredMachine read = stored.machines().get(m);
            assertThat(read.choice()).isEqualTo(machine.choice().map(choice -> FrontPoint.of(choice.candidate())));
            assertThat(read.runnerUp())
                    .isEqualTo(machine.choice()
                            .flatMap(choice -> choice.runnerUp())
                            .map(FrontPoint::of));
            Breakdowns breakdowns = Breakdowns.of(result.request());
            for (Candidate candidate : machine.front()) {
                sameInside(read.breakdown(FrontPoint.of(candidate)), breakdowns.of(machine, candidate));
            }
            assertThat(read.announced()).isEqualTo(machine.announced());
            assertThat(read.complete()).isEqualTo(machine.complete());
        }
        assertThat(FrontierChart.of(stored.scene(), stored.cloud()).svg()).isEqualTo(chart.svg());
        assertThat(FrontTable.of(stored.lines()).csv())
                .isEqualTo(FrontTable.of(scene.lines()).csv());
    }

    private static void sameInside(Breakdown read, Breakdown found) {
        assertThat(read.binding()).isEqualTo(found.binding());
        assertThat(read.bindingText()).isEqualTo(found.bindingText());
        for (int i = 0; i < found.stepSeconds().size(); i++) {
            double seconds = found.stepSeconds().get(i).getValue();
            assertThat(read.stepSeconds().get(i).getKey())
                    .isEqualTo(found.stepSeconds().get(i).getKey());
            assertThat(read.stepSeconds().get(i).getValue()).isCloseTo(seconds, within(1e-11 * seconds));
        }
        assertThat(List.of(read.memory(), read.pools()))
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Math.abs(a - b) <= 1e-11 * Math.abs(a), Double.class)
                .isEqualTo(List.of(found.memory(), found.pools()));
    }

    /** Rounding to twelve digits must not make a point of a staircase vanish. */
    @Test
    void staircasesAreThoseOfTheSearch() {
        StudyResult result = TestStudies.run(TestStudies.small(), 2);
        List<FrontLine> lines = FrontLine.all(result);
        for (int m = 0; m < lines.size(); m++) {
            assertThat(lines.get(m).size())
                    .isEqualTo(result.machines().get(m).front().size());
        }
    }

    @Test
    void tellsTheQuestionValueByValue() throws IOException {
        StoredResult stored = small();
        assertThat(stored.fact("workload.prompt_tokens")).contains("1024");
        assertThat(stored.fact("power.boundary")).contains("facility");
        assertThat(stored.fact("model.id")).contains("dense-70b");
        assertThat(stored.fact("speculation.draft_tokens")).isEmpty();
    }

    private StoredResult small() throws IOException {
        write(text());
        return StoredResult.read(folder.resolve("result.json"));
    }

    private static String text() {
        StudyResult result = TestStudies.run(TestStudies.small(), 2);
        Scene scene = Scene.of(result, "1");
        return ResultJson.of(result, scene, FrontierChart.of(scene, result).cloud(), "1");
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("result.json"), text);
    }

    @Test
    void refusesWhatIsNoResultOrOfAnotherVersion() throws IOException {
        String text = text();
        refused("The folder holds no result.json. Maybe give the report folder");
        write("{}");
        refused("result.json:1: The file is no result of Isowatt.");
        write("[1, 2");
        refused("The file is not valid JSON");
        write(text.replace("\"schema_version\": 1", "\"schema_version\": 2"));
        refused("The result has a form (schema version 2, written by Isowatt 1) that this program does not know.");
        write(text.replace("\"scene\"", "\"scenery\""));
        refused("was written by an earlier Isowatt (1), which left out the errors of its figures."
                + " Maybe make the report again with isowatt optimize.");
        write(text.replace("\"ttft_s\"", "\"ttft\""));
        refused("The key (ttft_s) is missing.");
        write(text.replaceFirst("\"tensor_degree\": 1", "\"tensor_degree\": [1]"));
        refused("The value of the key (tensor_degree) is not a single one.");
        write(text.replaceFirst("\"rank\": [0-9]+", "\"rank\": \"first\""));
        refused("The value (first) of the key (rank) is not a count.");
        write(text.replaceFirst("\"origin\": 0", "\"origin\": 99"));
        refused("The place (99) of the key (origin) does not exist.");
        assertThatThrownBy(() -> StoredResult.read(folder.resolve("none.json")))
                .hasMessageContaining("none.json: The file does not exist.");
    }

    private void refused(String message) {
        assertThatThrownBy(() -> StoredResult.read(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
