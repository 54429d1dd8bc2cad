package io.isowatt.report.chart;

import io.isowatt.report.front.FrontLine;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.List;

/** The bands of all fronts: fills that stay pale where many lie over each other, with hairlines that tell whose they are. */
final class FrontBands {

    private static final int MOST_ALPHA = 30;
    private static final int LEAST_ALPHA = 11;
    private static final int EDGE_ALPHA = 80;

    /** Up to so many machines have the strongest fills. */
    private static final int FEW = 2;

    private final List<Shape> areas;

    FrontBands(Frame frame, List<FrontLine> lines) {
        this.areas =
                lines.stream().map(line -> new FrontBand(frame, line).area()).toList();
    }

    void paint(Graphics2D graphics) {
        int alpha = Math.max(LEAST_ALPHA, MOST_ALPHA * FEW / Math.max(areas.size(), FEW));
        graphics.setStroke(new BasicStroke(0.7f));
        for (int m = 0; m < areas.size(); m++) {
            graphics.setColor(faint(MachineStyle.of(m).color(), alpha));
            graphics.fill(areas.get(m));
        }
        for (int m = 0; m < areas.size(); m++) {
            graphics.setColor(faint(MachineStyle.of(m).color(), EDGE_ALPHA));
            graphics.draw(areas.get(m));
        }
    }

    private static Color faint(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}
