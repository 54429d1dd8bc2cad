package io.isowatt.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.hardware.Generation;
import io.isowatt.hardware.Hardware;
import io.isowatt.report.TestStudies;
import io.isowatt.report.compare.ComparedStudy;
import io.isowatt.report.compare.CurveSet;
import io.isowatt.report.compare.FrontComparison;
import io.isowatt.report.compare.RatioCurve;
import io.isowatt.report.compare.RatioPoint;
import io.isowatt.report.compare.Reach;
import io.isowatt.report.front.Scene;
import io.isowatt.study.StudyResult;
import io.isowatt.workload.ServiceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

class ComparisonChartTest {

    private static ComparisonChart chart(StudyResult result) {
        Scene scene = Scene.of(result, "1.2.3");
        return ComparisonChart.of(scene, Cloud.NONE, comparison(result, scene));
    }

    private static FrontComparison comparison(StudyResult result, Scene scene) {
        return CurveSet.of(List.of(new ComparedStudy(scene, ComparedStudy.facts(result))))
                .compared(0, List.of());
    }

    private static StudyResult machines(int count) {
        List<Hardware> machines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Generation generation = i % 2 == 0 ? Generation.HOPPER : Generation.BLACKWELL;
            machines.add(TestStudies.machine("m" + i, "Machine number " + i, generation, 1 + 0.7 * i));
        }
        return TestStudies.run(
                TestStudies.request("Many", machines, "quick", new ServiceLevel(2, 1 / 30.0), TestStudies.USUAL), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9})
    void isSmallTheSameEveryTimeAndSaysWhatTheRatioIsOf(int count) {
        StudyResult result = machines(count);
        String svg = chart(result).svg();
        assertThat(svg).isEqualTo(chart(result).svg()).hasSizeLessThan(300_000).contains("input ");
        if (count > 1) {
            assertThat(svg).contains("Times the output tokens/s per").contains("× at 30");
        } else {
            assertThat(svg).contains("no ratio");
        }
        assertThat(chart(result).pdf()).isEqualTo(chart(result).pdf());
    }

    @Test
    void nothingFeasibleIsDrawnWithoutRatios() {
        StudyResult result = TestStudies.run(TestStudies.hopeless(), 1);
        assertThat(chart(result).svg()).contains("nothing to draw").doesNotContain("Times the");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 9})
    void labelsOfRatiosDoNotOverlap(int count) {
        List<PlacedLabel> labels = chart(machines(count)).ratios().labels();
        assertThat(labels).hasSizeGreaterThanOrEqualTo(count - 1);
        for (int i = 0; i < labels.size(); i++) {
            Rectangle2D box = labels.get(i).placed().box();
            for (int j = 0; j < i; j++) {
                assertThat(box.intersects(labels.get(j).placed().box())).isFalse();
            }
        }
    }

    @Test
    void noLineIsDrawnWhereOneFrontDoesNotReachAndClampedStretchesAreTheirOwn() {
        RatioCurve ratio = new RatioCurve(
                1,
                List.of(
                        point(10, 2, Reach.CLAMPED),
                        point(20, 2.5, Reach.CLAMPED),
                        point(25, 2.4, Reach.BOTH),
                        point(40, 0.9, Reach.BOTH),
                        point(41, Double.NaN, Reach.ONLY_CURVE),
                        point(90, Double.NaN, Reach.ONLY_CURVE)),
                List.of(39.0));
        Frame frame =
                new Frame(new Rectangle2D.Double(0, 0, 1000, 100), new Scale(0, 100, false), new Scale(0, 4, false));
        List<RatioLine.Stretch> stretches = new RatioLine(frame, ratio).stretches();
        assertThat(stretches).extracting(RatioLine.Stretch::reach).containsExactly(Reach.CLAMPED, Reach.BOTH);
        assertThat(stretches.get(0).places().get(0).getX()).isEqualTo(100);
        assertThat(stretches
                        .get(1)
                        .places()
                        .get(stretches.get(1).places().size() - 1)
                        .getX())
                .isEqualTo(400);
    }

    private static RatioPoint point(double x, double ratio, Reach reach) {
        return new RatioPoint(x, ratio, 0.8 * ratio, 1.2 * ratio, 0.9, reach);
    }
}
