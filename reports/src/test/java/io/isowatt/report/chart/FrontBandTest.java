package io.isowatt.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.estimate.Metric;
import io.isowatt.report.TestStudies;
import io.isowatt.report.front.FrontLine;
import io.isowatt.study.StudyResult;
import io.isowatt.uncertainty.Band;
import io.isowatt.workload.ServiceLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;

class FrontBandTest {

    /** Inside its band lies the front itself, and most of the way to the better end of each point's own band. */
    @ParameterizedTest
    @CsvSource({
        "output-throughput-per-megawatt, interactivity",
        "joules-per-token, interactivity",
        "cost-per-million-tokens, interactivity",
        "output-throughput-per-gpu, ttft",
        "cost-per-million-tokens, gpus"
    })
    void theBandHoldsTheFront(String upId, String acrossId) {
        Metric up = Metric.byId().get(upId);
        Metric across = Metric.byId().get(acrossId);
        StudyResult result = TestStudies.run(
                TestStudies.request(
                        "Band",
                        List.of(TestStudies.hopper()),
                        "quick",
                        new ServiceLevel(2, 1 / 30.0),
                        List.of(up, across)),
                2);
        FrontLine line = FrontLine.all(result).get(0);
        Metric y = line.axes().y();
        Frame frame = new Frame(
                new Rectangle2D.Double(0, 0, 1000, 1000),
                scale(line, line.axes().x(), 1.05),
                scale(line, y, 4));
        Shape area = new FrontBand(frame, line).area();
        assertThat(line.size()).isPositive();
        for (int i = 1; i < line.size() - 1; i++) {
            double x = frame.across(line.x(i));
            assertThat(area.contains(x, frame.up(line.y(i)))).as("point %d", i).isTrue();
            Band band = line.points().get(i).band(y);
            double better = y.maximized() ? band.high() : band.low();
            assertThat(area.contains(x, frame.up(line.y(i) + 0.9 * (better - line.y(i)))))
                    .as("better end of point %d", i)
                    .isTrue();
            double farBetter =
                    y.maximized() ? frame.y().max() / 1.01 : frame.y().min() * 1.01;
            assertThat(area.contains(x, frame.up(farBetter))).isFalse();
        }
    }

    private static Scale scale(FrontLine line, Metric metric, double margin) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (var point : line.points()) {
            least = Math.min(least, metric.of(point.estimate()));
            most = Math.max(most, metric.of(point.estimate()));
        }
        return new Scale(least / margin, most * margin, true);
    }
}
