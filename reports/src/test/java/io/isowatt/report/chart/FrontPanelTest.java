package io.isowatt.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.hardware.Generation;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.Precision;
import io.isowatt.report.TestStudies;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Scene;
import io.isowatt.study.StudyResult;
import io.isowatt.workload.ServiceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class FrontPanelTest {

    private static final Rectangle2D PLOT = new Rectangle2D.Double(92, 160, 1078, 520);

    private static final StudyResult NINE = nine();

    private static StudyResult nine() {
        List<Hardware> machines = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Generation generation = i < 4 ? Generation.HOPPER : Generation.BLACKWELL;
            machines.add(TestStudies.machine("m" + i, "Machine number " + i, generation, 1 + 0.15 * i));
        }
        return TestStudies.run(
                TestStudies.request("Nine", machines, "standard", new ServiceLevel(2, 1 / 30.0), TestStudies.USUAL), 2);
    }

    private static Frame frame(Scene scene, ScaleKind kind) {
        ChartOptions options = new ChartOptions(kind, kind, List.of());
        return new Frame(PLOT, FrontScales.x(scene, options), FrontScales.y(scene, options));
    }

    private static FrontPanel panel(ScaleKind kind) {
        Scene scene = Scene.of(NINE, "1");
        return new FrontPanel(scene, frame(scene, kind), Cloud.NONE, List.of(new MeasuredPoint(0, 40, 1e6, "")));
    }

    @ParameterizedTest
    @EnumSource(ScaleKind.class)
    void labelsLieInThePlotClearOfEachOtherAndNoLeaderRunsThroughOne(ScaleKind kind) {
        FrontPanel panel = panel(kind);
        List<Rectangle2D> boxes = new ArrayList<>();
        panel.labels().forEach(label -> boxes.add(label.placed().box()));
        panel.isoLines().all().forEach(line -> boxes.add(line.box()));
        for (int i = 0; i < boxes.size(); i++) {
            assertThat(PLOT.contains(boxes.get(i))).isTrue();
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).intersects(boxes.get(j))).isFalse();
            }
        }
        List<PlacedLabel> labels = panel.labels();
        assertThat(labels).hasSizeGreaterThan(15);
        for (int i = 0; i < labels.size(); i++) {
            for (int j = 0; j < i; j++) {
                Rectangle2D earlier = labels.get(j).placed().box();
                labels.get(i)
                        .placed()
                        .leader()
                        .ifPresent(
                                leader -> assertThat(leader.intersects(earlier)).isFalse());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ScaleKind.class)
    void isoLinesPassThroughPointsOfEquallyManyUsersAndAreFew(ScaleKind kind) {
        Frame frame = frame(Scene.of(NINE, "1"), kind);
        List<IsoLines.IsoLine> lines = panel(kind).isoLines().all();
        assertThat(lines).hasSizeBetween(2, 5);
        for (IsoLines.IsoLine line : lines) {
            double exponent = Math.log10(line.usersPerMegawatt());
            int mantissa = (int) Math.round(Math.pow(10, exponent - Math.floor(exponent + 1e-9)));
            assertThat(mantissa).isIn(1, 2, 3, 5);
            for (int i = 1; i < line.places().size(); i++) {
                Point2D a = line.places().get(i - 1);
                Point2D b = line.places().get(i);
                double x = frame.x().value(((a.getX() + b.getX()) / 2 - PLOT.getMinX()) / PLOT.getWidth());
                double up = frame.up(line.usersPerMegawatt() * x);
                assertThat(new Line2D.Double(a, b).ptLineDist((a.getX() + b.getX()) / 2, up))
                        .isCloseTo(0, within(1.0));
            }
        }
    }

    @Test
    void dashesChangeExactlyWhereThePrecisionDoes() {
        Scene scene = Scene.of(NINE, "1");
        Frame frame = frame(scene, ScaleKind.AUTOMATIC);
        Set<Precision> seen = new HashSet<>();
        for (FrontLine line : scene.lines()) {
            List<Stairs.Stretch> stretches = Stairs.of(frame, line).stretches();
            int changes = 0;
            for (int i = 1; i < line.size(); i++) {
                changes += PrecisionDash.of(line.points().get(i))
                                == PrecisionDash.of(line.points().get(i - 1))
                        ? 0
                        : 1;
            }
            assertThat(stretches).hasSize(changes + 1);
            for (int s = 0; s < stretches.size(); s++) {
                Stairs.Stretch stretch = stretches.get(s);
                seen.add(stretch.weights());
                if (s > 0) {
                    List<Point2D> before = stretches.get(s - 1).corners();
                    assertThat(stretch.corners().get(0)).isEqualTo(before.get(before.size() - 1));
                    assertThat(stretch.weights())
                            .isNotEqualTo(stretches.get(s - 1).weights());
                }
                for (int i = 0; i < line.size(); i++) {
                    Point2D point = new Point2D.Double(frame.across(line.x(i)), frame.up(line.y(i)));
                    if (stretch.corners().subList(1, stretch.corners().size()).contains(point)) {
                        assertThat(PrecisionDash.of(line.points().get(i))).isEqualTo(stretch.weights());
                    }
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(1);
    }

    @Test
    void nineMachinesStaySmallAsSvg() {
        assertThat(FrontierChart.of(Scene.of(NINE, "1"), NINE).svg().length()).isLessThan(300_000);
    }
}
