package io.isowatt.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.unit.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class DecimalTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void writesTheNearestNumberWithThatManyDigits(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.pow(10, random.nextDouble() * 20 - 7) * (random.nextBoolean() ? 1 : -1);
            int digits = 1 + random.nextInt(12);
            double written = Double.parseDouble(Decimal.of(value, digits));
            assertThat(Math.abs(written - value))
                    .isLessThanOrEqualTo(Math.abs(value) * 0.5001 * Math.pow(10, 1 - digits));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void agreesWithExactRounding(long seed) {
        Random random = new Random(seed);
        int differing = 0;
        for (int i = 0; i < 20_000; i++) {
            double value = Math.pow(10, random.nextDouble() * 14 - 5);
            differing += Decimal.of(value, 6).equals(Quantity.number(value, 6)) ? 0 : 1;
        }
        assertThat(differing).as("ties that scaling rounds the other way").isLessThanOrEqualTo(2);
    }

    @Test
    void writesPlainDigits() {
        assertThat(Decimal.of(0, 6)).isEqualTo("0");
        assertThat(Decimal.of(1, 6)).isEqualTo("1");
        assertThat(Decimal.of(-2.5, 6)).isEqualTo("-2.5");
        assertThat(Decimal.of(999999.6, 6)).isEqualTo("1000000");
        assertThat(Decimal.of(9.9999996, 6)).isEqualTo("10");
        assertThat(Decimal.of(1234567, 4)).isEqualTo("1235000");
        assertThat(Decimal.of(0.000012345678, 6)).isEqualTo("0.0000123457");
        assertThat(Decimal.of(Double.NaN, 6)).isEmpty();
        assertThat(Decimal.grouped(1234567.25, 9)).isEqualTo("1,234,567.25");
        assertThat(Decimal.grouped(-123, 9)).isEqualTo("-123");
        assertThat(Decimal.count(1_126_400)).isEqualTo("1,126,400");
        assertThat(Decimal.aligned(30, 3)).isEqualTo("30.0");
        assertThat(Decimal.aligned(0.15, 3)).isEqualTo("0.150");
        assertThat(Decimal.aligned(1800000, 4)).isEqualTo("1,800,000");
    }
}
