package io.isowatt.report.chart;

import io.isowatt.report.front.Limit;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * The latency limit in a plot: a line, the side that users do not accept hatched, and what it says.
 *
 * @param frame the plot
 * @param limit what users accept
 */
record LimitMark(Frame frame, Limit limit) {

    private static final double HEIGHT = 19;

    Line2D line() {
        double x = frame.across(limit.value());
        return new Line2D.Double(x, frame.plot().getMinY(), x, frame.plot().getMaxY());
    }

    /** At the foot of the line, on the accepted side if there is room. */
    Rectangle2D textBox() {
        double width = TextWidths.of(limit.text(), Palette.LIMIT_TEXT.size(), true) + 8;
        double x = frame.across(limit.value());
        boolean right = x + width + 4 < frame.plot().getMaxX()
                && (limit.refusedBelow() || x - width - 4 < frame.plot().getMinX());
        return new Rectangle2D.Double(
                right ? x + 4 : x - width - 4, frame.plot().getMaxY() - HEIGHT - 7, width, HEIGHT);
    }

    void paintHatching(Ink ink) {
        Rectangle2D plot = frame.plot();
        double x = Math.min(Math.max(frame.across(limit.value()), plot.getMinX()), plot.getMaxX());
        ink.hatch(
                limit.refusedBelow()
                        ? new Rectangle2D.Double(plot.getMinX(), plot.getMinY(), x - plot.getMinX(), plot.getHeight())
                        : new Rectangle2D.Double(x, plot.getMinY(), plot.getMaxX() - x, plot.getHeight()),
                Palette.HATCH);
    }

    void paintLine(Graphics2D graphics) {
        graphics.setColor(Palette.LIMIT);
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(line());
    }

    void paintText(Ink ink) {
        Rectangle2D box = textBox();
        Palette.halo(ink.graphics(), box);
        ink.text(limit.text(), box.getMinX() + 4, box.getMaxY() - 5, Ink.Anchor.START, Palette.LIMIT_TEXT);
    }
}
