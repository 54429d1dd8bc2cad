package io.isowatt.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;

/** How measured points look: hollow circles. */
final class MeasuredMark {

    static final double SIZE = 9;

    private MeasuredMark() {}

    static void paint(Graphics2D graphics, double x, double y, Color color) {
        Ellipse2D circle = new Ellipse2D.Double(x - SIZE / 2, y - SIZE / 2, SIZE, SIZE);
        graphics.setColor(Palette.faint(Color.WHITE, 190));
        graphics.fill(circle);
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(circle);
    }
}
