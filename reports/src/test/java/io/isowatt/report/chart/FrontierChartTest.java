package io.isowatt.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.estimate.Metric;
import io.isowatt.hardware.Generation;
import io.isowatt.hardware.Hardware;
import io.isowatt.report.TestStudies;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Scene;
import io.isowatt.study.StudyResult;
import io.isowatt.workload.ServiceLevel;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

class FrontierChartTest {

    private static final StudyResult SMALL = TestStudies.run(TestStudies.small(), 2);

    private static FrontierChart chart(StudyResult result) {
        return FrontierChart.of(Scene.of(result, "1.2.3"), result);
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static StudyResult six() {
        List<Hardware> machines = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            machines.add(TestStudies.machine(
                    "m" + i,
                    "Machine " + i + " with a rather long trade name, liquid cooled",
                    Generation.BLACKWELL,
                    1 + 0.2 * i));
        }
        return TestStudies.run(
                TestStudies.request(
                        "Six machines", machines, "standard", new ServiceLevel(2, 1 / 30.0), TestStudies.USUAL),
                2);
    }

    @Test
    void svgIsWellFormedSmallAndHasRealTextAndNoIdTwice() throws Exception {
        for (StudyResult result : List.of(SMALL, six(), TestStudies.run(TestStudies.hopeless(), 1))) {
            String svg = chart(result).svg();
            assertThat(svg.length()).isLessThan(300_000);
            assertThat(svg).doesNotContain("DOCTYPE").doesNotContain("\r");
            assertThat(parsed(svg).getDocumentElement().getLocalName()).isEqualTo("svg");
            List<String> ids = Pattern.compile("\\bid=\"([^\"]*)\"")
                    .matcher(svg)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(svg)
                    .contains(">" + result.request().title() + "<")
                    .contains("Output tokens/s per MW, facility power, PUE 1.25")
                    .contains("Isowatt 1.2.3", "input " + result.request().inputHash(), "Output tokens/s per user");
        }
    }

    @Test
    void picturesAreTheSameBytesEveryTimeForAnyThreadCount() {
        FrontierChart again = chart(TestStudies.run(TestStudies.small(), 1));
        assertThat(chart(SMALL).svg()).isEqualTo(again.svg());
        assertThat(chart(SMALL).png()).isEqualTo(again.png());
    }

    @Test
    void pngIsReadByOthers() throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart(SMALL).png()));
        assertThat(image.getWidth()).isEqualTo(2400);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(IntStream.range(0, image.getWidth())
                        .mapToObj(x -> IntStream.range(0, image.getHeight()).mapToObj(y -> image.getRGB(x, y)))
                        .flatMap(column -> column)
                        .collect(Collectors.toSet()))
                .contains(0xFF0072B2, 0xFFD55E00);
    }

    @Test
    void markersOfTheChartLibraryLieWhereTheFrameSays() {
        Frame frame = new Frame(
                new Rectangle2D.Double(90, 80, 1000, 600), new Scale(10, 300, true), new Scale(0, 7e6, false));
        FrontSeries series = new FrontSeries(frame, FrontLine.all(SMALL), List.of(mark(0), mark(1)));
        series.paint(new PngInk(1200, 800).graphics());
        for (double x : new double[] {12, 55, 299}) {
            assertThat(series.chart().getScreenXFromChart(x)).isCloseTo(frame.across(x) - 90, within(0.01));
        }
        for (double y : new double[] {1, 1e6, 6.9e6}) {
            assertThat(series.chart().getScreenYFromChart(y)).isCloseTo(frame.up(y) - 80, within(0.01));
        }
    }

    private static List<FrontLine.Landmark> mark(int point) {
        return List.of(new FrontLine.Landmark(point, ""));
    }

    @Test
    void otherObjectivesAndFewPointsAreDrawnToo() throws Exception {
        ServiceLevel level = new ServiceLevel(0.08, 1 / 100.0);
        List<Hardware> machines = List.of(TestStudies.hopper(), TestStudies.blackwell());
        for (List<Metric> objectives : List.of(
                List.of(Metric.COST_PER_MILLION_TOKENS, Metric.TTFT),
                List.of(Metric.INTERACTIVITY, Metric.JOULES_PER_TOKEN, Metric.GPUS))) {
            String svg = chart(TestStudies.run(TestStudies.request("Others", machines, "quick", level, objectives), 2))
                    .svg();
            assertThat(parsed(svg)).isNotNull();
        }
    }

    @Test
    void dominatedCandidatesAreCountedAndThinned() {
        Cloud cloud = chart(SMALL).cloud();
        long all = SMALL.machines().stream().mapToLong(m -> m.candidateCount()).sum();
        long front = SMALL.machines().stream().mapToLong(m -> m.front().size()).sum();
        assertThat(cloud.dominatedCount()).isEqualTo(all - front);
        assertThat(cloud.xs()).hasSameSizeAs(cloud.ys()).hasSizeLessThan(130 * 70);
    }

    @Test
    void textWidthsFollowHelvetica() {
        assertThat(TextWidths.of("TP8 FP8", 1000, false)).isEqualTo(611 + 667 + 556 + 278 + 611 + 667 + 556);
        assertThat(TextWidths.of(TextWidths.cut("A long machine name", 12, false, 60), 12, false))
                .isLessThanOrEqualTo(60);
    }
}
