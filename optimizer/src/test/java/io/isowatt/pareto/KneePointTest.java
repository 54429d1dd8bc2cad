package io.isowatt.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class KneePointTest {

    @Test
    void theCornerOfAnLIsItsKneeWhateverTheScales() {
        ParetoFront front = front(new double[][] {{0, 1000}, {1e-6, 10}, {5e-6, 0}});
        assertThat(KneePoint.indexIn(front)).isEqualTo(1);
    }

    @Test
    void aPointAloneIsTheKneeAndAnEmptyFrontHasNone() {
        assertThat(KneePoint.indexIn(front(new double[][] {{3, 4}}))).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> KneePoint.indexIn(ParetoFront.empty(2)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void noPointOfTwoObjectivesIsFartherBelowTheChord(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 200; n++) {
            ParetoFront front = ParetoFront.of(RandomPoints.of(random, 2, 1 + random.nextInt(100)));
            int knee = KneePoint.indexIn(front);
            for (int i = 0; i < front.size() && front.size() > 1; i++) {
                assertThat(depth(front, i))
                        .as("seed %d, set %d", seed, n)
                        .isLessThanOrEqualTo(depth(front, knee) + 1e-12);
            }
        }
    }

    /** Distance below the chord by the cross product, both objectives scaled by the ends of the front. */
    private static double depth(ParetoFront front, int i) {
        int last = front.size() - 1;
        double u = (front.value(i, 0) - front.value(0, 0)) / (front.value(last, 0) - front.value(0, 0));
        double v = (front.value(i, 1) - front.value(last, 1)) / (front.value(0, 1) - front.value(last, 1));
        double[] chord = {1, -1};
        return -(chord[0] * (v - 1) - chord[1] * u) / Math.hypot(chord[0], chord[1]);
    }

    private static ParetoFront front(double[][] vectors) {
        Points points = new Points(2);
        for (double[] vector : vectors) {
            points.add(points.size(), vector);
        }
        return ParetoFront.of(points);
    }
}
