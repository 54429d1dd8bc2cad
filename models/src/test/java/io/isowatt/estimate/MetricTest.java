package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.power.PowerBoundary;
import io.isowatt.uncertainty.Uncertainty;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class MetricTest {

    private static final int TRIALS = 300;

    /** 1000 output tokens/s of 8 GPUs at 500 W and 3.60 USD/h each, three prompt tokens for each output token. */
    private final Estimate estimate = new Estimate(
            RandomScenario.of(new Random(1)).estimate().performance(),
            8,
            PowerBoundary.SERVER,
            400,
            500,
            600,
            800,
            300,
            100,
            0.001);

    @Test
    void figuresAsDefined() {
        double rate = estimate.outputTokensPerSecond();
        assertThat(Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT.of(estimate)).isEqualTo(rate / 0.004);
        assertThat(Metric.TOTAL_THROUGHPUT_PER_MEGAWATT.of(estimate)).isEqualTo(4 * rate / 0.004);
        assertThat(Metric.JOULES_PER_TOKEN.of(estimate)).isEqualTo(4000 / rate);
        assertThat(Metric.JOULES_PER_TOTAL_TOKEN.of(estimate)).isEqualTo(4000 / (4 * rate));
        assertThat(Metric.OUTPUT_THROUGHPUT_PER_DOLLAR.of(estimate)).isCloseTo(rate / 0.008, near());
        assertThat(Metric.TOTAL_THROUGHPUT_PER_DOLLAR.of(estimate)).isCloseTo(4 * rate / 0.008, near());
        assertThat(Metric.COST_PER_MILLION_TOKENS.of(estimate)).isCloseTo(8000 / rate, near());
        assertThat(Metric.COST_PER_MILLION_TOTAL_TOKENS.of(estimate)).isCloseTo(2000 / rate, near());
        assertThat(Metric.GPUS.of(estimate)).isEqualTo(8);
        assertThat(Metric.TPOT.of(estimate)).isEqualTo(1 / Metric.INTERACTIVITY.of(estimate));
        assertThat(Metric.END_TO_END_LATENCY.of(estimate))
                .isCloseTo(Metric.TTFT.of(estimate) + 99 * Metric.TPOT.of(estimate), near());
    }

    private static Percentage near() {
        return Percentage.withPercentage(1e-10);
    }

    @Test
    void aBoundaryOfItsOwnCountsThere() {
        double rate = estimate.outputTokensPerSecond();
        assertThat(Metric.JOULES_PER_TOKEN.at(PowerBoundary.BOARD).of(estimate)).isEqualTo(3200 / rate);
        assertThat(Metric.JOULES_PER_TOKEN.at(PowerBoundary.PROVISIONED).of(estimate))
                .isEqualTo(6400 / rate);
        assertThat(Metric.JOULES_PER_TOKEN.at(PowerBoundary.SERVER).of(estimate))
                .isEqualTo(Metric.JOULES_PER_TOKEN.of(estimate));
        assertThatThrownBy(() -> Metric.TTFT.at(PowerBoundary.BOARD)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFigureIsFoundByItsName() {
        for (Metric metric : Metric.values()) {
            assertThat(Metric.byId()).containsEntry(metric.id(), metric);
            assertThat(metric.boundary()).isEmpty();
            if (metric.countsWatts()) {
                assertThat(Metric.byId().get(metric.id() + "@facility")).isSameAs(metric.at(PowerBoundary.FACILITY));
            }
        }
        assertThat(Metric.byId().values()).extracting(Metric::column).doesNotHaveDuplicates();
        assertThat(Metric.byId().values()).extracting(Metric::unitLabel).doesNotHaveDuplicates();
        assertThat(Metric.byId()).hasSize(Metric.values().length + 4 * 4);
    }

    /** Reciprocal figures have the same error; the errors of the two parts of a request's time make up that of the whole. */
    @Test
    void errorsFollowTheFigures() {
        for (int seed = 0; seed < TRIALS; seed++) {
            RandomScenario point = RandomScenario.of(new Random(seed));
            Estimate e = point.estimate();
            Uncertainty u = new ScenarioUncertainty(point.scenario()).of(point.layout(), point.clients(), e);
            assertThat(error(Metric.COST_PER_MILLION_TOTAL_TOKENS, u, e))
                    .isEqualTo(error(Metric.TOTAL_THROUGHPUT_PER_DOLLAR, u, e));
            assertThat(error(Metric.JOULES_PER_TOTAL_TOKEN, u, e))
                    .isEqualTo(error(Metric.TOTAL_THROUGHPUT_PER_MEGAWATT, u, e));
            assertThat(error(Metric.TPOT, u, e)).isEqualTo(error(Metric.INTERACTIVITY, u, e));
            double waiting = Metric.TTFT.of(e) * error(Metric.TTFT, u, e);
            double decoding = (Metric.END_TO_END_LATENCY.of(e) - Metric.TTFT.of(e)) * error(Metric.TPOT, u, e);
            assertThat(error(Metric.END_TO_END_LATENCY, u, e) * Metric.END_TO_END_LATENCY.of(e))
                    .isCloseTo(Math.hypot(waiting, decoding), Offset.offset(1e-9 * (1 + waiting + decoding)));
        }
    }

    private static double error(Metric metric, Uncertainty uncertainty, Estimate estimate) {
        return metric.spread(uncertainty, estimate).totalFraction();
    }

    @Test
    void everyFigureIsFiniteAndPositive() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Estimate e = RandomScenario.of(new Random(seed)).estimate();
            assertThat(Arrays.stream(Metric.values()).mapToDouble(metric -> metric.of(e)))
                    .as("seed " + seed)
                    .allMatch(value -> value > 0 && value < Double.POSITIVE_INFINITY);
        }
    }
}
