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
