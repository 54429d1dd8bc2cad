package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.calibration.Calibration;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.power.PowerBoundary;
import io.isowatt.serving.Performance;
import io.isowatt.uncertainty.Uncertainty;
import io.isowatt.workload.Workload;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.OptionalDouble;
import java.util.Random;

class PowerCapLawsTest {

    private static final int TRIALS = 3000;
    private static final double EPSILON = 1e-9;

    private static Estimate capped(RandomScenario point, double cap) {
        return point.launched(point.scenario().settings().capped(cap)).estimate();
    }

    @Test
    void aCapOfOneAndAClockOfOneChangeNoBit() {
        for (int seed = 0; seed < TRIALS; seed++) {
            RandomScenario point = RandomScenario.of(new Random(seed));
            ServerSettings settings = point.scenario().settings().capped(1).clocked(1);
            assertThat(point.launched(settings).estimate()).as("seed " + seed).isEqualTo(point.estimate());
        }
    }

    @Test
    void aLowerCapIsNeverFasterAndNeverDrawsMore() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            RandomScenario point = RandomScenario.of(random);
            double low = 0.5 + random.nextDouble() / 2;
            double high = low + (1 - low) * random.nextDouble();
            assertNoBetter(capped(point, low), capped(point, high), "seed " + seed + " " + low + " " + high);
            assertNoBetter(capped(point, high), point.estimate(), "seed " + seed + " " + high);
        }
    }

    @Test
    void aLowerClockIsNeverFasterAndNeverDrawsMore() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            RandomScenario point = RandomScenario.of(random);
            double clock = 0.64 + 0.36 * random.nextDouble();
            ServerSettings locked = point.scenario().settings().clocked(clock);
            assertNoBetter(point.launched(locked).estimate(), point.estimate(), "seed " + seed + " " + clock);
        }
    }

    private static void assertNoBetter(Estimate tight, Estimate loose, String inputs) {
        Performance slow = tight.performance();
        Performance fast = loose.performance();
        assertThat(slow.tpotSeconds()).as(inputs).isGreaterThanOrEqualTo(fast.tpotSeconds() * (1 - EPSILON));
        assertThat(slow.ttftSeconds()).as(inputs).isGreaterThanOrEqualTo(fast.ttftSeconds() * (1 - EPSILON));
        assertThat(tight.outputTokensPerSecond())
                .as(inputs)
                .isLessThanOrEqualTo(loose.outputTokensPerSecond() * (1 + EPSILON));
        for (PowerBoundary boundary : PowerBoundary.values()) {
            assertThat(tight.wattsPerGpu(boundary))
                    .as(inputs)
                    .isLessThanOrEqualTo(loose.wattsPerGpu(boundary) * (1 + EPSILON));
        }
    }

    @Test
    void figuresAreContinuousAtTheBoardLimit() {
        for (int seed = 0; seed < TRIALS / 10; seed++) {
            RandomScenario point = RandomScenario.of(new Random(seed));
            Estimate free = point.estimate();
            Estimate barely = capped(point, 1 - 1e-9);
            assertThat(barely.outputTokensPerSecond())
                    .isCloseTo(free.outputTokensPerSecond(), Offset.offset(1e-6 * free.outputTokensPerSecond()));
            assertThat(barely.provisionedWattsPerGpu())
                    .isCloseTo(free.provisionedWattsPerGpu(), Offset.offset(1e-6 * free.provisionedWattsPerGpu()));
        }
    }

    /** Little's law of the closed loop: clients = rate of requests · time of one. */
    @Test
    void aCappedLoopKeepsItsClients() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            RandomScenario point = RandomScenario.of(random);
            Estimate estimate = capped(point, 0.5 + random.nextDouble() / 2);
            Performance p = estimate.performance();
            double o = estimate.meanOutputTokens();
            double seconds = p.ttftSeconds() + p.tpotSeconds() * (o - 1);
            assertThat(p.outputTokensPerSecond() / o * seconds)
                    .as("seed " + seed)
                    .isCloseTo(point.clients(), Offset.offset(1e-9 * point.clients()));
        }
    }

    private static Scenario scenario(String machine, double prompt, double output) {
        return new Scenario(
                ModelCatalog.load("llama-3.1-70b"),
                HardwareCatalog.load(machine),
                Workload.fixed(prompt, output),
                Framework.VLLM,
                Calibration.shipped(),
                PowerBoundary.PROVISIONED,
                OptionalDouble.empty(),
                PriceBasis.RENTED);
    }

    /**
     * Work that draws the whole board limit gains 4 % (H100) and 7 % (B200) tokens per provisioned MW at a cap of 70 %;
     * prefill, which draws 95 % of it, slows down less and gains more.
     */
    @ParameterizedTest
    @CsvSource({"hgx-h100, 1.074", "hgx-b200, 1.099"})
    void prefillGainsAtTheProvisionedBoundary(String machine, double gain) {
        Scenario scenario = scenario(machine, 8192, 2);
        Layout layout = new Layout(8, 1, 1, 1, Precision.FP8, false, 1, 8192);
        Estimate free = new LayoutEstimator(scenario, layout).estimate(32);
        Estimate capped =
                new LayoutEstimator(scenario.with(ServerSettings.CALIBRATED.capped(0.7)), layout).estimate(32);
        assertThat(capped.outputTokensPerSecondPerMegawatt() / free.outputTokensPerSecondPerMegawatt())
                .isCloseTo(gain, Offset.offset(0.01));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 0.6})
    void aCappedFigureIsMarkedAndLessSure(double cap) {
        Scenario free = scenario("hgx-h100", 1024, 1024);
        Layout layout = new Layout(8, 1, 1, 1, Precision.FP8, false, 1, 8192);
        Scenario capped = free.with(ServerSettings.CALIBRATED.capped(cap));
        Uncertainty before = uncertainty(free, layout);
        Uncertainty after = uncertainty(capped, layout);
        assertThat(after.origin().unmeasuredParts())
                .contains("power cap or locked clock (modelled)")
                .hasSize(before.origin().unmeasuredParts().size() + (cap < 0.65 ? 2 : 1));
        assertThat(after.time().totalFraction()).isGreaterThan(before.time().totalFraction());
    }

    private static Uncertainty uncertainty(Scenario scenario, Layout layout) {
        return new ScenarioUncertainty(scenario).of(layout, 16, new LayoutEstimator(scenario, layout).estimate(16));
    }

    @Test
    void boundsHoldUnderACap() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            RandomScenario drawn = RandomScenario.of(random);
            ServerSettings settings = drawn.scenario().settings().capped(0.5 + random.nextDouble() / 2);
            RandomScenario point = drawn.launched(settings);
            int from = 1 + random.nextInt(point.clients());
            int to = point.clients() + random.nextInt(100);
            Estimate bound = new LayoutEstimator(point.scenario(), point.layout()).optimistic(from, to);
            Estimate inside = point.estimate();
            assertThat(bound.performance().tpotSeconds())
                    .isLessThanOrEqualTo(inside.performance().tpotSeconds());
            assertThat(bound.performance().ttftSeconds())
                    .isLessThanOrEqualTo(inside.performance().ttftSeconds());
            assertThat(bound.outputTokensPerSecond()).isGreaterThanOrEqualTo(inside.outputTokensPerSecond());
            for (PowerBoundary boundary : PowerBoundary.values()) {
                assertThat(bound.wattsPerGpu(boundary))
                        .as("seed " + seed)
                        .isLessThanOrEqualTo(inside.wattsPerGpu(boundary));
            }
        }
    }
}
