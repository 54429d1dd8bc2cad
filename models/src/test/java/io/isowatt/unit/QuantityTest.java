package io.isowatt.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "4.8 TB/s, DATA_RATE, 4.8e12",
        "2.039 TB/s, DATA_RATE, 2.039e12",
        "450GB/s, DATA_RATE, 450e9",
        "400 Gb/s, DATA_RATE, 50e9",
        "989 TFLOP/s, COMPUTE_RATE, 989e12",
        "17.5 PFLOP/s, COMPUTE_RATE, 17.5e15",
        "1_024 tokens, TOKENS, 1024",
        "35 %, FRACTION, 0.35",
        "30 ms, TIME, 0.03",
        "1.2 kW, POWER, 1200",
        "7.8e1 pJ/B, ENERGY_PER_DATA, 78e-12",
        "' -5 W ', POWER, -5"
    })
    void aDecimalQuantityIsTheDoubleNearestToItsSiValue(String text, Dimension dimension, double si) {
        assertThat(Quantity.parse(text, dimension)).isEqualTo(si);
    }

    @Test
    void decimalAndBinaryPrefixesAreTenAndTwoToPowers() {
        assertThat(Quantity.parse("1 GB", Dimension.DATA)).isEqualTo(1e9);
        assertThat(Quantity.parse("1 GiB", Dimension.DATA)).isEqualTo(0x1p30);
        assertThat(Quantity.parse("140.4 GiB", Dimension.DATA)).isEqualTo(140.4 * 0x1p30);
        assertThat(Quantity.parse("1024 MiB", Dimension.DATA)).isEqualTo(Quantity.parse("1 GiB", Dimension.DATA));
    }

    @Test
    void bitsAreEighthsOfBytes() {
        assertThat(Quantity.parse("8 Gb/s", Dimension.DATA_RATE))
                .isEqualTo(Quantity.parse("1 GB/s", Dimension.DATA_RATE));
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void formattingThenParsingGivesTheValueBack(Unit unit) {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            double value = random.nextDouble() * Math.pow(10, random.nextInt(12) - 3) * unit.siUnits();
            double back = Quantity.parse(Quantity.format(value, unit, 15), unit.dimension());
            assertThat(back).as("seed 7, " + unit).isCloseTo(value, within(value * 1e-14));
        }
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void aUnitIsRefusedForEveryOtherDimension(Unit unit) {
        for (Dimension dimension : Dimension.values()) {
            if (dimension != unit.dimension()) {
                assertThatThrownBy(() -> Quantity.parse("1 " + unit.symbol(), dimension))
                        .isInstanceOf(QuantityException.class)
                        .hasMessageContaining("wrong kind");
            }
        }
    }

    @Test
    void everySymbolBelongsToOneUnit() {
        List<String> symbols = Arrays.stream(Unit.values()).map(Unit::symbol).toList();
        assertThat(symbols).doesNotHaveDuplicates();
        assertThat(Unit.values())
                .allSatisfy(unit -> assertThat(Unit.of(unit.symbol())).contains(unit));
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void everyDimensionHasAUnitAndReadableExamples(Dimension dimension) {
        assertThat(Unit.symbolsOf(dimension)).isNotEmpty();
        String examples = dimension.example().substring(dimension.example().indexOf("such as ") + 8);
        for (String example : examples.split(" or ")) {
            assertThat(Quantity.parse(example, dimension)).as(example).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4.8, has no unit",
        "TB/s, is not a number with a unit",
        "'', is not a number with a unit",
        "4.8 TBs, has an unknown unit (TBs)",
        "4.8 tb/s, has an unknown unit (tb/s)",
        "'1,5 TB/s', does not begin with a number",
        "1e999 TB/s, is too large",
        "4.8 TB, has a unit of the wrong kind"
    })
    void whatCannotBeReadIsNamed(String text, String problem) {
        assertThatThrownBy(() -> Quantity.parse(text, Dimension.DATA_RATE))
                .isInstanceOfSatisfying(
                        QuantityException.class, e -> assertThat(e.advice()).isNotBlank())
                .hasMessageContaining("(" + text + ")")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN W", "Infinity W", "--1 W", "1e W", "0x10 W", "1.2.3 W", "e5 W", "५ W"})
    void oddNumbersAreRefused(String text) {
        assertThatThrownBy(() -> Quantity.parse(text, Dimension.POWER)).isInstanceOf(QuantityException.class);
    }

    @Test
    void numbersPrintWithoutExponentAndTrailingZeros() {
        assertThat(Quantity.number(4.80, 3)).isEqualTo("4.8");
        assertThat(Quantity.number(1e15, 3)).isEqualTo("1000000000000000");
        assertThat(Quantity.number(-0.0, 3)).isEqualTo("0");
        assertThat(Quantity.number(1234.56, 2)).isEqualTo("1200");
        assertThat(Quantity.format(4.8e12, Unit.TERABYTE_PER_SECOND, 4)).isEqualTo("4.8 TB/s");
    }

    @Test
    void valuesPrintLikeTheyWereWritten() {
        assertThat(Quantity.formatLike("4.8 GB/s", 1e10, 6)).isEqualTo("10 GB/s");
        assertThat(Quantity.formatLike("rubbish", 1e3, 6)).isEqualTo("1000");
    }
}
