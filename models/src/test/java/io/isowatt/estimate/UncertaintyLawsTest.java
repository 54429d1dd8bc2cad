package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.calibration.Calibration;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.power.PowerBoundary;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Comparison;
import io.isowatt.uncertainty.Spread;
import io.isowatt.uncertainty.Uncertainty;
import io.isowatt.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What the uncertainty of estimates follows. */
class UncertaintyLawsTest {

    private static final Layout TP8 = new Layout(8, 1, 1, 1, Precision.FP8, false, 1, 8192);
    private static final Layout TP4 = new Layout(4, 1, 1, 1, Precision.FP8, false, 1, 8192);

    private static Scenario scenario(String model, String machine, PowerBoundary boundary) {
        return scenario(ModelCatalog.load(model), HardwareCatalog.load(machine), boundary);
    }

    private static Scenario scenario(LanguageModel model, Hardware machine, PowerBoundary boundary) {
        return new Scenario(
                model,
                machine,
                Workload.fixed(1024, 1024),
                Framework.VLLM,
                Calibration.shipped(),
                boundary,
                OptionalDouble.empty(),
                PriceBasis.RENTED);
    }

    private static Uncertainty uncertainty(Scenario scenario, Layout layout, int clients) {
        Estimate estimate = new LayoutEstimator(scenario, layout).estimate(clients);
        return new ScenarioUncertainty(scenario).of(layout, clients, estimate);
    }

    private static Uncertainty uncertainty(String model, String machine) {
        return uncertainty(scenario(model, machine, PowerBoundary.FACILITY), TP8, 16);
    }

    /** Totals as the error table of the model states them. */
    @ParameterizedTest
    @CsvSource({
        "llama-3.1-70b, hgx-h200,  0.12, 0.31",
        "llama-3.3-70b, hgx-b200,  0.12, 0.31",
        "llama-3.1-405b, hgx-h200, 0.14, 0.31",
        "minimax-m2.5, hgx-b200,   0.14, 0.31",
        "llama-3.1-70b, hgx-b300,  0.14, 0.31",
        "llama-3.1-70b, mi300x,    0.19, 0.45",
        "gpt-oss-120b, mi300x,     0.22, 0.45",
        "nemotron-h-56b, hgx-h200, 0.20, 0.45"
    })
    void theClassesHaveTheirSigmas(String model, String machine, double time, double ttft) {
        Uncertainty uncertainty = uncertainty(model, machine);
        assertThat(uncertainty.time().totalFraction()).isCloseTo(time, within(0.006));
        assertThat(uncertainty.ttft().totalFraction()).isCloseTo(ttft, within(0.006));
    }

    @Test
    void draftingWidensTheBandsAndIsNamed() {
        Scenario plain = scenario("llama-3.1-70b", "hgx-h200", PowerBoundary.BOARD);
        Scenario drafting = plain.with(ServerSettings.speculating(new Speculation(3, 0.7, 0.04)));

        assertThat(uncertainty(drafting, TP8, 8).time().totalFraction())
                .isGreaterThan(uncertainty(plain, TP8, 8).time().totalFraction());
        assertThat(uncertainty(drafting, TP8, 8).origin().description())
                .isEqualTo("not measured: speculative decoding");
    }

    @Test
    void fourBitsOfADenseModelWereNotMeasured() {
        Layout int4 = new Layout(8, 1, 1, 1, Precision.INT4, false, 1, 8192);

        assertThat(uncertainty(scenario("llama-3.1-70b", "hgx-h200", PowerBoundary.BOARD), int4, 8)
                        .origin()
                        .description())
                .isEqualTo("not measured: precision on this generation (int4)");
        assertThat(uncertainty(scenario("kimi-k2.5", "hgx-h200", PowerBoundary.BOARD), int4, 8)
                        .origin()
                        .unmeasured())
                .isEmpty();
    }

    @Test
    void whatWasNotMeasuredIsNamed() {
        assertThat(uncertainty("llama-3.1-70b", "hgx-h200").origin().description())
                .isEqualTo("measured: machine, framework, model and precision");
        assertThat(uncertainty("minimax-m2.5", "mi300x").origin().description())
                .isEqualTo("not measured: model (MiniMax M2.5), chip generation (cdna3),"
                        + " launch latency of experts (cdna3)");
    }

