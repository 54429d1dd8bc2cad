package io.isowatt.report.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** Which marker is which machine, in rows above the plot. */
final class ScatterLegend {

    private static final Ink.TextStyle STYLE = new Ink.TextStyle(13.5, false, new Color(0x222222));
    private static final int ROW = 21;
    private static final double SAMPLE = 16;
    private static final double GAP = 22;

    /** An entry with its place. */
    private record Entry(String text, int stylePlace, int row, double x) {}

    private final List<Entry> entries = new ArrayList<>();
    private int rows = 1;

    ScatterLegend(List<ScatterChart.Series> series, double width) {
        double x = 0;
        for (ScatterChart.Series machine : series) {
            String name = machine.name() + " (" + machine.points().size() + ")";
            String cut = TextWidths.cut(name, STYLE.size(), false, width - SAMPLE);
            double needed = SAMPLE + TextWidths.of(cut, STYLE.size(), false);
            if (x > 0 && x + needed > width) {
                rows++;
                x = 0;
            }
            entries.add(new Entry(cut, machine.stylePlace(), rows - 1, x));
            x += needed + GAP;
        }
    }

    int height() {
        return ROW * rows;
    }

    void paint(Ink ink, double left, double top) {
        for (Entry entry : entries) {
            double middle = top + entry.row() * ROW + ROW / 2.0;
            MachineStyle style = MachineStyle.of(entry.stylePlace());
            ink.graphics().setColor(style.color());
            style.marker().paint(ink.graphics(), left + entry.x() + 6, middle, 9);
            ink.text(entry.text(), left + entry.x() + SAMPLE, middle + 4.6, Ink.Anchor.START, STYLE);
        }
    }
}
