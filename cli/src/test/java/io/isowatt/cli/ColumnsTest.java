package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

    private static Columns table() {
        Columns table = new Columns("id", ">watts", ">GPUs", "name");
        table.row("hgx-h200", "700", "8", "NVIDIA HGX H200 with eight boards");
        table.row("l40s", "350", "16", "eight of them");
        return table;
    }

    @Test
    void showsAllWhereThereIsRoom() {
        assertThat(table().text(80)).isEqualTo("""
                          id        watts  GPUs  name
                          hgx-h200    700     8  NVIDIA HGX H200 with eight boards
                          l40s        350    16  eight of them
                        """);
    }

    @Test
    void breaksTheWordsOfTheLastColumn() {
        assertThat(table().text(44)).isEqualTo("""
                          id        watts  GPUs  name
                          hgx-h200    700     8  NVIDIA HGX H200
                                                 with eight boards
                          l40s        350    16  eight of them
                        """);
    }

    @Test
    void leavesWholeColumnsOutAndSaysWhich() {
        assertThat(table().text(22)).isEqualTo("""
                          id        watts
                          hgx-h200    700
                          l40s        350
                          (no room: GPUs, name)
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120, 200})
    void noLineOfTheCatalogIsLongerThanTheWindow(int columns) {
        Run run = Run.in(new Terminal(columns, false, true, false), "catalog");
        assertThat(run.out().lines().filter(line -> line.startsWith("  ")))
                .allMatch(line -> line.length() <= columns, "fits " + columns);
    }
}
