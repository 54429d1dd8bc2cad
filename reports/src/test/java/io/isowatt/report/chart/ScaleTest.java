package io.isowatt.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class ScaleTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyRangeHasLabelledTicksInside(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double low = Math.pow(10, random.nextDouble() * 12 - 4);
            double high = low * Math.pow(10, random.nextDouble() * 4);
            Scale scale = Scale.of(List.of(low, high));
            assertThat(scale.fraction(low)).isBetween(0.0, 1.0);
            assertThat(scale.fraction(high)).isBetween(scale.fraction(low), 1.0);
            assertThat(scale.value(scale.fraction(high))).isCloseTo(high, within(1e-9 * high));
            List<Scale.Tick> ticks = scale.ticks();
            assertThat(ticks).allMatch(tick -> scale.contains(tick.value()));
            assertThat(ticks.stream().filter(tick -> !tick.label().isEmpty()).map(Scale.Tick::label))
                    .hasSizeBetween(3, 12)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void labelsAreShort() {
        assertThat(Scale.label(20_000)).isEqualTo("20k");
        assertThat(Scale.label(1_500_000)).isEqualTo("1.5M");
        assertThat(Scale.label(0.05)).isEqualTo("0.05");
    }

    @Test
    void oneValueStandsOnALinearAxisFromZero() {
        Scale scale = Scale.of(List.of(30.0));
        assertThat(scale.logarithmic()).isFalse();
        assertThat(scale.min()).isZero();
        assertThat(scale.contains(30)).isTrue();
    }

    @Test
    void aKindCanBeForcedAndALogarithmicAxisOfLessThanADecadeHasTicks() {
        assertThat(Scale.of(List.of(1.0, 1000.0), ScaleKind.LINEAR).logarithmic())
                .isFalse();
        for (double most : new double[] {20, 21, 30, 90}) {
            Scale scale = Scale.of(List.of(20.0, most), ScaleKind.LOGARITHMIC);
            assertThat(scale.logarithmic()).isTrue();
            assertThat(scale.contains(20) && scale.contains(most)).isTrue();
            assertThat(scale.ticks().stream().filter(tick -> !tick.label().isEmpty()))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }
}
