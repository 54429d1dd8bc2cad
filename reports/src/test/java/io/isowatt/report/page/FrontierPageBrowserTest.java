package io.isowatt.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.isowatt.estimate.Metric;
import io.isowatt.report.TestStudies;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.front.Scene;
import io.isowatt.study.StudyResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The page in a headless Chromium; skipped where there is none. */
class FrontierPageBrowserTest {

    private static final StudyResult SMALL = TestStudies.run(TestStudies.small(), 2);
    private static final String FIRST_FRONT = "chart.scene.lines[0].front";

    @TempDir
    static Path folder;

    private static Chromium browser;
    private static Path page;

    @BeforeAll
    static void open() throws IOException {
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), "No Chromium on this machine: the interactive page is not driven.");
        page = folder.resolve("frontier.html");
        Files.writeString(page, FrontierPageTest.page(SMALL));
        browser = new Chromium(program.get(), folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void fresh() {
        browser.show("", "light");
        browser.resize(1280, 1000);
        browser.open(page.toUri());
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .allMatch(url ->
                        url.equals(page.toUri().toString()) || url.startsWith("blob:") || url.startsWith("data:"));
    }

    /** Where a point lies in the window. */
    private static double[] place(String point) {
        JsonNode at = browser.evaluate("(() => { const box = byId('stage').getBoundingClientRect(), p = " + point
                + "; return [box.left + across(valuesOf(view.x)[p]), box.top + up(valuesOf(view.y)[p])]; })()");
        return new double[] {at.get(0).asDouble(), at.get(1).asDouble()};
    }

    private static String text(String id) {
        return browser.evaluate("byId('" + id + "').textContent").asText();
    }

    private static List<Long> ranks(int line) {
        List<Long> ranks = new ArrayList<>();
        browser.evaluate("chart.scene.lines[" + line + "].front.map(p => study.points.rank[p])")
                .forEach(rank -> ranks.add(rank.asLong()));
        return ranks;
    }

    private static void choose(String select, String value) {
        browser.evaluate("byId('" + select + "').value = '" + value + "'; byId('" + select
                + "').dispatchEvent(new Event('change'))");
    }

    @Test
    void showsTheFrontsOfTheStudy() {
        List<FrontLine> lines = Scene.of(SMALL, "1").lines();
        for (int m = 0; m < lines.size(); m++) {
            assertThat(ranks(m))
                    .isEqualTo(
                            lines.get(m).points().stream().map(FrontPoint::rank).toList());
        }
        assertThat(text("y-title")).contains("Output tokens/s per MW, facility power, PUE 1.25");
        assertThat(text("title")).isEqualTo(SMALL.request().title());
        double usable = browser.evaluate("performance.getEntriesByName('usable')[0].startTime")
                .asDouble();
        System.out.printf("The page is usable after %.0f ms.%n", usable);
    }

    @Test
    void hoveringShowsTheConfigurationAndMarksTheRow() {
        double[] at = place(FIRST_FRONT + "[2]");
        browser.mouse("mouseMoved", at[0] + 2, at[1] - 1);
        assertThat(browser.evaluate("byId('tooltip').hidden").asBoolean()).isFalse();
        assertThat(text("tooltip")).contains("Hopper-class server", "tensor degree", "kv cache", "clients");
        assertThat(browser.evaluate("document.querySelectorAll('#table-rows .hover').length")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void clickingPinsAndClickingAgainLetsGo() {
        double[] at = place(FIRST_FRONT + "[2]");
        browser.mouse("mouseMoved", at[0], at[1]);
        browser.click(at[0], at[1]);
        assertThat(text("pinned")).contains("Power of one GPU", "Cost (owned)", "isowatt estimate --model dense-70b");
        assertThat(text("said")).startsWith("Pinned: Hopper-class server");
        assertThat(browser.evaluate("location.hash").asText()).contains("pin=hopper-8");
        browser.click(at[0], at[1]);
        assertThat(browser.evaluate("view.pin").asInt()).isEqualTo(-1);
    }

    @Test
    void theKeyboardGoesAlongTheFrontAndPins() {
        browser.evaluate("byId('stage').focus()");
        browser.key("ArrowRight");
        browser.key("ArrowRight");
        browser.key("Enter");
        assertThat(browser.evaluate("view.pin === " + FIRST_FRONT + "[1]").asBoolean())
                .isTrue();
        browser.key("Escape");
        assertThat(browser.evaluate("view.pin").asInt()).isEqualTo(-1);
    }

    @Test
    void thePinnedChoiceShowsItsBreakdown() {
        browser.evaluate("pin(pointOf(1, study.machines[1].chosen))");
        assertThat(text("pinned"))
                .contains("What binds it", "Time of a decode step", "Memory of one GPU", "left for the KV cache");
    }

    @Test
    void frontsEqualAQuadraticTestForEveryPairOfAxesAndFilter() {
        for (String weights : List.of("", "fp8")) {
            if (!weights.isEmpty()) {
                browser.evaluate("document.querySelector('#filters input[value=" + weights + "]').click()");
            }
            for (Metric x : Metric.values()) {
                choose("x", x.id());
                for (Metric y : List.of(Metric.TTFT, Metric.COST_PER_MILLION_TOKENS, Metric.INTERACTIVITY)) {
                    if (x != y) {
                        choose("y", y.id());
                        requireQuadratic(x, y, weights);
                    }
                }
            }
        }
    }

    private static void requireQuadratic(Metric x, Metric y, String hidden) {
        JsonNode all = browser.evaluate("study.machines.map((m, k) => study.points.rank.map((_, p) => p)"
                + ".filter(p => machineOf[p] === k && configurationOf(p).weights !== '" + hidden + "')"
                + ".map(p => [valuesOf('" + x.id() + "')[p], valuesOf('" + y.id() + "')[p]]))");
        JsonNode shown = browser.evaluate(
                "chart.scene.lines.map(line => line.front.map(p => " + "[valuesOf(view.x)[p], valuesOf(view.y)[p]]))");
        for (int m = 0; m < all.size(); m++) {
            List<String> found = new ArrayList<>();
            shown.get(m).forEach(one -> found.add(one.toString()));
            assertThat(found).as(x + " " + y).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(found)).as(x + " " + y).isEqualTo(SlowFront.of(all.get(m), x, y));
        }
    }

    @Test
    void theRulerReadsTheRatioAtEqualInteractivityAndExtrapolatesNothing() {
        List<FrontLine> lines = Scene.of(SMALL, "1").lines();
        double slow = lines.get(0).x(0);
        double fast = lines.get(0).x(lines.get(0).size() - 1);
        double middle = Math.sqrt(slow * fast);
        browser.evaluate("moveRuler(" + middle + ")");
        double ratio = browser.evaluate("readings()[1].ratio").asDouble();
        double wanted = SlowFront.read(lines.get(1), middle) / SlowFront.read(lines.get(0), middle);
        assertThat(ratio).isCloseTo(wanted, within(1e-4 * wanted));
        choose("y", Metric.COST_PER_MILLION_TOKENS.id());
        browser.evaluate("moveRuler(" + middle + ")");
        assertThat(browser.evaluate("readings()[0].reading.reach").asText()).isEqualTo("both");
        browser.evaluate("view.hidden.machine.clear(); view.at = " + 2 * fast);
        assertThat(browser.evaluate("readings()[0].reading.reach").asText()).isEqualTo("unreached");
        assertThat(browser.evaluate("readings()[0].reading.value").isNumber()).isFalse();
        browser.evaluate("view.at = " + slow / 2);
        assertThat(browser.evaluate("readings()[0].reading.reach").asText()).isEqualTo("clamped");
    }

    @Test
    void theRulerCanBeDraggedAndMovedByKeys() {
        double before = browser.evaluate("view.at").asDouble();
        JsonNode box = browser.evaluate(
                "(() => { const b = byId('ruler').getBoundingClientRect(); return [b.left + b.width / 2, b.top + 9]; })()");
        double x = box.get(0).asDouble();
        double y = box.get(1).asDouble();
        browser.mouse("mouseMoved", x, y);
        browser.mouse("mousePressed", x, y);
        browser.mouse("mouseMoved", x + 40, y);
        browser.mouse("mouseMoved", x + 80, y);
        browser.mouse("mouseReleased", x + 80, y);
        double dragged = browser.evaluate("view.at").asDouble();
        assertThat(dragged).isGreaterThan(before);
        browser.evaluate("byId('ruler').focus()");
        browser.key("ArrowRight");
        assertThat(browser.evaluate("view.at").asDouble()).isGreaterThan(dragged);
        assertThat(browser.evaluate("byId('ruler').getAttribute('aria-valuetext')")
                        .asText())
                .contains("ratio");
    }

    @Test
    void theAddressKeepsTheViewAndResetForgetsIt() {
        choose("y", "joules-per-token");
        browser.evaluate("document.querySelector('#filters input[value=hopper-8]').click()");
        String hash = browser.evaluate("location.hash").asText();
        browser.open(java.net.URI.create("about:blank"));
        browser.open(java.net.URI.create(page.toUri() + hash));
        assertThat(browser.evaluate("view.y").asText()).isEqualTo("joules-per-token");
        assertThat(ranks(0)).isEmpty();
        browser.evaluate("byId('reset').click()");
        assertThat(ranks(0)).isNotEmpty();
        assertThat(browser.evaluate("view.y").asText())
                .isEqualTo(SMALL.request().objectives().get(0).id());
    }

    @Test
    void theTableHoldsTheShownFrontsAndSorts() {
        int rows = browser.evaluate("byId('table-rows').children.length").asInt();
        assertThat(rows).isEqualTo(ranks(0).size() + ranks(1).size());
        browser.evaluate("document.querySelector('[data-column=ttft]').click()");
        assertThat(browser.evaluate("document.querySelector('[aria-sort=ascending]').textContent")
                        .asText())
                .startsWith("Seconds to first token");
        JsonNode sorted = browser.evaluate(
                "[...byId('table-rows').children].map(row => valuesOf('ttft')[Number(row.dataset.point)])");
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i).asDouble())
                    .isGreaterThanOrEqualTo(sorted.get(i - 1).asDouble());
        }
    }

    @Test
    void downloadsHoldTheShownPoints() {
        String csv = browser.evaluate("csvOf(chart.scene)").asText();
        assertThat(csv.lines()).hasSize(ranks(0).size() + ranks(1).size() + 1);
        assertThat(csv).contains("output_tokens_per_second_per_megawatt");
        assertThat(browser.evaluate("JSON.parse(jsonOf(chart.scene)).points.length")
                        .asInt())
                .isEqualTo(ranks(0).size() + ranks(1).size());
        assertThat(browser.evaluate("pictureOf(2, true).toDataURL().length").asInt())
                .isGreaterThan(20_000);
    }

    @Test
    void greyPointsAreCountedOnce() {
        int before = browser.evaluate("chart.greyCount").asInt();
        browser.evaluate(
                "(() => { const p = chart.scene.behind.find(q => inside(valuesOf(view.x)[q], valuesOf(view.y)[q])); "
                        + "study.cloud.x[0] = valuesOf(view.x)[p]; study.cloud.y[0] = valuesOf(view.y)[p]; update(); })()");
        assertThat(browser.evaluate("chart.greyCount").asInt()).isEqualTo(before - 1);
    }

    @Test
    void aPhoneNeedsNoScrollingSideways() {
        browser.resize(360, 740);
        assertThat(browser.evaluate("innerWidth").asInt()).isEqualTo(360);
        assertThat(browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                        .asInt())
                .isZero();
    }

    @Test
    void darkAndPrintAreDrawn() {
        browser.show("", "dark");
        assertThat(browser.evaluate("chart.dark").asBoolean()).isTrue();
        browser.show("print", "dark");
        assertThat(browser.evaluate("chart.dark").asBoolean()).isFalse();
        assertThat(browser.evaluate("byId('printed').src.length").asInt()).isGreaterThan(20_000);
        browser.show("", "light");
        assertThat(new String(browser.print(), 0, 5, StandardCharsets.ISO_8859_1))
                .isEqualTo("%PDF-");
    }
}
