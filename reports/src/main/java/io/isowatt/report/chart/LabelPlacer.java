package io.isowatt.report.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds places for labels beside their points, in the order of their importance: inside the bounds, clear of everything
 * placed before, and on as little line as can be. A label without a free place is left out.
 */
final class LabelPlacer {

    private static final double[] DISTANCES = {7, 14, 24, 38, 56, 78, 104, 134, 168, 206};
    private static final int DIRECTIONS = 24;

    /** Price of a label on a line, in pixels of distance per pixel of line. */
    private static final double LINE_PRICE = 3;

    /** Price of a leader through something placed before, in pixels of distance. */
    private static final double CROSSING_PRICE = 25;

    private final Rectangle2D bounds;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Rectangle2D> labels = new ArrayList<>();
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

    /** Places a label of a size for one of some points, where that costs less than a price. */
    Optional<Placed> place(List<Point2D> points, double width, double height, double mostPrice) {
        Placed best = null;
        double bestPrice = mostPrice;
        for (Point2D point : points) {
            for (double distance : DISTANCES) {
                for (int d = 0; d < DIRECTIONS; d++) {
                    double cheapest = distance + preference(d);
                    Rectangle2D box = box(point, width, height, distance, 2 * Math.PI * d / DIRECTIONS);
                    if (cheapest < bestPrice && free(box)) {
                        Placed placed = new Placed(box, point.getX(), point.getY());
                        double price = cheapest + LINE_PRICE * covered(box) + leaderPrice(placed);
                        if (price < bestPrice) {
                            best = placed;
                            bestPrice = price;
                        }
                    }
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        taken.add(best.box());
        labels.add(best.box());
        best.leader().ifPresent(lines::add);
        return Optional.of(best);
    }

    /** A leader never runs through a label; through anything else that is taken, its own point left out, it has a price. */
    private double leaderPrice(Placed placed) {
        if (placed.leader().isEmpty()) {
            return 0;
        }
        Line2D leader = placed.leader().get();
        if (labels.stream().anyMatch(leader::intersects)) {
            return Double.POSITIVE_INFINITY;
        }
        double price = 0;
        for (Rectangle2D box : taken) {
            if (leader.intersects(box) && !box.contains(placed.pointX(), placed.pointY())) {
                price += CROSSING_PRICE;
            }
        }
        return price;
    }

    /** The box that touches a circle around the point from outside in a direction: 0 right, a quarter turn up. */
    private static Rectangle2D box(Point2D point, double width, double height, double distance, double angle) {
        double centreX = point.getX() + Math.cos(angle) * (distance + width / 2);
        double centreY = point.getY() - Math.sin(angle) * (distance + height / 2);
        return new Rectangle2D.Double(centreX - width / 2, centreY - height / 2, width, height);
    }

    /** Upper right first: the side of a falling front where nothing else lies. */
    private static double preference(int direction) {
        int fromUpperRight = Math.abs(direction - DIRECTIONS / 8);
        return 0.8 * Math.min(fromUpperRight, DIRECTIONS - fromUpperRight);
    }

    private boolean free(Rectangle2D box) {
        if (!bounds.contains(box)) {
            return false;
        }
        for (Rectangle2D other : taken) {
            if (box.intersects(other)) {
                return false;
            }
        }
        return true;
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
