package io.isowatt.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;

class HypervolumeTest {

    private static final int GRID = 12;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void volumeEqualsCountingTheCellsOfAGrid(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 200; n++) {
            Points points = gridPoints(random, 2 + n % 2, random.nextInt(12));
            double[] reference = new double[points.objectiveCount()];
            for (int k = 0; k < reference.length; k++) {
                reference[k] = random.nextInt(GRID) - GRID / 2;
            }
            assertThat(Hypervolume.of(ParetoFront.of(points), reference))
                    .as("seed %d, set %d", seed, n)
                    .isEqualTo(cellCount(points, reference));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void anotherPointNeverShrinksTheVolume(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 200; n++) {
            int objectiveCount = 2 + n % 2;
            ParetoFront front = ParetoFront.of(RandomPoints.of(random, objectiveCount, 40));
            ParetoFront more = front.merge(ParetoFront.of(RandomPoints.of(random, objectiveCount, 1)));
            double[] reference = new double[objectiveCount];
            Arrays.fill(reference, 50);
            double before = Hypervolume.of(front, reference);
            assertThat(Hypervolume.of(more, reference))
                    .as("seed %d, set %d", seed, n)
                    .isGreaterThanOrEqualTo(before * (1 - 1e-12));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {6, 7})
    void volumeEqualsInclusionAndExclusionOfBoxes(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 60; n++) {
            ParetoFront front = ParetoFront.of(RandomPoints.of(random, 2 + n % 2, random.nextInt(12)));
            double[] reference = new double[front.objectiveCount()];
            Arrays.fill(reference, 60);
            double expected = boxes(front, reference);
            assertThat(Hypervolume.of(front, reference))
                    .as("seed %d, set %d", seed, n)
                    .isCloseTo(expected, within(1e-7 * Math.max(1, expected)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {8, 9})
    void volumeDoesNotDependOnTheOrderOfObjectivesAndFollowsScaleAndShift(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 60; n++) {
            Points points = RandomPoints.of(random, 3, 500);
            double[] reference = {40, 60, 50};
            double volume = Hypervolume.of(ParetoFront.of(points), reference);
            Points turned = new Points(3);
            Points scaled = new Points(3);
            for (int i = 0; i < points.size(); i++) {
                double[] v = points.vector(i);
                turned.add(i, new double[] {v[2], v[0], v[1]});
                scaled.add(i, new double[] {2 * v[0] + 8, v[1] / 4, v[2] - 16});
            }
            assertThat(Hypervolume.of(ParetoFront.of(turned), 50, 40, 60))
                    .as("seed %d, set %d", seed, n)
                    .isCloseTo(volume, within(1e-12 * volume));
            assertThat(Hypervolume.of(ParetoFront.of(scaled), 88, 15, 34))
                    .as("seed %d, set %d", seed, n)
                    .isCloseTo(volume / 2, within(1e-12 * volume));
        }
    }

    @Test
    void aStaircaseOfTwoHasTheAreaOfItsRectangles() {
        Points points = new Points(2);
        points.add(0, new double[] {1, 3});
        points.add(1, new double[] {2, 1});
        assertThat(Hypervolume.of(ParetoFront.of(points), 4, 5)).isCloseTo(3 * 2 + 2 * 2, within(1e-12));
        assertThat(Hypervolume.of(ParetoFront.empty(2), 4, 5)).isZero();
    }

    @Test
    void referencesOfAnotherLengthOrNotFiniteAndFourObjectivesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hypervolume.of(ParetoFront.empty(2), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hypervolume.of(ParetoFront.empty(2), 1, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Hypervolume.of(ParetoFront.empty(4), 1, 1, 1, 1));
    }

    private static Points gridPoints(Random random, int objectiveCount, int count) {
        Points points = new Points(objectiveCount);
        double[] vector = new double[objectiveCount];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < objectiveCount; k++) {
                vector[k] = random.nextInt(GRID) - GRID / 2;
            }
            points.add(i, vector);
        }
        return points;
    }

    /** The volume of the union of boxes: Σ over sets of points of ± the volume of what the boxes share. */
    private static double boxes(ParetoFront front, double[] reference) {
        double volume = 0;
        for (int set = 1; set < 1 << front.size(); set++) {
            double shared = Integer.bitCount(set) % 2 == 1 ? 1 : -1;
            for (int k = 0; k < reference.length; k++) {
                double corner = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < front.size(); i++) {
                    corner = (set >> i & 1) == 1 ? Math.max(corner, front.value(i, k)) : corner;
                }
                shared *= Math.max(0, reference[k] - corner);
            }
            volume += shared;
        }
        return volume;
    }

    /** The slow truth: unit cells whose lower corner a point is below of, up to the reference. */
    private static double cellCount(Points points, double[] reference) {
        int depth = points.objectiveCount() == 3 ? GRID : 1;
        int count = 0;
        for (int x = 0; x < GRID; x++) {
            for (int y = 0; y < GRID; y++) {
                for (int z = 0; z < depth; z++) {
                    double[] corner = {x - GRID / 2, y - GRID / 2, z - GRID / 2};
                    count += covered(corner, points, reference) ? 1 : 0;
                }
            }
        }
        return count;
    }

    private static boolean covered(double[] corner, Points points, double[] reference) {
        for (int k = 0; k < reference.length; k++) {
            if (corner[k] >= reference[k]) {
                return false;
            }
        }
        for (int i = 0; i < points.size(); i++) {
            boolean below = true;
            for (int k = 0; k < reference.length; k++) {
                below &= points.value(i, k) <= corner[k];
            }
            if (below) {
                return true;
            }
        }
        return false;
    }
}
