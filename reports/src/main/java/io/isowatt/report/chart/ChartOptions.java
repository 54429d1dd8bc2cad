package io.isowatt.report.chart;

import java.util.List;

/**
 * What a user may choose about a picture.
 *
 * @param x the axis across
 * @param y the axis up
 * @param measured points drawn hollow over the fronts
 */
public record ChartOptions(ScaleKind x, ScaleKind y, List<MeasuredPoint> measured) {

    /** Axes by what they span, nothing measured. */
    public static final ChartOptions USUAL = new ChartOptions(ScaleKind.AUTOMATIC, ScaleKind.AUTOMATIC, List.of());

    public ChartOptions {
        measured = List.copyOf(measured);
    }
}
