package io.isowatt.report.chart;

import java.util.ArrayList;
import java.util.List;

/** What is what, in rows above the plot: each group begins a row. */
final class Legend {

    private static final Ink.TextStyle STYLE = new Ink.TextStyle(13.5, false, Palette.TEXT);
    private static final int ROW = 22;
    private static final double SAMPLE = LegendSample.WIDTH + 8;
    private static final double GAP = 24;

    /** A sample and what it stands for. */
    record Entry(LegendSample sample, String text) {}

    private record Placed(LegendSample sample, String text, int row, double x) {}

    private final List<Placed> placed = new ArrayList<>();
    private final int rowCount;

    Legend(List<List<Entry>> groups, double width) {
        int row = 0;
        for (List<Entry> group : groups) {
            double x = 0;
            for (Entry entry : group) {
                String text = TextWidths.cut(entry.text(), STYLE.size(), false, width - SAMPLE);
                double needed = SAMPLE + TextWidths.of(text, STYLE.size(), false);
                if (x > 0 && x + needed > width) {
                    row++;
                    x = 0;
                }
                placed.add(new Placed(entry.sample(), text, row, x));
                x += needed + GAP;
            }
            row += group.isEmpty() ? 0 : 1;
        }
        this.rowCount = row;
    }

    int height() {
        return ROW * rowCount;
    }

    void paint(Ink ink, double left, double top) {
        for (Placed entry : placed) {
            double sampleX = left + entry.x();
            double middle = top + entry.row() * ROW + ROW / 2.0;
            entry.sample().paint(ink.graphics(), sampleX, middle);
            ink.text(entry.text(), sampleX + SAMPLE, middle + 4.6, Ink.Anchor.START, STYLE);
        }
    }
}
