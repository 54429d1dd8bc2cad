package io.isowatt.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A plain table of a few rows; a heading that begins with {@code >} aligns its column to the right. */
final class Columns {

    private static final int GAP = 2;

    /** Room that words need at least, broken over lines. */
    private static final int LEAST_WORDS = 16;

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

    /**
     * The table in lines of a width: a last column of words is broken over lines; where even that has no room, whole columns
     * are left out from the right, and a last line names them.
     */
    String text(int columnCount) {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        int shown = widths.length;
        while (shown > 1 && needed(widths, shown) > columnCount) {
            shown--;
        }
        int room = columnCount - needed(widths, shown - 1) - GAP;
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            line(text, row, widths, shown, room);
        }
        if (shown < widths.length) {
            String left = String.join(", ", Arrays.asList(rows.get(0)).subList(shown, widths.length));
            text.append("  (no room: ").append(left).append(")\n");
        }
        return text.toString();
    }

    /** What the first columns need; of a last one of words, a few. */
    private int needed(int[] widths, int shown) {
        int needed = 0;
        for (int c = 0; c < shown; c++) {
            boolean words = c > 0 && c == right.length - 1 && !right[c];
            needed += GAP + (words ? Math.min(widths[c], LEAST_WORDS) : widths[c]);
        }
        return needed;
    }

    private void line(StringBuilder text, String[] row, int[] widths, int shown, int room) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < shown - 1; c++) {
            line.append(" ".repeat(GAP)).append(padded(row[c], widths[c], right[c]));
        }
        line.append(" ".repeat(GAP));
        int indent = line.length();
        String last = row[shown - 1];
        if (right[shown - 1]) {
            text.append(line).append(padded(last, widths[shown - 1], true)).append('\n');
            return;
        }
        for (String word : last.split(" ")) {
            if (line.length() > indent && line.length() + 1 + word.length() > indent + room) {
                text.append(line).append('\n');
                line = new StringBuilder(" ".repeat(indent));
            }
            line.append(line.length() > indent ? " " : "").append(word, 0, Math.min(word.length(), Math.max(room, 1)));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String padded(String cell, int width, boolean right) {
        String pad = " ".repeat(width - cell.length());
        return right ? pad + cell : cell + pad;
    }
}
