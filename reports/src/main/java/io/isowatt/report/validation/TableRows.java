package io.isowatt.report.validation;

import io.isowatt.report.table.TextGrid;

import java.util.ArrayList;
import java.util.List;

/** A table filled line by line; a heading that begins with {@code >} is that of numbers. */
final class TableRows {

    private final String[] headings;
    private final List<String[]> rows = new ArrayList<>();

    TableRows(String... headings) {
        this.headings = headings;
    }

    void row(String... cells) {
        if (cells.length != headings.length) {
            throw new IllegalArgumentException("A row has " + headings.length + " cells.");
        }
        rows.add(cells);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table; columns without any text are left out. */
    TextGrid grid() {
        TextGrid grid = new TextGrid();
        for (int c = 0; c < headings.length; c++) {
            int column = c;
            List<String> cells = rows.stream().map(row -> row[column]).toList();
            boolean number = headings[c].startsWith(">");
            if (c == 0 || !cells.stream().allMatch(String::isEmpty)) {
                grid.add(number ? headings[c].substring(1) : headings[c], number, cells);
            }
        }
        return grid;
    }
}
