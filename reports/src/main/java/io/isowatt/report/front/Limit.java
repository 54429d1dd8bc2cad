package io.isowatt.report.front;

import io.isowatt.estimate.Metric;
import io.isowatt.study.StudyRequest;
import io.isowatt.unit.Quantity;

import java.util.Optional;

/**
 * The latency limit that lies on the axis across.
 *
 * @param value where
 * @param refusedBelow whether users refuse what lies below it, else above
 * @param text what it says
 */
public record Limit(double value, boolean refusedBelow, String text) {

    /** The limit of a study on these axes, if there is one. */
    public static Optional<Limit> of(StudyRequest request, Axes axes) {
        double interactivity = request.serviceLevel().interactivityTokensPerSecond();
        double ttft = request.serviceLevel().ttftSeconds();
        if (axes.x() == Metric.INTERACTIVITY && interactivity > 0) {
            String text = "limit: " + Quantity.number(interactivity, 4) + " tokens/s per user";
            return Optional.of(new Limit(interactivity, true, text));
        }
        if (axes.x() == Metric.TTFT && Double.isFinite(ttft)) {
            return Optional.of(new Limit(ttft, false, "limit: TTFT " + Quantity.number(ttft, 4) + " s"));
        }
        return Optional.empty();
    }
}
