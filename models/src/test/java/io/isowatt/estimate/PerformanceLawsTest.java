package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.hardware.Hardware;
import io.isowatt.llm.Precision;
import io.isowatt.serving.Memory;
import io.isowatt.serving.Performance;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** Laws of the performance model on random models, machines, layouts and loads; the seed is the parameter. */
class PerformanceLawsTest {

    private static final int POINTS_PER_SEED = 200;
    private static final double ROUNDING = 1e-12;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private interface Law {
        void check(RandomScenario scenario);
    }

    private static void forAll(long seed, Law law) {
        Random random = new Random(seed);
        for (int i = 0; i < POINTS_PER_SEED; i++) {
            law.check(RandomScenario.of(random));
        }
    }

    private static void neverSlower(
            long seed, UnaryOperator<Hardware> better, double tpotTolerance, double ttftTolerance) {
        forAll(seed, point -> {
            Performance before = point.estimate().performance();
            Performance after = point.on(better.apply(point.scenario().hardware()))
                    .estimate()
                    .performance();
            assertThat(after.tpotSeconds())
                    .as("TPOT %s", point)
                    .isLessThanOrEqualTo(before.tpotSeconds() * (1 + tpotTolerance));
            assertThat(after.ttftSeconds())
                    .as("TTFT %s", point)
                    .isLessThanOrEqualTo(before.ttftSeconds() * (1 + ttftTolerance));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreBandwidthIsNeverSlower(long seed) {
        neverSlower(seed, machine -> RandomScenario.withChip(machine, 1, 1.3, 1), ROUNDING, ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fasterLinksAreNeverSlower(long seed) {
        neverSlower(
                seed,
                machine -> RandomScenario.withScaleUp(machine, machine.scaleUpGpuCount(), 1.5),
                ROUNDING,
                ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreComputeIsNeverSlowerByMoreThanATenthPercent(long seed) {
        neverSlower(seed, machine -> RandomScenario.withChip(machine, 1, 1, 1.4), 1e-3, ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreMemoryNeverDelaysTheFirstToken(long seed) {
        forAll(seed, point -> {
            Hardware more = RandomScenario.withChip(point.scenario().hardware(), 1.5, 1, 1);
            assertThat(point.on(more).estimate().performance().ttftSeconds())
                    .as("%s", point)
                    .isLessThanOrEqualTo(point.estimate().performance().ttftSeconds() * (1 + ROUNDING));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreClientsNeverSpeedUpAUser(long seed) {
        forAll(seed, point -> {
            double few = point.estimate().performance().interactivityTokensPerSecond();
            double many = point.withClients(point.clients() + 1 + point.clients() / 8)
                    .estimate()
                    .performance()
                    .interactivityTokensPerSecond();
            assertThat(many).as("%s", point).isLessThanOrEqualTo(few * (1 + ROUNDING));
        });
    }

    /**
     * With attention data parallelism a rank holds all of attention but few of the experts; where attention stays wide in
     * four-bit checkpoints, it then outweighs what the experts save, so that the law is of tensor parallelism.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void narrowerWeightsNeverNeedMoreMemory(long seed) {
        forAll(seed, point -> {
            boolean attentionFollows = point.scenario().model().rule().attention(Precision.NVFP4) == Precision.NVFP4;
            if (point.layout().dataDegree() > 1 && !attentionFollows) {
                return;
            }
            Precision[] wideToNarrow = {Precision.BF16, Precision.FP8, Precision.NVFP4};
            double last = Double.POSITIVE_INFINITY;
            for (Precision weights : wideToNarrow) {
                Memory memory = Memory.of(
                        point.scenario().model(), LayoutVariant.withWeights(point.layout(), weights), 80e9, 4e9);
                double used = memory.weightBytes() + 1000 * memory.cacheBytesPerToken();
                assertThat(used).as("%s %s", weights, point).isLessThanOrEqualTo(last);
                last = used;
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBreakdownSumsUpToTheStep(long seed) {
        forAll(seed, point -> {
            LayoutEstimator estimator = new LayoutEstimator(point.scenario(), point.layout());
            Performance performance = estimator.estimate(point.clients()).performance();
            double sum = 0;
            for (double seconds : estimator.decodeBreakdownSeconds(performance)) {
                sum += seconds;
            }
            assertThat(sum)
                    .isCloseTo(
                            estimator.serving().decodeStepSeconds(performance.runningCount()),
                            Percentage.withPercentage(1e-9));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void throughputPerMegawattTimesMegawattsIsThroughput(long seed) {
        forAll(seed, point -> {
            Estimate estimate = point.estimate();
            assertThat(estimate.outputTokensPerSecondPerMegawatt() * estimate.watts() / 1e6)
                    .isCloseTo(estimate.outputTokensPerSecond(), Percentage.withPercentage(1e-9));
            assertThat(estimate.joulesPerOutputToken() * estimate.outputTokensPerSecond())
                    .isCloseTo(estimate.watts(), Percentage.withPercentage(1e-9));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cachedPrefixesNeverDelayTheFirstToken(long seed) {
        forAll(seed, point -> {
            Estimate without = LayoutVariant.withPrefixHit(point, 0).estimate();
            Estimate with = LayoutVariant.withPrefixHit(point, 0.5).estimate();
            assertThat(with.performance().ttftSeconds())
                    .as("%s", point)
                    .isLessThanOrEqualTo(without.performance().ttftSeconds() * (1 + 1e-3));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void twiceTheReplicasGiveAndTakeTwiceAsMuch(long seed) {
        forAll(seed, point -> {
            Estimate.Fleet one = point.estimate().fleet(3);
            Estimate.Fleet two = point.estimate().fleet(6);
            assertThat(two.gpuCount()).isEqualTo(2 * one.gpuCount());
            assertThat(two.outputTokensPerSecond())
                    .isCloseTo(2 * one.outputTokensPerSecond(), Percentage.withPercentage(1e-9));
            assertThat(two.watts()).isCloseTo(2 * one.watts(), Percentage.withPercentage(1e-9));
            assertThat(two.outputTokensPerSecond() / two.watts())
                    .isCloseTo(one.outputTokensPerSecond() / one.watts(), Percentage.withPercentage(1e-9));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyBoundaryHoldsTheOneInside(long seed) {
        forAll(seed, point -> {
            Estimate estimate = point.estimate();
            double limit = point.scenario().hardware().accelerator().boardLimitWatts();
            assertThat(estimate.boardWattsPerGpu()).isPositive().isLessThanOrEqualTo(limit);
            assertThat(estimate.serverWattsPerGpu()).isGreaterThan(estimate.boardWattsPerGpu());
            assertThat(estimate.facilityWattsPerGpu()).isGreaterThanOrEqualTo(estimate.serverWattsPerGpu());
        });
    }
}
