package io.isowatt.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class TextGridTest {

    private static TextGrid grid() {
        TextGrid grid = new TextGrid();
        grid.add("layout", false, List.of("TP8 FP8", "TP4 INT4"));
        grid.add("clients", true, List.of("1", "64"));
        grid.add("W/GPU", true, List.of("266", "676"));
        grid.add("", false, List.of("", "best in limits"));
        return grid;
    }

    @Test
    void notesStayWhereAFigureMustGo() {
        assertThat(grid().fitted(34, false)).isEqualTo("""
                        layout    clients
                        ---------------------------------
                        TP8 FP8         1
                        TP4 INT4       64  best in limits
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 17, 20, 24, 33, 40, 41, 80})
    void noLineIsWiderThanAsked(int columnCount) {
        assertThat(grid().fitted(columnCount, false).lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columnCount));
    }
}
