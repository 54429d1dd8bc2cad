package io.isowatt.report.chart;

import java.awt.geom.Rectangle2D;

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
}
