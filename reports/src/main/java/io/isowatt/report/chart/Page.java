package io.isowatt.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    private static final String SEPARATOR = " · ";
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

    /** Parts in lines as long as the plots are wide; a part that is longer begins a line and is broken at its commas. */
    private static List<String> footerLines(List<String> smallPrint) {
        List<String> lines = new ArrayList<>();
        List<String> parts = smallPrint.stream()
                .flatMap(part -> Stream.of(part.split(SEPARATOR)))
                .toList();
        for (String part : parts) {
            if (fits(part)) {
                append(lines, part, SEPARATOR);
            } else {
                String[] pieces = part.split("(?<=,) ");
                lines.add(cut(pieces[0]));
                for (int i = 1; i < pieces.length; i++) {
                    append(lines, cut(pieces[i]), " ");
                }
            }
        }
        return lines;
    }

    private static void append(List<String> lines, String part, String separator) {
        int last = lines.size() - 1;
        if (last >= 0 && fits(lines.get(last) + separator + part)) {
            lines.set(last, lines.get(last) + separator + part);
        } else {
            lines.add(part);
        }
    }

    private static boolean fits(String line) {
        return TextWidths.of(line, FOOTER.size(), false) <= ROOM;
    }

    private static String cut(String line) {
        return TextWidths.cut(line, FOOTER.size(), false, ROOM);
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
