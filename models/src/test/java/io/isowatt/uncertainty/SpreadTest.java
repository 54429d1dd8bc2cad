package io.isowatt.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Map;

class SpreadTest {

    private static final Cause HERE = new Cause(Cause.Kind.CELL, "here");
    private static final Cause THERE = new Cause(Cause.Kind.CELL, "there");
    private static final double TINY = 1e-12;

    private static Spread spread(Cause cell, double own, double common) {
        return new Spread(own, Map.of(cell, common), 0, 0);
    }

    private static final Spread A = spread(HERE, 0.11, 0.07);

    @Test
    void partsAddAsSquares() {
        assertThat(spread(HERE, 0.3, 0.4).totalFraction()).isCloseTo(0.5, within(TINY));
        assertThat(A.plus(spread(THERE, 0.1, 0.2)).totalFraction())
                .isCloseTo(Math.sqrt(0.11 * 0.11 + 0.07 * 0.07 + 0.1 * 0.1 + 0.2 * 0.2), within(TINY));
    }

    @Test
    void equalErrorsOfTheHalvesOfASumStayWhereTheyHaveOneCause() {
        assertThat(spread(HERE, 0, 0.3).mixed(0.5, spread(HERE, 0, 0.3)).totalFraction())
                .isCloseTo(0.3, within(TINY));
        assertThat(spread(HERE, 0.3, 0).mixed(0.5, spread(HERE, 0.3, 0)).totalFraction())
                .isCloseTo(0.3 / Math.sqrt(2), within(TINY));
        assertThat(A.mixed(1, spread(THERE, 1, 1)).totalFraction()).isCloseTo(A.totalFraction(), within(TINY));
    }

    @Test
    void aFigureIsBetterThanItselfWithProbabilityOneHalf() {
        assertThat(Comparison.of(7, A, 7, A, true).betterFraction()).isEqualTo(0.5);
        assertThat(Comparison.of(7, Spread.NONE, 7, Spread.NONE, false).betterFraction())
                .isEqualTo(0.5);
        assertThat(Comparison.of(7, A, 7, A, true).indistinguishable()).isTrue();
    }

    @Test
    void oneOfTwoIsBetter() {
        Spread oneSided = new Spread(0.11, Map.of(THERE, 0.2), 0.05, 0.3);
        for (double ratio : new double[] {0.2, 0.9, 1, 1.05, 3}) {
            for (boolean maximized : new boolean[] {true, false}) {
                double there = Comparison.of(ratio, A, 1, oneSided, maximized).betterFraction();
                double back = Comparison.of(1, oneSided, ratio, A, maximized).betterFraction();
                assertThat(there + back).isCloseTo(1, within(TINY));
            }
        }
    }

    @Test
    void theCommonPartOfACellCancels() {
        Spread huge = spread(HERE, 0.11, 5);
        assertThat(huge.ratioFraction(huge)).isCloseTo(0.11 * Math.sqrt(2), within(TINY));
        assertThat(Comparison.of(1.1, huge, 1, huge, true).betterFraction())
                .isCloseTo(Comparison.of(1.1, A, 1, A, true).betterFraction(), within(TINY));
        assertThat(Comparison.of(1.1, A, 1, spread(THERE, 0.11, 0.07), true).betterFraction())
                .isLessThan(Comparison.of(1.1, A, 1, A, true).betterFraction());
    }

    @Test
    void twoMachinesAreToldApartAsTheModelsErrorsSay() {
        double otherMachine = A.ratioFraction(spread(THERE, 0.11, 0.07));
        assertThat(otherMachine).isBetween(0.16, 0.20);
        assertThat(Comparison.of(1 + 1.01 * otherMachine * 1.1, A, 1, spread(THERE, 0.11, 0.07), true)
                        .indistinguishable())
                .isFalse();
    }

    @Test
    void certaintyGrowsWithTheRatio() {
        double before = 0;
        for (double ratio = 0.5; ratio < 2; ratio += 0.1) {
            double now =
                    Comparison.of(ratio, A, 1, spread(THERE, 0.2, 0.1), true).betterFraction();
            assertThat(now).isGreaterThan(before);
            before = now;
        }
    }

    @Test
    void theBandHoldsItsFigureAndGrowsWithEveryPart() {
        Band band = Band.of(61.3, A);
        assertThat(band.contains(61.3)).isTrue();
        assertThat(band.high() / 61.3).isCloseTo(61.3 / band.low(), within(1e-9));
        assertThat(Band.of(61.3, spread(HERE, 0.12, 0.07)).high()).isGreaterThan(band.high());
        assertThat(Band.of(61.3, spread(HERE, 0.11, 0.08)).low()).isLessThan(band.low());
        assertThat(Band.of(61.3, Spread.NONE)).isEqualTo(new Band(61.3, 61.3));
        Band above = Band.of(61.3, new Spread(0.11, Map.of(HERE, 0.07), 0, 0.2));
        assertThat(above.low()).isEqualTo(band.low());
        assertThat(above.high()).isGreaterThan(band.high());
    }

    @Test
    void theBandOfARatioHoldsItMirrorsAndCancelsWhatBothShare() {
        Spread oneSided = new Spread(0.11, Map.of(THERE, 0.2), 0.05, 0.3);
        Band there = Band.ofRatio(6, A, 2, oneSided);
        Band back = Band.ofRatio(2, oneSided, 6, A);
        assertThat(there.contains(3)).isTrue();
        assertThat(there.low() * back.high()).isCloseTo(1, within(TINY));
        assertThat(there.high() * back.low()).isCloseTo(1, within(TINY));
        Spread common = spread(HERE, 0, 5);
        assertThat(Band.ofRatio(6, common, 2, common)).isEqualTo(new Band(3, 3));
    }

    @Test
    void aProductOfPowersFollowsTheSumOfTheirExponents() {
        assertThat(Elasticity.TIME.inverse().times(Elasticity.TIME, 2)).isEqualTo(Elasticity.TIME);
        assertThat(new Elasticity(1, 2, 3, 4).times(new Elasticity(1, 1, 1, 1), -1))
                .isEqualTo(new Elasticity(0, 1, 2, 3));
    }

    @Test
    void theReciprocalHasTheMirroredError() {
        Spread oneSided = new Spread(0.11, Map.of(HERE, 0.07), 0.2, 0);
        Spread mirrored = oneSided.scaled(-1);
        assertThat(mirrored.totalFraction()).isCloseTo(oneSided.totalFraction(), within(TINY));
        assertThat(mirrored.aboveFraction()).isEqualTo(0.2);
        Band direct = Band.of(4, oneSided);
        Band reciprocal = Band.of(1 / 4.0, mirrored);
        assertThat(1 / reciprocal.low()).isCloseTo(direct.high(), within(1e-9));
        assertThat(1 / reciprocal.high()).isCloseTo(direct.low(), within(1e-9));
    }
}
