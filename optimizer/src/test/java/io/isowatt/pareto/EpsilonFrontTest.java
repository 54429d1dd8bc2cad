package io.isowatt.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class EpsilonFrontTest {

    private static final double[] EPSILONS = {1e-9, 1e-4, 0.001, 0.01, 0.05, 0.3, 2};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void everyPointLeftOutIsNearlyMatchedByOneThatStays(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 150; n++) {
            ParetoFront front = front(random, 2 + n % 3, random.nextInt(300));
            double epsilon = EPSILONS[n % EPSILONS.length];
            EpsilonFront thinned = EpsilonFront.of(front, epsilon);
            for (int i = 0; i < front.size(); i++) {
                assertThat(nearlyMatched(thinned.front(), front, i, epsilon))
                        .as("seed %d, set %d, point %d", seed, n, i)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void whatStaysIsAFrontAndTheMergedMakeUpTheRest(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 150; n++) {
            ParetoFront front = front(random, 2 + n % 3, random.nextInt(300));
            EpsilonFront thinned = EpsilonFront.of(front, EPSILONS[n % EPSILONS.length]);
            assertThat(ParetoFront.of(thinned.front().points()))
                    .as("seed %d, set %d", seed, n)
                    .isEqualTo(thinned.front());
            assertThat(front.merge(thinned.front())).isEqualTo(front);
            assertThat(thinned.front().size() + thinned.mergedTotal()).isEqualTo(front.size());
            assertThat(thinned.front().isEmpty()).isEqualTo(front.isEmpty());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void zeroEpsilonKeepsEveryPoint(long seed) {
        ParetoFront front = front(new Random(seed), 3, 500);
        EpsilonFront same = EpsilonFront.of(front, 0);
        assertThat(same.front()).isEqualTo(front);
        assertThat(same.mergedTotal()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9, 10})
    void theOrderOfPointsDoesNotMatter(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 50; n++) {
            Points points = spread(random, 2 + n % 3, 300);
            EpsilonFront one = EpsilonFront.of(ParetoFront.of(points), 0.1);
            EpsilonFront other = EpsilonFront.of(ParetoFront.of(RandomPoints.shuffled(points, random)), 0.1);
            assertThat(other.front()).as("seed %d, set %d", seed, n).isEqualTo(one.front());
        }
    }

    @Test
    void pointsOfOneBoxBecomeTheOneNearestToItsBestCorner() {
        Points points = new Points(2);
        points.add(0, new double[] {-100, 1.000});
        points.add(1, new double[] {-100.2, 1.001});
        points.add(2, new double[] {-200, 8});
        EpsilonFront thinned = EpsilonFront.of(ParetoFront.of(points), 0.01);
        assertThat(thinned.front().size()).isEqualTo(2);
        assertThat(thinned.mergedCount(0) + thinned.mergedCount(1)).isEqualTo(1);
        assertThat(thinned.mergedTotal()).isEqualTo(1);
    }

    @Test
    void numbersOfDifferentSignAndZeroNeverMerge() {
        Points points = new Points(2);
        points.add(0, new double[] {-Double.MIN_VALUE, 5});
        points.add(1, new double[] {0, 4});
        points.add(2, new double[] {Double.MIN_VALUE, 3});
        points.add(3, new double[] {Double.MAX_VALUE, -Double.MAX_VALUE});
        EpsilonFront thinned = EpsilonFront.of(ParetoFront.of(points), 1e-6);
        assertThat(thinned.front().size()).isEqualTo(4);
    }

    @Test
    void anEpsilonThatIsNoShareIsRefused() {
        for (double epsilon : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> EpsilonFront.of(ParetoFront.empty(2), epsilon));
        }
    }

    private static boolean nearlyMatched(ParetoFront kept, ParetoFront front, int point, double epsilon) {
        for (int j = 0; j < kept.size(); j++) {
            boolean matches = true;
            for (int k = 0; k < kept.objectiveCount(); k++) {
                double value = front.value(point, k);
                double limit = value > 0 ? value * (1 + epsilon) : value / (1 + epsilon);
                matches &= kept.value(j, k) <= limit;
            }
            if (matches) {
                return true;
            }
        }
        return false;
    }

    private static ParetoFront front(Random random, int objectiveCount, int count) {
        return ParetoFront.of(
                random.nextBoolean()
                        ? spread(random, objectiveCount, count)
                        : RandomPoints.of(random, objectiveCount, count));
    }

    /** Points near a surface, over several powers of ten, of both signs. */
    private static Points spread(Random random, int objectiveCount, int count) {
        Points points = new Points(objectiveCount);
        double[] vector = new double[objectiveCount];
        boolean negative = random.nextBoolean();
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int k = 1; k < objectiveCount; k++) {
                double exponent = random.nextDouble() * 6 - 3;
                sum += exponent;
                vector[k] = Math.exp(exponent);
            }
            vector[0] = negative ? -Math.exp(sum) : Math.exp(-sum);
            points.add(i, vector);
        }
        return points;
    }
}
