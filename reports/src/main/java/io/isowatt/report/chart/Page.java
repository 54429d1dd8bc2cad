package io.isowatt.report.chart;

import java.util.ArrayList;
import java.util.List;

/** What stands around the plots of a picture: title and subtitle, legend, small print. */
final class Page {

    static final int WIDTH = 1200;
    static final int LEFT = 92;
    static final int RIGHT = 30;

    /** Width of the plots. */
    static final int ROOM = WIDTH - LEFT - RIGHT;

    private static final double LEAST_TITLE = 14;
    private static final double LEAST_SUBTITLE = 10.5;
    private static final int LEGEND_TOP = 66;
    private static final int FOOTER_LINE = 15;
    private static final Ink.TextStyle TITLE = new Ink.TextStyle(21, true, Palette.TEXT);
    private static final Ink.TextStyle SUBTITLE = new Ink.TextStyle(13.5, false, Palette.QUIET);
    private static final Ink.TextStyle FOOTER = new Ink.TextStyle(11.5, false, Palette.QUIET);

    private final int height;
    private final String title;
    private final String subtitle;
    private final Legend legend;
    private final List<String> footer;

    Page(int height, String title, String subtitle, Legend legend, List<String> smallPrint) {
        this.height = height;
        this.title = title;
        this.subtitle = subtitle;
        this.legend = legend;
        this.footer = footerLines(smallPrint);
    }

    /** Where the first plot begins. */
    int top() {
        return LEGEND_TOP + legend.height() + 8;
    }

    /** Where the last plot ends; below it there is room for its axis. */
    int bottom() {
        return height - 66 - FOOTER_LINE * footer.size();
    }

    private static List<String> footerLines(List<String> parts) {
        List<String> lines = new ArrayList<>();
        for (String part : parts) {
            String joined = lines.isEmpty() ? part : lines.get(lines.size() - 1) + " · " + part;
            if (!lines.isEmpty() && TextWidths.of(joined, FOOTER.size(), false) <= ROOM) {
                lines.set(lines.size() - 1, joined);
            } else {
                lines.add(TextWidths.cut(part, FOOTER.size(), false, ROOM));
            }
        }
        return lines;
    }

    void paint(Ink ink) {
        paintLine(ink, title, TITLE, LEAST_TITLE, 32);
        paintLine(ink, subtitle, SUBTITLE, LEAST_SUBTITLE, 54);
        legend.paint(ink, LEFT, LEGEND_TOP);
        for (int i = 0; i < footer.size(); i++) {
            double up = FOOTER_LINE * (footer.size() - 1 - i);
            ink.text(footer.get(i), LEFT, height - 13 - up, Ink.Anchor.START, FOOTER);
        }
    }

    /** A text in one line, smaller if it is long, cut if it is very long. */
    private static void paintLine(Ink ink, String text, Ink.TextStyle usual, double least, double y) {
        double width = TextWidths.of(text, usual.size(), usual.bold());
        double size = Math.max(usual.size() * Math.min(1, ROOM / width), least);
        Ink.TextStyle style = new Ink.TextStyle(size, usual.bold(), usual.color());
        ink.text(TextWidths.cut(text, size, usual.bold(), ROOM), LEFT, y, Ink.Anchor.START, style);
    }
}
