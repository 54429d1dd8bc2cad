package io.isowatt.report.compare;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.uncertainty.Spread;

import java.util.Optional;

/**
 * What a front gives where x is needed.
 *
 * @param x what is needed
 * @param kind whether the front reaches it
 * @param between where on the front it lies; empty beyond its end
 * @param rateSpread how far off the front may be at this x, as a rate: more is better
 */
public record FrontRead(double x, Kind kind, Optional<Between> between, Spread rateSpread) {

    /** Where a read lies. */
    public enum Kind {
        /** Between the ends of the front, or on them. */
        WITHIN,
        /** Less is needed than the first point of the front gives: the read is that point. */
        CLAMPED,
        /** More is needed than the last point gives: there is nothing to read. */
        BEYOND
    }

    /**
     * Two neighbouring points of a front, or twice the same one.
     *
     * @param before the one that gives a little less x than needed, and more y
     * @param keeper the one that keeps x: what one would deploy
     * @param keeperFraction how near the read is to the keeper, 1 on it
     */
    public record Between(FrontPoint before, FrontPoint keeper, double keeperFraction) {}

    public boolean reached() {
        return kind != Kind.BEYOND;
    }

    /** A figure between those of both neighbours: rates in proportion to x, reciprocals of rates through them; NaN beyond. */
    public double of(Metric metric) {
        return between.map(at -> of(metric, at)).orElse(Double.NaN);
    }

    private static double of(Metric metric, Between at) {
        if (at.keeperFraction() == 1) {
            return at.keeper().of(metric);
        }
        Coordinate scale = Coordinate.of(metric);
        double before = scale.of(at.before().of(metric));
        double keeper = scale.of(at.keeper().of(metric));
        return scale.of(before + at.keeperFraction() * (keeper - before));
    }

    /** A figure so that more is better: itself, or its reciprocal. */
    double rate(Metric metric) {
        return metric.maximized() ? of(metric) : 1 / of(metric);
    }
}
