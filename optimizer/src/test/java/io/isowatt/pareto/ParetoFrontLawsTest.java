package io.isowatt.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenetics.ext.moea.Vec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ParetoFrontLawsTest {

    private static final int SETS_PER_SEED = 150;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void frontEqualsQuadraticFilter(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < SETS_PER_SEED; n++) {
            Points points = RandomPoints.of(random, 2 + n % 4, random.nextInt(200));
            assertThat(QuadraticFilter.list(ParetoFront.of(points).points()))
                    .as("seed %d, set %d", seed, n)
                    .isEqualTo(QuadraticFilter.front(points));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6, 7})
    void frontEqualsQuadraticFilterBeyondTheBuffer(long seed) {
        Random random = new Random(seed);
        Points points = RandomPoints.of(random, 2 + (int) (seed % 3), 3000);
        assertThat(QuadraticFilter.list(ParetoFront.of(points).points()))
                .as("seed %d", seed)
                .isEqualTo(QuadraticFilter.front(points));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20, 21, 22, 23, 24, 25})
    void frontEqualsQuadraticFilterForNumbersOfAnySize(long seed) {
        Random random = new Random(seed);
        double[] numbers = {
            -Double.MAX_VALUE,
            -1e300,
            -1,
            -Double.MIN_VALUE,
            0,
            Double.MIN_VALUE,
            1,
            1 + Math.ulp(1),
            1e300,
            Double.MAX_VALUE
        };
        Points points = new Points(2 + (int) (seed % 2));
        double[] vector = new double[points.objectiveCount()];
        for (int i = 0; i < 3000; i++) {
            for (int k = 0; k < vector.length; k++) {
                vector[k] = random.nextInt(20) > 0 ? random.nextDouble() : numbers[random.nextInt(numbers.length)];
            }
            if (vector[0] >= 0 && vector[0] < 1) {
                double behind = random.nextInt(3) > 0 ? 0 : random.nextDouble();
                vector[0] = Math.min(2 - vector[1] / 2 - vector[vector.length - 1] / 2 + behind, Double.MAX_VALUE);
            }
            points.add(random.nextInt(4000), vector);
        }
        assertThat(QuadraticFilter.list(ParetoFront.of(points).points()))
                .as("seed %d", seed)
                .isEqualTo(QuadraticFilter.front(points));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {8, 9, 10})
    void frontHasTheVectorsOfJeneticsFront(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < SETS_PER_SEED; n++) {
            Points points = RandomPoints.of(random, 2 + n % 4, random.nextInt(150));
            var oracle = new io.jenetics.ext.moea.ParetoFront<Vec<double[]>>(Vec::dominance);
            for (int i = 0; i < points.size(); i++) {
                oracle.add(
                        Vec.of(Arrays.stream(points.vector(i)).map(v -> 0.0 - v).toArray()));
            }
            Set<List<Double>> expected = oracle.stream()
                    .map(vec -> Arrays.stream(vec.data()).mapToObj(v -> 0.0 - v).toList())
                    .collect(Collectors.toSet());
            Set<List<Double>> actual = QuadraticFilter.list(
                            ParetoFront.of(points).points())
                    .stream()
                    .map(QuadraticFilter.Point::vector)
                    .collect(Collectors.toSet());
            assertThat(actual).as("seed %d, set %d", seed, n).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void frontDoesNotDependOnOrder(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < SETS_PER_SEED; n++) {
            Points points = RandomPoints.of(random, 2 + n % 4, random.nextInt(2000));
            assertThat(ParetoFront.of(RandomPoints.shuffled(points, random)))
                    .as("seed %d, set %d", seed, n)
                    .isEqualTo(ParetoFront.of(points));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {14, 15, 16})
    void mergeIsAssociativeCommutativeIdempotentWithTheEmptyFrontNeutral(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < SETS_PER_SEED; n++) {
            int objectiveCount = 2 + n % 4;
            ParetoFront a = ParetoFront.of(RandomPoints.of(random, objectiveCount, random.nextInt(300)));
            ParetoFront b = ParetoFront.of(RandomPoints.of(random, objectiveCount, random.nextInt(300)));
            ParetoFront c = ParetoFront.of(RandomPoints.of(random, objectiveCount, random.nextInt(300)));
            assertThat(a.merge(b).merge(c)).as("seed %d, set %d", seed, n).isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(b)).as("seed %d, set %d", seed, n).isEqualTo(b.merge(a));
            assertThat(a.merge(a)).as("seed %d, set %d", seed, n).isEqualTo(a);
            assertThat(a.merge(ParetoFront.empty(objectiveCount))).isEqualTo(a);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {17, 18, 19})
    void frontsOfPartsMergeToTheFrontOfTheWhole(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < SETS_PER_SEED; n++) {
            Points points = RandomPoints.of(random, 2 + n % 4, random.nextInt(1500));
            Points[] parts = IntStream.range(0, 5)
                    .mapToObj(i -> new Points(points.objectiveCount()))
                    .toArray(Points[]::new);
            for (int i = 0; i < points.size(); i++) {
                parts[random.nextInt(parts.length)].add(points, i);
            }
            ParetoFront merged = ParetoFront.empty(points.objectiveCount());
            for (Points part : parts) {
                merged = merged.merge(ParetoFront.of(part));
            }
            assertThat(merged).as("seed %d, set %d", seed, n).isEqualTo(ParetoFront.of(points));
        }
    }
}
