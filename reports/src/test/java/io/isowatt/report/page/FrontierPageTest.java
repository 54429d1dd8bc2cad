package io.isowatt.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.isowatt.estimate.Metric;
import io.isowatt.report.TestStudies;
import io.isowatt.report.chart.Cloud;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.front.Scene;
import io.isowatt.study.Candidate;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import io.isowatt.uncertainty.Band;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page as a file, without a browser. */
class FrontierPageTest {

    private static final StudyResult SMALL = TestStudies.run(TestStudies.small(), 2);
    private static final PageWords WORDS = new PageWords(List.of("An answer."), List.of("A caveat."));
    private static final int MOST_BYTES = 2_000_000;

    static String page(StudyResult result) {
        Cloud cloud = new Cloud(4, new double[] {20, 30, 40, 50}, new double[] {1e5, 2e5, 3e5, 4e5});
        return FrontierPage.of(
                result, Scene.of(result, "1.2.3"), cloud, FrontierPage.panoramas(result), WORDS, "1.2.3");
    }

    static JsonNode study(String page) throws IOException {
        Matcher data = Pattern.compile("<script id=\"study\" type=\"application/json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(data.find()).isTrue();
        return new ObjectMapper().readTree(data.group(1));
    }

    @Test
    void isSmallAndTheSameBytesAgain() {
        String page = page(SMALL);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(page(TestStudies.run(TestStudies.small(), 1))).isEqualTo(page);
    }

    @Test
    void namesNoAddressThatABrowserWouldFetch() {
        String page = page(SMALL);
        String frame = page.substring(0, page.indexOf("<script id=\"study\""));
        assertThat(frame).contains("default-src 'none'").doesNotContainPattern("(src|href)=|url\\(|@import|\\{\\{");
    }

    @Test
    void keepsTheLicenseOfTheLibraryInside() {
        assertThat(page(SMALL)).contains("Licensed to the Apache Software Foundation");
    }

    @Test
    void titlesCannotEndTheScript() throws IOException {
        StudyRequest usual = TestStudies.small();
        String title = "</script><script>alert(1)</script> & \"quoted\" <!-- \u2028";
        StudyRequest titled =
                new StudyRequest(title, usual.scenarios(), usual.space(), usual.serviceLevel(), usual.objectives());
        String page = page(TestStudies.run(titled, 1));
        assertThat(page).doesNotContain("<script>alert").doesNotContain("<!-- ");
        assertThat(study(page).get("title").asText()).isEqualTo(title);
    }

    @Test
    void everyMetricOfEveryPointComesBackFromItsColumnOrRelation() throws IOException {
        JsonNode study = study(page(SMALL));
        for (int m = 0; m < SMALL.machines().size(); m++) {
            MachineResult machine = SMALL.machines().get(m);
            int first = study.get("machines").get(m).get("first").asInt();
            int count = study.get("machines").get(m).get("count").asInt();
            for (int i = first; i < first + count; i++) {
                long rank = study.at("/points/rank").get(i).asLong();
                for (var candidate : machine.front()) {
                    if (candidate.rank() == rank) {
                        for (JsonNode metric : study.get("metrics")) {
                            double wanted =
                                    Metric.byId().get(metric.get("id").asText()).of(candidate.estimate());
                            assertThat(value(study, metric, i))
                                    .as(metric.get("id").asText())
                                    .isCloseTo(wanted, within(6e-5 * wanted));
                        }
                    }
                }
            }
        }
    }

    private static double value(JsonNode study, JsonNode metric, int point) {
        if (metric.has("values")) {
            return metric.get("values").get(point).asDouble();
        }
        for (JsonNode other : study.get("metrics")) {
            if (other.get("id").equals(metric.get("of"))) {
                double base = value(study, other, point);
                return metric.has("factor")
                        ? metric.get("factor").asDouble() * base
                        : metric.get("reciprocal").asDouble() / base;
            }
        }
        throw new AssertionError(metric.toString());
    }

    @Test
    void bandFactorsAreThoseOfTheBand() {
        for (MachineResult machine : SMALL.machines()) {
            for (var candidate : machine.front()) {
                FrontPoint point = FrontPoint.of(candidate);
                for (Metric metric : Metric.values()) {
                    double[] ends = BandFactors.ends(point.uncertainty(), point.elasticity(metric));
                    Band band = point.band(metric);
                    double value = point.of(metric);
                    assertThat(ends[0] * value).isCloseTo(band.low(), within(1e-12 * value));
                    assertThat(ends[1] * value).isCloseTo(band.high(), within(1e-12 * value));
                }
            }
        }
    }

    @Test
    void anEmptyFrontGivesAPage() throws IOException {
        JsonNode study = study(page(TestStudies.run(TestStudies.hopeless(), 1)));
        assertThat(study.at("/points/rank")).isEmpty();
        assertThat(study.get("machines")).hasSize(2);
    }

    @Test
    void ofTooManyPointsThoseOfTheStaircaseStayFirst() {
        List<Candidate> front = SMALL.machines().get(0).front();
        Set<Long> line = Set.of(front.get(0).rank(), front.get(front.size() - 1).rank());
        assertThat(PagePoints.chosen(front, line, front.size())).hasSameElementsAs(front);
        List<Candidate> few = PagePoints.chosen(front, line, 4);
        assertThat(few).hasSize(4).isSortedAccordingTo(Comparator.comparingLong(Candidate::rank));
        assertThat(few).extracting(Candidate::rank).containsAll(line);
    }
}
