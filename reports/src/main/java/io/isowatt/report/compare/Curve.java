package io.isowatt.report.compare;

import io.isowatt.report.front.FrontLine;

/**
 * A front that is held against others.
 *
 * @param name what tells it from them
 * @param line its points
 * @param facts what it was computed for
 */
public record Curve(String name, FrontLine line, CurveFacts facts) {}
