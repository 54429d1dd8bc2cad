package io.isowatt.report.chart;

import io.isowatt.report.front.FrontLine;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.List;

/** The bands of all fronts: fills that stay pale where many lie over each other, with hairlines that tell whose they are. */
final class FrontBands {

    /** A tenth: SVG keeps one decimal. */
    private static final int ALPHA = 26;

    private static final int EDGE_ALPHA = 80;
    private static final double LEAST_TINT = 0.35;

    /** Up to so many machines have the strongest fills. */
    private static final int FEW = 2;

    private final List<Shape> areas;

    FrontBands(Frame frame, List<FrontLine> lines) {
        this.areas =
                lines.stream().map(line -> new FrontBand(frame, line).area()).toList();
    }

    void paint(Graphics2D graphics) {
        graphics.setStroke(new BasicStroke(0.7f));
        for (int m = 0; m < areas.size(); m++) {
            graphics.setColor(fill(m, areas.size()));
            graphics.fill(areas.get(m));
        }
        for (int m = 0; m < areas.size(); m++) {
            graphics.setColor(Palette.faint(MachineStyle.of(m).color(), EDGE_ALPHA));
            graphics.draw(areas.get(m));
        }
    }

    /** The fill of one machine among so many. */
    static Color fill(int machine, int count) {
        double tint = Math.max(LEAST_TINT, (double) FEW / Math.max(count, FEW));
        return Palette.faint(Palette.tinted(MachineStyle.of(machine).color(), tint), ALPHA);
    }
}
