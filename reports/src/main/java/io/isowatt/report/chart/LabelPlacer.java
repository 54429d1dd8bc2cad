package io.isowatt.report.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds places for labels beside their points, in the order of their importance: inside the bounds, clear of everything
 * placed before, and on as little line as can be. A label without a free place is left out.
 */
final class LabelPlacer {

    private static final double[] DISTANCES = {7, 14, 24, 38, 56, 78, 104, 134};
    private static final int DIRECTIONS = 16;

    /** Price of a label on a line, in pixels of distance per pixel of line. */
    private static final double LINE_PRICE = 3;

    private final Rectangle2D bounds;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Line2D> lines = new ArrayList<>();

    LabelPlacer(Rectangle2D bounds) {
        this.bounds = bounds;
    }

    /** A label with its place, and its point. */
    record Placed(Rectangle2D box, double pointX, double pointY) {
        /** The line from point to label, if the label is not just beside it. */
        Optional<Line2D> leader() {
            double x = Math.max(box.getMinX(), Math.min(pointX, box.getMaxX()));
            double y = Math.max(box.getMinY(), Math.min(pointY, box.getMaxY()));
            return Math.hypot(x - pointX, y - pointY) < 12
                    ? Optional.empty()
                    : Optional.of(new Line2D.Double(pointX, pointY, x, y));
        }
    }

    /** Keeps labels off a rectangle. */
    void avoid(Rectangle2D box) {
        taken.add(box);
    }

    /** Makes places on a line worse, but not impossible. */
    void crossesAtAPrice(Line2D line) {
        lines.add(line);
    }

    /** Places a label of a size for a point. */
    Optional<Placed> place(double x, double y, double width, double height) {
        Rectangle2D best = null;
        double bestPrice = Double.POSITIVE_INFINITY;
        for (double distance : DISTANCES) {
            for (int d = 0; d < DIRECTIONS; d++) {
                Rectangle2D box = box(x, y, width, height, distance, 2 * Math.PI * d / DIRECTIONS);
                double price = distance + preference(d);
                if (price < bestPrice && free(box)) {
                    price += LINE_PRICE * covered(box);
                    if (price < bestPrice) {
                        best = box;
                        bestPrice = price;
                    }
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        taken.add(best);
        Placed placed = new Placed(best, x, y);
        placed.leader().ifPresent(lines::add);
        return Optional.of(placed);
    }

    /** The box that touches a circle around the point from outside in a direction: 0 right, a quarter turn up. */
    private static Rectangle2D box(double x, double y, double width, double height, double distance, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double centreX = x + cos * (distance + width / 2);
        double centreY = y - sin * (distance + height / 2);
        return new Rectangle2D.Double(centreX - width / 2, centreY - height / 2, width, height);
    }

    /** Upper right first: the side of a falling front where nothing else lies. */
    private static double preference(int direction) {
        int fromUpperRight = Math.abs(direction - DIRECTIONS / 8);
        return 0.8 * Math.min(fromUpperRight, DIRECTIONS - fromUpperRight);
    }

    private boolean free(Rectangle2D box) {
        return bounds.contains(box) && taken.stream().noneMatch(box::intersects);
    }

    /** Length of line under the box. */
    private double covered(Rectangle2D box) {
        double length = 0;
        for (Line2D line : lines) {
            if (Math.max(line.getX1(), line.getX2()) >= box.getMinX()
                    && Math.min(line.getX1(), line.getX2()) <= box.getMaxX()
                    && Math.max(line.getY1(), line.getY2()) >= box.getMinY()
                    && Math.min(line.getY1(), line.getY2()) <= box.getMaxY()) {
                length += clippedLength(line, box);
            }
        }
        return length;
    }

    /** Length of the part of a line in a box (Liang and Barsky 1984). */
    private static double clippedLength(Line2D line, Rectangle2D box) {
        double dx = line.getX2() - line.getX1();
        double dy = line.getY2() - line.getY1();
        double[] p = {-dx, dx, -dy, dy};
        double[] q = {
            line.getX1() - box.getMinX(), box.getMaxX() - line.getX1(),
            line.getY1() - box.getMinY(), box.getMaxY() - line.getY1()
        };
        double enter = 0;
        double leave = 1;
        for (int k = 0; k < p.length; k++) {
            if (p[k] < 0) {
                enter = Math.max(enter, q[k] / p[k]);
            } else if (p[k] > 0) {
                leave = Math.min(leave, q[k] / p[k]);
            }
        }
        return Math.max(leave - enter, 0) * Math.hypot(dx, dy);
    }
}
