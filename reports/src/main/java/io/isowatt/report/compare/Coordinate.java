package io.isowatt.report.compare;

import io.isowatt.estimate.Metric;

import java.util.Set;

/**
 * The scale on which a metric is interpolated: more of it is always better. Rates as they are, what is the reciprocal of a rate
 * (joules per token) as that rate, since a mean of reciprocals is not the reciprocal of the mean; times and GPUs negated.
 */
enum Coordinate {
    RATE,
    RECIPROCAL,
    NEGATED;

    private static final Set<String> RECIPROCALS = Set.of(
            Metric.COST_PER_MILLION_TOKENS.id(),
            Metric.COST_PER_MILLION_TOTAL_TOKENS.id(),
            Metric.JOULES_PER_TOKEN.id(),
            Metric.JOULES_PER_TOTAL_TOKEN.id(),
            Metric.TPOT.id());

    static Coordinate of(Metric metric) {
        if (metric.maximized()) {
            return RATE;
        }
        return RECIPROCALS.contains(metric.id().replaceFirst(Metric.AT + ".*", "")) ? RECIPROCAL : NEGATED;
    }

    /** From a value to the scale; the way back is the same. */
    double of(double value) {
        return switch (this) {
            case RATE -> value;
            case RECIPROCAL -> 1 / value;
            case NEGATED -> -value;
        };
    }
}
