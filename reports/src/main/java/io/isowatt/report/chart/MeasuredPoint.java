package io.isowatt.report.chart;

/**
 * A point that somebody measured, for a place among those predicted.
 *
 * @param line the place of its machine among the fronts
 * @param x in the unit of the axis across
 * @param y in the unit of the axis up
 * @param label what it is called, empty for no label
 */
public record MeasuredPoint(int line, double x, double y, String label) {}
