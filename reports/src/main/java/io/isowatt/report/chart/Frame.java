package io.isowatt.report.chart;

import io.isowatt.report.front.FrontLine;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie in the picture.
 *
 * @param plot the rectangle between the axes
 * @param x scale across
 * @param y scale up
 */
record Frame(Rectangle2D plot, Scale x, Scale y) {

    /** Points of a front closer together than this, in picture units, are drawn as one. */
    private static final double LEAST_DISTANCE = 0.7;

    double across(double value) {
        return plot.getMinX() + x.fraction(value) * plot.getWidth();
    }

    double up(double value) {
        return plot.getMaxY() - y.fraction(value) * plot.getHeight();
    }

    /**
     * The stairs of a front, corner by corner: each point holds toward the worse end of x. The line between x of the
     * point before and its own lies at the height that a user gets who needs at least that x.
     */
    List<Point2D> stairs(FrontLine line) {
        boolean fallingRight = line.axes().x().maximized();
        List<Point2D> corners = new ArrayList<>();
        Point2D last = null;
        for (int i = 0; i < line.size(); i++) {
            Point2D point = new Point2D.Double(across(line.x(i)), up(line.y(i)));
            if (last == null) {
                corners.add(point);
                last = point;
            } else if (i == line.size() - 1 || last.distance(point) >= LEAST_DISTANCE) {
                corners.add(
                        fallingRight
                                ? new Point2D.Double(last.getX(), point.getY())
                                : new Point2D.Double(point.getX(), last.getY()));
                corners.add(point);
                last = point;
            }
        }
        return corners;
    }
}
