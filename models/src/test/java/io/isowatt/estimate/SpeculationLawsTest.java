package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.serving.Performance;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.stream.LongStream;

/** Laws of speculative decoding on random models, machines, layouts and loads; the seed is the parameter. */
class SpeculationLawsTest {

    private static final int POINTS_PER_SEED = 200;
    private static final double ROUNDING = 1 + 1e-12;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private interface Law {
        void check(RandomScenario point, int drafts, double acceptance, double cost);
    }

    private static void forAll(long seed, Law law) {
        Random random = new Random(seed);
        for (int i = 0; i < POINTS_PER_SEED; i++) {
            law.check(
                    RandomScenario.of(random),
                    1 + random.nextInt(8),
                    random.nextDouble(),
                    random.nextBoolean() ? 0 : random.nextDouble() / 4);
        }
    }

    private static Estimate estimate(RandomScenario point, int drafts, double acceptance, double cost) {
        return point.launched(ServerSettings.speculating(new Speculation(drafts, acceptance, cost)))
                .estimate();
    }

    private static Performance performance(RandomScenario point, int drafts, double acceptance, double cost) {
        return estimate(point, drafts, acceptance, cost).performance();
    }

    /** Records compare doubles by their bits. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noDraftsAreNoSpeculation(long seed) {
        forAll(
                seed,
                (point, drafts, acceptance, cost) -> assertThat(estimate(point, 0, acceptance, cost))
                        .as("%s", point)
                        .isEqualTo(point.launched(ServerSettings.CALIBRATED).estimate()));
    }

    /** Prompts in steps with more rows take longer, so that a little fewer sequences decode at once. */
    @ParameterizedTest
    @MethodSource("seeds")
    void draftsThatAreNeverAcceptedAreNeverFasterByMoreThanAHundredthPercent(long seed) {
        forAll(seed, (point, drafts, acceptance, cost) -> {
            Performance plain = performance(point, 0, 0, 0);
            Performance refused = performance(point, drafts, 0, cost);
            assertThat(refused.tpotSeconds()).as("TPOT %s", point).isGreaterThan(plain.tpotSeconds() * (1 - 1e-4));
            assertThat(refused.ttftSeconds()).as("TTFT %s", point).isGreaterThan(plain.ttftSeconds() * (1 - 1e-4));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreAcceptanceNeverRaisesTpot(long seed) {
        forAll(seed, (point, drafts, acceptance, cost) -> {
            double more = acceptance + (1 - acceptance) / 2;
            assertThat(performance(point, drafts, more, cost).tpotSeconds())
                    .as("%s, %s drafts, acceptance %s", point, drafts, acceptance)
                    .isLessThanOrEqualTo(
                            performance(point, drafts, acceptance, cost).tpotSeconds() * ROUNDING);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dearerDraftsAreNeverFaster(long seed) {
        forAll(
                seed,
                (point, drafts, acceptance, cost) -> assertThat(performance(point, drafts, acceptance, cost + 0.1)
                                .tpotSeconds())
                        .as("%s", point)
                        .isGreaterThanOrEqualTo(
                                performance(point, drafts, acceptance, cost).tpotSeconds()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTokenTakesItsShareOfAStepAndOfPrefill(long seed) {
        forAll(seed, (point, drafts, acceptance, cost) -> {
            Performance p = performance(point, drafts, acceptance, cost);
            double decode = p.decodeStepSeconds() / new Speculation(drafts, acceptance, cost).tokensPerStep();
            assertThat(decode / p.tpotSeconds())
                    .as("%s", point)
                    .isCloseTo(1 - p.prefillShareFraction(), Percentage.withPercentage(1e-7));
        });
    }
}
