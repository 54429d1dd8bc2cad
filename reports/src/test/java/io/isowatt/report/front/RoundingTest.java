package io.isowatt.report.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.report.table.Decimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class RoundingTest {

    private static double parsed(double value) {
        return Double.parseDouble(Decimal.of(value, Rounding.DIGITS));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRoundedFigureIsWrittenAndReadAsItself(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            double value = (random.nextBoolean() ? 1 : -1) * Math.pow(10, 27 * random.nextDouble() - 9);
            double rounded = Rounding.of(value);
            assertThat(rounded).as("seed " + seed).isCloseTo(value, within(Math.abs(value) * 6e-12));
            assertThat(parsed(rounded)).as("seed " + seed).isEqualTo(rounded);
            assertThat(Rounding.of(rounded)).as("seed " + seed).isEqualTo(rounded);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10, 0.001, 99_999_999_999.999, 0.999_999_999_999_9, 1e17, 1e-9, 123.456, 1 / 3.0})
    void roundsAsFilesDo(double value) {
        assertThat(Rounding.of(value)).isEqualTo(parsed(value));
        assertThat(Rounding.text(value)).isEqualTo(Decimal.of(value, Rounding.DIGITS));
    }

    @Test
    void whatFilesCannotHoldIsUndefinedAndTheLeastIsNothing() {
        assertThat(Rounding.of(Double.NaN)).isNaN();
        assertThat(Rounding.of(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(Rounding.of(1e-10)).isZero();
        assertThat(Rounding.of(-0.0)).isEqualTo(0.0);
    }
}
