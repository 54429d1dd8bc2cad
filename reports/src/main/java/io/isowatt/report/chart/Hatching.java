package io.isowatt.report.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Thin lines that rise to the right over a rectangle. */
final class Hatching {

    private Hatching() {}

    /** The lines, cut off at the edges. */
    static Path2D of(Rectangle2D box) {
        Path2D strokes = new Path2D.Double();
        for (double x = box.getMinX() - box.getHeight(); x < box.getMaxX(); x += Ink.HATCH_DISTANCE) {
            double from = Math.max(x, box.getMinX());
            double to = Math.min(x + box.getHeight(), box.getMaxX());
            if (from < to) {
                strokes.append(new Line2D.Double(from, box.getMaxY() - from + x, to, box.getMaxY() - to + x), false);
            }
        }
        return strokes;
    }
}
