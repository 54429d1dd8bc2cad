package io.isowatt.cli;

import java.util.ArrayList;
import java.util.List;

/** A plain table of a few rows; a heading that begins with {@code >} aligns its column to the right. */
final class Columns {

    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    Columns(String... headings) {
        right = new boolean[headings.length];
        String[] first = new String[headings.length];
        for (int c = 0; c < headings.length; c++) {
            right[c] = headings[c].startsWith(">");
            first[c] = right[c] ? headings[c].substring(1) : headings[c];
        }
        rows.add(first);
    }

    void row(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException("A row has " + right.length + " cells.");
        }
        rows.add(cells);
    }

    /** The table, its lines cut at a width. */
    String text(int columnCount) {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String pad = " ".repeat(widths[c] - row[c].length());
                line.append("  ").append(right[c] ? pad + row[c] : row[c] + pad);
            }
            String whole = line.toString().stripTrailing();
            text.append(whole, 0, Math.min(whole.length(), columnCount)).append('\n');
        }
        return text.toString();
    }
}
