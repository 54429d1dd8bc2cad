package io.isowatt.measured;

import io.isowatt.catalog.Problems;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of comma-separated values with a header: cells may stand in double quotes, lines that begin with # are
 * comments, empty lines are skipped.
 *
 * @param file its name in messages
 * @param headerLine 1-based line of the header
 * @param columns index by column name
 * @param rows data rows
 */
record CsvTable(String file, int headerLine, Map<String, Integer> columns, List<Row> rows) {

    /**
     * One data row.
     *
     * @param line its 1-based line
     * @param cells as many as the header has
     */
    record Row(int line, List<String> cells) {}

    /** Reads a table; what is wrong with its form is noted and such rows are left out. */
    static CsvTable read(String file, List<String> lines, Problems problems) {
        Map<String, Integer> columns = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        int headerLine = 0;
        for (int l = 0; l < lines.size(); l++) {
            String text =
                    l == 0 && lines.get(0).startsWith("\uFEFF") ? lines.get(0).substring(1) : lines.get(l);
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            List<String> cells = new ArrayList<>();
            if (!split(text, cells)) {
                problems.add(file, l + 1, "A quote is not closed.", "Maybe keep each row on one line.");
            } else if (headerLine == 0) {
                headerLine = l + 1;
                header(file, headerLine, cells, columns, problems);
            } else if (cells.size() != columns.size()) {
                problems.add(
                        file,
                        l + 1,
                        "The row has " + cells.size() + " cells, the header " + columns.size() + ".",
                        "Maybe put cells that hold a comma in quotes.");
            } else {
                rows.add(new Row(l + 1, cells));
            }
        }
        if (headerLine == 0) {
            problems.add(file, 0, "The table is empty.", "Maybe add a header line with the names of the columns.");
        }
        return new CsvTable(file, headerLine, columns, rows);
    }

    private static void header(
            String file, int line, List<String> cells, Map<String, Integer> columns, Problems problems) {
        for (String name : cells) {
            if (columns.putIfAbsent(name.strip(), columns.size()) != null) {
                problems.add(file, line, "The column (" + name.strip() + ") stands twice.", "Maybe rename one.");
                columns.put(name.strip() + "#" + columns.size(), columns.size());
            }
        }
    }

    /** Splits a line into cells; false if a quote is not closed. */
    private static boolean split(String line, List<String> cells) {
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return !quoted;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** Notes every column that is needed and absent. */
    void require(Problems problems, String... needed) {
        for (String column : needed) {
            if (!has(column)) {
                problems.add(
                        file,
                        headerLine,
                        "The column " + column + " is missing.",
                        "Maybe add it; the table needs " + String.join(", ", needed) + ".");
            }
        }
    }

    /** The text of a cell, empty where the column is absent. */
    String text(Row row, String column) {
        Integer index = columns.get(column);
        return index == null ? "" : row.cells().get(index);
    }
}
