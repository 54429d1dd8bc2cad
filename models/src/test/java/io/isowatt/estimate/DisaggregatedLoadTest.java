package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/** Laws of separate pools under a given number of clients, on random pools; the seed is the parameter. */
class DisaggregatedLoadTest {

    private static final int POINTS_PER_SEED = 60;

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    private interface Law {
        void check(RandomPools pools, DisaggregatedLoad load, Random random);
    }

    private static void forAll(long seed, Law law) {
        Random random = new Random(seed);
        for (int i = 0; i < POINTS_PER_SEED; i++) {
            RandomPools pools = RandomPools.of(random);
            law.check(
                    pools,
                    new DisaggregatedLoad(pools.estimator(), pools.prefill(), pools.x(), pools.decode(), pools.y()),
                    random);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void clientsOfRunningSequencesGiveThemBack(long seed) {
        forAll(seed, (pools, load, random) -> {
            double running = Math.min(pools.running(), load.decode().sequenceLimitCount());
            DecodeWorker worker = load.decode().worker(running);
            Optional<Estimate> direct = load.estimator().estimate(load.prefill(), load.x(), worker, load.y());
            if (direct.isEmpty()) {
                return;
            }
            var loop = load.estimator()
                    .loop(load.prefill(), load.x(), worker, load.y())
                    .orElseThrow();
            double clients = DisaggregatedEstimator.clientCount(loop, worker, load.y());
            DisaggregatedEstimate inverted = load.at(clients);
            assertThat(inverted.decode().service().runningCount())
                    .as("%s", pools)
                    .isCloseTo(running, Percentage.withPercentage(1e-6));
            assertThat(inverted.estimate().performance().ttftSeconds())
                    .as("%s", pools)
                    .isCloseTo(direct.get().performance().ttftSeconds(), Percentage.withPercentage(1e-4));
        });
    }

    /** Little's law, for any number of clients, those that wait included. */
    @ParameterizedTest
    @MethodSource("seeds")
    void clientsAreRateTimesTime(long seed) {
        forAll(seed, (pools, load, random) -> {
            double clients = 1 + Math.exp(random.nextDouble() * 9);
            assertThat(load.at(clients).clientCount())
                    .as("%s", pools)
                    .isCloseTo(clients, Percentage.withPercentage(1e-6));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneClientNeverWaits(long seed) {
        forAll(seed, (pools, load, random) -> {
            DisaggregatedEstimate one = load.at(1);
            assertThat(one.loop().waitSeconds())
                    .as("%s", pools)
                    .isLessThanOrEqualTo(1e-6 * one.loop().ttftSeconds());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreClientsAreNeverServedFaster(long seed) {
        forAll(seed, (pools, load, random) -> {
            double clients = 1 + Math.exp(random.nextDouble() * 8);
            DisaggregatedEstimate few = load.at(clients);
            DisaggregatedEstimate many = load.at(clients * (1 + random.nextDouble()));
            assertThat(many.loop().ttftSeconds())
                    .as("TTFT %s", pools)
                    .isGreaterThanOrEqualTo(few.loop().ttftSeconds() * (1 - 1e-6));
            assertThat(many.loop().requestsPerSecond())
                    .as("rate %s", pools)
                    .isGreaterThanOrEqualTo(few.loop().requestsPerSecond() * (1 - 1e-6));
        });
    }
}
