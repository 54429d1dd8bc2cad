package io.isowatt.space.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.space.serving.ConcurrencyGrid.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.stream.IntStream;

class ConcurrencyGridTest {

    @Test
    void coarseIsPowersOfTwoBetweenItsEnds() {
        assertThat(new ConcurrencyGrid(3, 50, Grid.COARSE).values()).containsExactly(3, 4, 8, 16, 32, 50);
    }

    @Test
    void everyIsEveryNumber() {
        assertThat(new ConcurrencyGrid(7, 300, Grid.EVERY).values())
                .containsExactly(IntStream.rangeClosed(7, 300).toArray());
    }

    @Test
    void fineIsEveryNumberUpTo256AndNeverStepsMoreThanHalfAPerCent() {
        int[] values = new ConcurrencyGrid(1, ConcurrencyGrid.MOST, Grid.FINE).values();
        assertThat(values).startsWith(IntStream.rangeClosed(1, 256).toArray()).endsWith(ConcurrencyGrid.MOST);
        for (int i = 256; i < values.length; i++) {
            assertThat((values[i] - values[i - 1]) / (double) values[i - 1])
                    .as("step to %d", values[i])
                    .isLessThan(0.005);
        }
    }

    @ParameterizedTest
    @EnumSource(Grid.class)
    void valuesAscendFromTheFirstToTheLast(Grid grid) {
        assertThat(new ConcurrencyGrid(5, 1234, grid).values())
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(5)
                .endsWith(1234);
        assertThat(new ConcurrencyGrid(9, 9, grid).values()).containsExactly(9);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "-1, 5", "6, 5", "1, 65537"})
    void nonsenseIsRefused(int from, int to) {
        assertThatThrownBy(() -> new ConcurrencyGrid(from, to, Grid.FINE)).isInstanceOf(IllegalArgumentException.class);
    }
}
