package io.isowatt.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Fits of t = a + b·x to made-up measurements. */
class RobustFitTest {

    private static final List<FitParameter> PARAMETERS =
            List.of(new FitParameter("a", 1, 1e-6, 1e6), new FitParameter("b", 0.5, 1e-6, 1e6));

    private static final double[] START = {1, 1};

    /** Logarithmic errors of a + b·x against measurements at x = 0, 1, 2 … */
    private static ErrorModel line(double[] measured) {
        return values -> {
            double[] errors = new double[measured.length];
            for (int x = 0; x < errors.length; x++) {
                errors[x] = Math.log((values[0] + values[1] * x) / measured[x]);
            }
            return errors;
        };
    }

    private static double[] measured(int count, double a, double b, double noise, long seed) {
        Random random = new Random(seed);
        double[] measured = new double[count];
        for (int x = 0; x < count; x++) {
            measured[x] = (a + b * x) * Math.exp(noise * random.nextGaussian());
        }
        return measured;
    }

    private static RobustFit.Solution solve(double[] measured, double[] centre, int threads) {
        double[] weights = new double[measured.length];
        Arrays.fill(weights, 1);
        return new RobustFit(line(measured), weights, PARAMETERS, 0.3, threads).solve(START, centre, 50);
    }

    private static double[] values(RobustFit.Solution solution) {
        return solution.estimates().stream()
                .mapToDouble(RobustFit.Estimate::value)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void manyMeasurementsGiveTheConstantsBack(long seed) {
        RobustFit.Solution solution = solve(measured(500, 7, 0.3, 0.05, seed), START, 1);
        for (int p = 0; p < 2; p++) {
            RobustFit.Estimate estimate = solution.estimates().get(p);
            double truth = p == 0 ? 7 : 0.3;
            assertThat(Math.abs(Math.log(estimate.value() / truth)))
                    .as("constant %d, seed %d", p, seed)
                    .isLessThan(4 * estimate.errorFraction());
            assertThat(estimate.errorFraction()).isLessThan(0.05);
        }
    }

    @Test
    void anOutlierHardlyMatters() {
        double[] clean = measured(100, 7, 0.3, 0.02, 4);
        double[] spoiled = clean.clone();
        spoiled[50] *= 1000;
        double[] before = values(solve(clean, START, 1));
        double[] after = values(solve(spoiled, START, 1));
        for (int p = 0; p < 2; p++) {
            assertThat(after[p]).isCloseTo(before[p], Percentage.withPercentage(2));
        }
    }

    @Test
    void withoutMeasurementsThePriorsHold() {
        double[] weights = new double[10];
        double[] centre = {3, 5};
        RobustFit.Solution solution =
                new RobustFit(line(measured(10, 7, 0.3, 0, 5)), weights, PARAMETERS, 0.3, 1).solve(START, centre, 50);
        assertThat(values(solution)[0]).isCloseTo(3, Percentage.withPercentage(0.01));
        assertThat(values(solution)[1]).isCloseTo(5, Percentage.withPercentage(0.01));
        assertThat(solution.estimates()).allMatch(estimate -> estimate.sampleCount() == 0);
    }

    @Test
    void fewMeasurementsMoveLessThanMany() {
        double[] centre = {7, 1};
        double few = values(solve(measured(3, 7, 0.3, 0, 6), centre, 1))[1];
        double many = values(solve(measured(300, 7, 0.3, 0, 6), centre, 1))[1];
        assertThat(many).isCloseTo(0.3, Percentage.withPercentage(0.5));
        assertThat(few).isBetween(many, 1.0);
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        double[] measured = measured(200, 7, 0.3, 0.1, 7);
        assertThat(values(solve(measured, START, 3))).containsExactly(values(solve(measured, START, 1)));
    }
}
