package io.isowatt.report.chart;

import io.isowatt.llm.Precision;
import io.isowatt.report.front.FrontPoint;

import java.awt.BasicStroke;

/** How a line is dashed by the precision of the weights, the same in every picture. */
public final class PrecisionDash {

    private PrecisionDash() {}

    /** The precision of the weights of a point. */
    static Precision of(FrontPoint point) {
        Precision precision = Precision.byLabel().get(point.deployment().weights());
        if (precision == null) {
            throw new IllegalArgumentException(
                    "No precision: " + point.deployment().weights());
        }
        return precision;
    }

    /**
     * A line of some width that goes on with the dashes of one that is so long.
     *
     * @param precision of the weights
     * @param width of the line
     * @param drawn length of what went before
     */
    static BasicStroke stroke(Precision precision, float width, double drawn) {
        float[] dash = dash(precision);
        if (dash.length == 0) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        float period = 0;
        for (float length : dash) {
            period += length;
        }
        float phase = (float) Math.round(drawn % period);
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, phase);
    }

    /** Lengths of strokes and gaps, none for a whole line. */
    public static float[] dash(Precision precision) {
        return switch (precision) {
            case BF16 -> new float[] {14, 3, 2, 3, 2, 3};
            case FP8 -> new float[] {};
            case NVFP4 -> new float[] {10, 4};
            case MXFP4 -> new float[] {10, 3, 2, 3};
            case INT4 -> new float[] {3, 3};
        };
    }
}
