package io.isowatt.report.chart;

import io.isowatt.report.front.FrontLine;

import java.awt.geom.Line2D;
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

    double across(double value) {
        return plot.getMinX() + x.fraction(value) * plot.getWidth();
    }

    double up(double value) {
        return plot.getMaxY() - y.fraction(value) * plot.getHeight();
    }

    /** The stairs of a front: each point holds toward the worse end of x. */
    List<Line2D> stairs(FrontLine line) {
        List<Line2D> stairs = new ArrayList<>();
        boolean fallingRight = line.axes().x().maximized();
        for (int i = 1; i < line.size(); i++) {
            double cornerX = across(line.x(fallingRight ? i - 1 : i));
            double cornerY = up(line.y(fallingRight ? i : i - 1));
            stairs.add(new Line2D.Double(across(line.x(i - 1)), up(line.y(i - 1)), cornerX, cornerY));
            stairs.add(new Line2D.Double(cornerX, cornerY, across(line.x(i)), up(line.y(i))));
        }
        return stairs;
    }
}
