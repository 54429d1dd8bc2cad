package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Bounds hold for every number of clients between their ends, and are worth having; the seed is the parameter. */
class OptimisticEstimateTest {

    private static final int RANGES_PER_SEED = 300;

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noNumberOfClientsBeatsTheBoundOfItsRange(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < RANGES_PER_SEED; i++) {
            RandomScenario point = RandomScenario.of(random);
            LayoutEstimator estimator = new LayoutEstimator(point.scenario(), point.layout());
            int from = point.clients();
            int to = from + random.nextInt(random.nextBoolean() ? from + 1 : 1 + from / 10);
            Estimate bound = estimator.optimistic(from, to);
            int[] tried = {from, to, from + random.nextInt(to - from + 1), from + random.nextInt(to - from + 1)};
            for (int clients : tried) {
                Estimate estimate = estimator.estimate(clients);
                for (Metric metric : Metric.values()) {
                    double sign = metric.maximized() ? -1 : 1;
                    assertThat(sign * metric.of(bound))
                            .as("%s of %d in %d to %d: %s", metric, clients, from, to, point)
                            .isLessThanOrEqualTo(sign * metric.of(estimate));
                }
            }
        }
    }

    @Test
    void boundsOfNarrowRangesAreWithinHalfOfTheBestInsideAsARule() {
        Random random = new Random(1);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            RandomScenario point = RandomScenario.of(random);
            LayoutEstimator estimator = new LayoutEstimator(point.scenario(), point.layout());
            Metric metric = Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT;
            double bound = metric.of(estimator.optimistic(point.clients(), point.clients() * 1.05));
            ratios.add(bound / metric.of(estimator.estimate(point.clients())));
        }
        ratios.sort(null);
        assertThat(ratios.get(ratios.size() / 2)).isLessThan(1.5);
    }
}
