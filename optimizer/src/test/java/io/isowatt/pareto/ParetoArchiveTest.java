package io.isowatt.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoArchiveTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aNumberThatIsNotFiniteIsRefusedAndLeavesNoTrace(double value) {
        for (int objectiveCount = 2; objectiveCount <= 4; objectiveCount++) {
            ParetoArchive archive = new ParetoArchive(objectiveCount);
            archive.add(1, new double[objectiveCount]);
            ParetoFront before = archive.front();
            for (int k = 0; k < objectiveCount; k++) {
                double[] vector = new double[objectiveCount];
                vector[k] = value;
                assertThatIllegalArgumentException().isThrownBy(() -> archive.add(0, vector));
            }
            assertThat(archive.front()).isEqualTo(before);
        }
    }

    @Test
    void signedZerosAreEqual() {
        ParetoArchive archive = new ParetoArchive(2);
        archive.add(7, new double[] {-0.0, 1});
        archive.add(5, new double[] {0.0, 1});
        archive.add(6, new double[] {-0.0, 1});
        ParetoFront front = archive.front();
        assertThat(front.size()).isEqualTo(1);
        assertThat(front.rank(0)).isEqualTo(5);
        assertThat(Double.doubleToRawLongBits(front.value(0, 0))).isZero();
    }

    @Test
    void ofEqualVectorsTheSmallestRankStaysWhetherItWaitsOrNot() {
        ParetoArchive archive = new ParetoArchive(2);
        archive.add(3, new double[] {1, 2});
        assertThat(archive.front().rank(0)).isEqualTo(3);
        archive.add(2, new double[] {1, 2});
        archive.add(4, new double[] {1, 2});
        assertThat(archive.front().rank(0)).isEqualTo(2);
        assertThat(archive.front().size()).isEqualTo(1);
    }

    @Test
    void aFrontDoesNotChangeWhenItsArchiveGrows() {
        ParetoArchive archive = new ParetoArchive(2);
        archive.add(3, new double[] {1, 2});
        ParetoFront early = archive.front();
        archive.add(1, new double[] {1, 2});
        archive.add(2, new double[] {0, 0});
        assertThat(early.rank(0)).isEqualTo(3);
        assertThat(early.vector(0)).containsExactly(1, 2);
    }

    @Test
    void theCallerMayUseItsArrayAgain() {
        ParetoArchive archive = new ParetoArchive(2);
        double[] vector = {1, 2};
        archive.add(1, vector);
        vector[0] = 9;
        assertThat(archive.front().vector(0)).containsExactly(1, 2);
    }

    @Test
    void oneObjectiveAndVectorsOfAnotherLengthAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParetoArchive(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParetoArchive(2).add(0, new double[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParetoArchive(3).add(0, new double[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParetoFront.empty(2).merge(ParetoFront.empty(3)));
    }

    @Test
    void anObjectiveOwnsItsDirection() {
        Objective throughput = Objective.maximize("throughput");
        Objective latency = Objective.minimize("latency");
        assertThat(throughput.toMinimized(3)).isEqualTo(-3);
        assertThat(throughput.fromMinimized(-3)).isEqualTo(3);
        assertThat(latency.fromMinimized(latency.toMinimized(3))).isEqualTo(3);
        assertThat(Double.doubleToRawLongBits(throughput.toMinimized(0.0))).isZero();
        assertThat(Double.doubleToRawLongBits(latency.toMinimized(-0.0))).isZero();
    }
}
