package io.isowatt.report.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.estimate.Metric;
import io.isowatt.hardware.Generation;
import io.isowatt.report.TestStudies;
import io.isowatt.report.chart.Cloud;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.front.Scene;
import io.isowatt.report.stored.ResultJson;
import io.isowatt.report.stored.StoredResult;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import io.isowatt.workload.ServiceLevel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ResultDiffTest {

    @TempDir
    static Path folder;

    private static StoredResult usual;
    private static StoredResult slower;
    private static StoredResult none;

    @BeforeAll
    static void search() throws IOException {
        usual = stored("usual", TestStudies.small());
        StudyRequest patient = TestStudies.request(
                "Dense 70B, less patient users",
                List.of(
                        TestStudies.hopper(),
                        TestStudies.machine(
                                "blackwell-8", "Blackwell-class server, 8 GPUs", Generation.BLACKWELL, 1.5)),
                "quick",
                new ServiceLevel(0.5, 1 / 40.0),
                TestStudies.USUAL);
        slower = stored("slower", patient);
        none = stored("none", TestStudies.hopeless());
    }

    private static StoredResult stored(String name, StudyRequest request) throws IOException {
        StudyResult result = TestStudies.run(request, 2);
        Path file = folder.resolve(name + ".json");
        Files.writeString(file, ResultJson.of(result, Scene.of(result, "1"), Cloud.NONE, "1"));
        return StoredResult.read(file);
    }

    @Test
    void aResultDoesNotDifferFromItself() {
        ResultDiff diff = ResultDiff.of(usual, usual);
        assertThat(diff.facts()).isEmpty();
        assertThat(diff.machines()).allMatch(MachineDiff::isSame).allMatch(m -> m.volumeFraction() == 0);
        assertThat(diff.worse(0)).isEmpty();
    }

    @Test
    void theWayBackIsTheOpposite() {
        ResultDiff there = ResultDiff.of(usual, slower);
        ResultDiff back = ResultDiff.of(slower, usual);
        for (int m = 0; m < there.machines().size(); m++) {
            MachineDiff one = there.machines().get(m);
            MachineDiff other = back.machines().get(m);
            assertThat(one.gained()).containsExactlyInAnyOrderElementsOf(other.lost());
            assertThat(one.lost()).containsExactlyInAnyOrderElementsOf(other.gained());
            assertThat(one.moved()).hasSameSizeAs(other.moved());
            assertThat((1 + one.volumeFraction()) * (1 + other.volumeFraction()))
                    .isCloseTo(1, within(1e-12));
            assertThat(one.sameCount()).isEqualTo(other.sameCount());
        }
    }

    @Test
    void everyPointIsSameMovedGainedOrLost() {
        for (MachineDiff machine : ResultDiff.of(usual, slower).machines()) {
            int both = machine.sameCount() + machine.moved().size();
            assertThat(both + machine.gained().size()).isEqualTo(machine.afterSize());
            assertThat(both + machine.lost().size()).isEqualTo(machine.beforeSize());
        }
    }

    /** The same machine under a tighter limit on the first token loses points, those left are the same. */
    @Test
    void aTighterLimitLosesPoints() {
        MachineDiff hopper = ResultDiff.of(usual, slower).machines().get(0);
        assertThat(hopper.lost()).isNotEmpty();
        assertThat(hopper.moved()).isEmpty();
        assertThat(hopper.volumeFraction()).isNegative();
        assertThat(hopper.choiceChanged()).isTrue();
    }

    /** A weaker machine has the same deployments with other figures. */
    @Test
    void aWeakerMachineMovesPoints() {
        MachineDiff blackwell = ResultDiff.of(usual, slower).machines().get(1);
        assertThat(blackwell.moved()).isNotEmpty();
        assertThat(blackwell.moved().get(0).sizeFraction())
                .isGreaterThanOrEqualTo(blackwell.medianMoveFraction().orElseThrow());
    }

    @Test
    void theVolumeOfTwoMaximizedObjectivesIsTheAreaUnderTheStairs() {
        List<FrontPoint> points = usual.machines().get(0).line().points();
        List<FrontPoint> half = points.subList(0, points.size() / 2);
        double change = FrontVolumes.changeFraction(points, half, TestStudies.USUAL);
        assertThat(change).isCloseTo(area(half) / area(points) - 1, within(1e-12));
        assertThat(FrontVolumes.changeFraction(List.of(), List.of(), TestStudies.USUAL))
                .isZero();
        assertThat(FrontVolumes.changeFraction(List.of(), half, TestStudies.USUAL))
                .isInfinite();
        assertThat(FrontVolumes.changeFraction(half, List.of(), TestStudies.USUAL))
                .isEqualTo(-1);
    }

    /** Points by growing interactivity: Σ (x − x before) · y. */
    private static double area(List<FrontPoint> points) {
        double area = 0;
        double before = 0;
        for (FrontPoint point : points) {
            double x = point.of(Metric.INTERACTIVITY);
            area += (x - before) * point.of(Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT);
            before = x;
        }
        return area;
    }

    @Test
    void tellsWhatDiffersInTheQuestion() {
        assertThat(ResultDiff.of(usual, slower).facts())
                .extracting(ResultDiff.FactChange::path)
                .contains("title", "service_level.ttft_s", "service_level.tpot_s")
                .doesNotContain("workload.prompt_tokens");
    }

    @Test
    void frontsThatVanishAreWorse() {
        ResultDiff diff = ResultDiff.of(usual, none);
        assertThat(diff.worse(0.5)).hasSize(2);
        assertThat(ResultDiff.of(none, usual).worse(0)).isEmpty();
        assertThat(new DiffText(80, true).of(diff, 0.01))
                .contains("hypervolume −100 %  WORSE", "→ none", "Worse by more than 1 %: Hopper-class");
        assertThat(new DiffText(80, true).of(ResultDiff.of(none, usual), 0.01)).contains("hypervolume from nothing");
    }

    @Test
    void textFitsItsWidth() {
        for (int columns : new int[] {60, 80, 120}) {
            assertThat(new DiffText(columns, false)
                            .of(ResultDiff.of(usual, slower), 0.01)
                            .lines())
                    .allMatch(line -> line.length() <= columns);
        }
    }

    @Test
    void otherObjectivesAreRefused() throws IOException {
        StoredResult other = stored(
                "other",
                TestStudies.request(
                        "Energy",
                        List.of(TestStudies.hopper()),
                        "quick",
                        new ServiceLevel(2, 1 / 30.0),
                        List.of(Metric.JOULES_PER_TOKEN, Metric.INTERACTIVITY)));
        assertThatThrownBy(() -> ResultDiff.of(usual, other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("The objectives (joules-per-token, interactivity) are not those of");
    }
}
