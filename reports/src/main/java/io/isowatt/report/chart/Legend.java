package io.isowatt.report.chart;

import io.isowatt.report.front.FrontLine;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is what, in rows above the plot. */
final class Legend {

    private static final Ink.TextStyle STYLE = new Ink.TextStyle(13.5, false, new Color(0x222222));
    private static final int ROW = 22;
    private static final double SAMPLE = 44;
    private static final double GAP = 26;

    /** An entry: a machine by its place, or the dots (-1), or the ring of a choice (-2), or a band (-3). */
    private record Entry(int machine, String text, int row, double x) {}

    private static final int DOTS = -1;
    private static final int RING = -2;
    private static final int BAND = -3;

    private final List<Entry> entries = new ArrayList<>();
    private final double width;
    private int row;
    private double x;

    Legend(List<FrontLine> lines, Cloud cloud, double width) {
        this.width = width;
        for (int m = 0; m < lines.size(); m++) {
            add(m, lines.get(m).name() + (lines.get(m).isEmpty() ? " (nothing feasible)" : ""));
        }
        if (lines.stream().anyMatch(line -> line.chosen().isPresent())) {
            add(RING, "best within the limits");
        }
        if (lines.stream().anyMatch(line -> !line.isEmpty())) {
            add(BAND, "pale: where the front lies with a probability of 80 %");
        }
        if (cloud.dominatedCount() > 0) {
            add(DOTS, String.format(Locale.ROOT, "%,d dominated candidates (thinned)", cloud.dominatedCount()));
        } else if (cloud.xs().length > 0) {
            add(DOTS, "some of the dominated candidates");
        }
    }

    private void add(int machine, String text) {
        String cut = TextWidths.cut(text, STYLE.size(), false, width - SAMPLE);
        double needed = SAMPLE + TextWidths.of(cut, STYLE.size(), false);
        if (x > 0 && x + needed > width) {
            row++;
            x = 0;
        }
        entries.add(new Entry(machine, cut, row, x));
        x += needed + GAP;
    }

    int height() {
        return ROW * (row + 1);
    }

    void paint(Ink ink, double left, double top) {
        for (Entry entry : entries) {
            double sampleX = left + entry.x();
            double middle = top + entry.row() * ROW + ROW / 2.0;
            paintSample(ink.graphics(), entry.machine(), sampleX, middle);
            ink.text(entry.text(), sampleX + SAMPLE, middle + 4.6, Ink.Anchor.START, STYLE);
        }
    }

    private static void paintSample(Graphics2D graphics, int machine, double x, double y) {
        if (machine == RING) {
            graphics.setColor(STYLE.color());
            graphics.setStroke(new BasicStroke(2f));
            graphics.draw(new Ellipse2D.Double(x + 18 - 8, y - 8, 16, 16));
        } else if (machine == BAND) {
            graphics.setColor(new Color(0xDADADA));
            graphics.fill(new Rectangle2D.Double(x, y - 6, 36, 12));
        } else if (machine == DOTS) {
            graphics.setColor(new Color(0xA8A8A8));
            for (double[] dot : new double[][] {{8, -3}, {16, 3}, {24, -2}, {31, 4}}) {
                graphics.fill(new Ellipse2D.Double(x + dot[0] - 1.5, y + dot[1] - 1.5, 3, 3));
            }
        } else {
            MachineStyle style = MachineStyle.of(machine);
            graphics.setColor(style.color());
            graphics.setStroke(style.stroke());
            graphics.draw(new Line2D.Double(x, y, x + 36, y));
            style.marker().paint(graphics, x + 18, y, 9);
        }
    }
}
