package io.isowatt.report;

import io.isowatt.report.chart.TerminalChart;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Limit;
import io.isowatt.report.table.WrappedText;

import java.util.List;
import java.util.Optional;

/**
 * Text for a terminal or a pipe, line by line.
 *
 * @param columnCount no line is longer
 * @param colour whether to colour with ANSI sequences
 * @param unicode whether characters beyond ASCII can be shown
 * @param text what is written so far
 */
record TextLines(int columnCount, boolean colour, boolean unicode, StringBuilder text) {

    static final int FEWEST_COLUMNS = 40;
    private static final int MOST_CHART_COLUMNS = 110;

    TextLines(int columnCount, boolean colour, boolean unicode) {
        this(columnCount, colour, unicode, new StringBuilder());
    }

    void heading(String heading) {
        String lines = wrapped(heading, "");
        text.append(colour ? "\u001b[1m" + lines.stripTrailing() + "\u001b[0m\n" : lines);
    }

    void add(String content, String indent) {
        text.append(wrapped(content, indent));
    }

    /** Lines that fit already. */
    void raw(String lines) {
        text.append(lines);
    }

    void blank() {
        text.append('\n');
    }

    void chart(List<FrontLine> lines, Optional<Limit> limit) {
        int width = Math.min(columnCount, MOST_CHART_COLUMNS);
        int height = Math.max(12, width / 5);
        String chart = TerminalChart.of(lines, limit, width, height, colour, unicode);
        text.append(chart).append(chart.isEmpty() ? "" : "\n");
    }

    private String wrapped(String content, String indent) {
        return WrappedText.of(content, indent, columnCount);
    }

    /** The text, with look-alikes for what ASCII lacks where no more can be shown. */
    @Override
    public String toString() {
        if (unicode) {
            return text.toString();
        }
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ascii.append(c < 128 ? c : c == '×' ? 'x' : c == '–' || c == '−' ? '-' : '?');
        }
        return ascii.toString();
    }
}
