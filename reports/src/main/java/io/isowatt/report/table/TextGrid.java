package io.isowatt.report.table;

import java.util.ArrayList;
import java.util.List;

/** Columns of text laid out in lines: numbers to the right, words to the left. */
public final class TextGrid {

    /** Width from which tables show all their columns. */
    public static final int WIDE = 120;

    private static final String GAP = "  ";

    private final List<TextColumn> columns = new ArrayList<>();

    /** One column with its header. */
    private record TextColumn(String header, boolean number, List<String> cells) {
        int width() {
            return Math.max(
                    header.length(),
                    cells.stream().mapToInt(String::length).max().orElse(0));
        }
    }

    /** Adds a column; all columns have as many cells. */
    public void add(String header, boolean number, List<String> cells) {
        columns.add(new TextColumn(header, number, List.copyOf(cells)));
    }

    /**
     * Lines of at most so many characters. Columns that do not fit are left out from the right, but for the first, and
     * for notes (a last column without a header), which say why a line stands there.
     */
    public String fitted(int columnCount, boolean unicode) {
        List<TextColumn> shown = shown(columnCount);
        StringBuilder text = new StringBuilder();
        line(text, shown, -1, columnCount);
        text.append((unicode ? "─" : "-").repeat(Math.min(width(shown), columnCount)))
                .append('\n');
        for (int row = 0; row < columns.get(0).cells().size(); row++) {
            line(text, shown, row, columnCount);
        }
        return text.toString();
    }

    /** The headers of the columns that so few characters leave no room for. */
    public List<String> leftOut(int columnCount) {
        List<TextColumn> left = new ArrayList<>(columns);
        left.removeAll(shown(columnCount));
        return left.stream().map(TextColumn::header).toList();
    }

    private List<TextColumn> shown(int columnCount) {
        List<TextColumn> shown = new ArrayList<>(columns);
        boolean notes = columns.get(columns.size() - 1).header().isEmpty();
        while (shown.size() > (notes ? 2 : 1) && width(shown) > columnCount) {
            shown.remove(shown.size() - (notes ? 2 : 1));
        }
        if (width(shown) > columnCount) {
            shown.subList(1, shown.size()).clear();
        }
        return shown;
    }

    private static int width(List<TextColumn> shown) {
        return shown.stream().mapToInt(TextColumn::width).sum() + GAP.length() * (shown.size() - 1);
    }

    private static void line(StringBuilder text, List<TextColumn> shown, int row, int columnCount) {
        StringBuilder line = new StringBuilder();
        for (TextColumn column : shown) {
            String cell = row < 0 ? column.header() : column.cells().get(row);
            String padding = " ".repeat(column.width() - cell.length());
            line.append(line.isEmpty() ? "" : GAP).append(column.number() ? padding + cell : cell + padding);
        }
        String whole = line.toString().stripTrailing();
        text.append(whole, 0, Math.min(whole.length(), columnCount)).append('\n');
    }

    /** A Markdown table. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        columns.forEach(column -> text.append("| ").append(column.header()).append(' '));
        text.append("|\n");
        columns.forEach(column -> text.append(column.number() ? "|--:" : "|---"));
        text.append("|\n");
        for (int row = 0; row < columns.get(0).cells().size(); row++) {
            for (TextColumn column : columns) {
                text.append("| ").append(column.cells().get(row)).append(' ');
            }
            text.append("|\n");
        }
        return text.toString();
    }
}