    @ParameterizedTest
    @EnumSource(PowerBoundary.class)
    void everyBandHoldsItsFigureAndLessKnowledgeNeverNarrowsIt(PowerBoundary boundary) {
        String[] lessAndLess = {"hgx-h200", "hgx-b300", "mi300x"};
        Map<Metric, Double> before = new HashMap<>();
        for (String machine : lessAndLess) {
            Scenario scenario = scenario("gpt-oss-20b", machine, boundary);
            Estimate estimate = new LayoutEstimator(scenario, TP8).estimate(16);
            Uncertainty uncertainty = new ScenarioUncertainty(scenario).of(TP8, 16, estimate);
            for (Metric metric : Metric.values()) {
                Band band = Band.of(metric.of(estimate), metric.spread(uncertainty, estimate));
                assertThat(band.contains(metric.of(estimate))).as(metric.id()).isTrue();
                double least = before.getOrDefault(metric, 0.0);
                double width = metric.countsWatts() ? least : band.high() / band.low();
                assertThat(width).as(metric.id()).isGreaterThanOrEqualTo(least * (1 - 1e-12));
                before.put(metric, width);
            }
        }
    }

    @Test
    void energyTakesItsShareOfAnErrorInTime() {
        Uncertainty u = uncertainty("llama-3.1-70b", "hgx-h200");
        Estimate e =
                new LayoutEstimator(scenario("llama-3.1-70b", "hgx-h200", PowerBoundary.FACILITY), TP8).estimate(16);
        double time = u.time().totalFraction();
        double watts = u.boardWatts().totalFraction();
        Spread boards = Metric.JOULES_PER_TOKEN.at(PowerBoundary.BOARD).spread(u, e);
        assertThat(boards.totalFraction()).isCloseTo(Math.hypot(0.6 * time, watts), within(1e-12));
        Spread planned = Metric.JOULES_PER_TOKEN.at(PowerBoundary.PROVISIONED).spread(u, e);
        assertThat(planned.totalFraction()).isCloseTo(time, within(1e-12));
        double s = u.boardShareFraction();
        assertThat(s).isBetween(0.3, 0.95);
        Spread facility = Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT.spread(u, e);
        double expected = Math.hypot(Math.hypot((1 - 0.4 * s) * time, s * watts), 0.02);
        assertThat(facility.totalFraction()).isCloseTo(expected, within(1e-12));
        assertThat(u.spread(u.watts(PowerBoundary.PROVISIONED)).totalFraction()).isZero();
    }

    @Test
    void theShareOfBoardsIsTheSlopeOfTheChain() {
        Scenario scenario = scenario("llama-3.1-70b", "hgx-h200", PowerBoundary.FACILITY);
        Estimate e = new LayoutEstimator(scenario, TP8).estimate(16);
        double slope = scenario.hardware().power().slopeFraction();
        assertThat(uncertainty("llama-3.1-70b", "hgx-h200").boardShareFraction())
                .isCloseTo(slope * e.boardWattsPerGpu() / e.serverWattsPerGpu(), within(1e-12));
    }

    @Test
    void layoutsOfOneCellAreComparedByTheirOwnPartsAlone() {
        Spread eight = uncertainty("llama-3.1-70b", "hgx-h200").time();
        Spread four = uncertainty(scenario("llama-3.1-70b", "hgx-h200", PowerBoundary.FACILITY), TP4, 16)
                .time();
        Spread other = uncertainty("llama-3.1-70b", "hgx-b200").time();
        double apart = 1 + 0.10 * Math.sqrt(2);
        assertThat(Comparison.of(apart, eight, 1, four, true).betterFraction()).isBetween(0.80, 0.85);
        assertThat(Comparison.of(apart, eight, 1, other, true).betterFraction())
                .isLessThan(Comparison.of(apart, eight, 1, four, true).betterFraction());
    }

    @Test
    void anUnmeasuredGenerationCancelsBetweenItsLayouts() {
        Scenario amd = scenario("llama-3.1-70b", "mi300x", PowerBoundary.FACILITY);
        Spread eight = uncertainty(amd, TP8, 16).time();
        Spread four = uncertainty(amd, TP4, 16).time();
        Spread hopper = uncertainty("llama-3.1-70b", "hgx-h200").time();
        assertThat(Comparison.of(1.2, eight, 1, four, true).betterFraction())
                .isCloseTo(Comparison.of(1.2, hopper, 1, hopper, true).betterFraction(), within(1e-12));
        assertThat(Comparison.of(1.2, eight, 1, hopper, true).betterFraction())
                .isLessThan(Comparison.of(1.2, eight, 1, four, true).betterFraction());
    }

    @Test
    void largeBatchesMayBeFasterThanPredicted() {
        Scenario scenario = scenario("llama-3.1-8b", "hgx-h200", PowerBoundary.FACILITY);
        Uncertainty few = uncertainty(scenario, TP8, 500);
        Uncertainty many = uncertainty(scenario, TP8, 501);
        assertThat(many.time().lowFraction()).isGreaterThan(few.time().lowFraction());
        assertThat(many.time().highFraction()).isEqualTo(few.time().highFraction());
        Spread throughput =
                Metric.OUTPUT_THROUGHPUT_PER_GPU.spread(many, new LayoutEstimator(scenario, TP8).estimate(501));
        assertThat(throughput.highFraction()).isGreaterThan(throughput.lowFraction());
    }
}
