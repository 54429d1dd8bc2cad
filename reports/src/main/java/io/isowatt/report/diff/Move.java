package io.isowatt.report.diff;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontPoint;

import java.util.List;

/**
 * A deployment that is on both fronts with other figures.
 *
 * @param before its point on the old front
 * @param after its point on the new one
 * @param metric the objective that changed most
 * @param changeFraction by how much: 0.1 for 10 % more
 */
public record Move(FrontPoint before, FrontPoint after, Metric metric, double changeFraction) {

    static Move of(FrontPoint before, FrontPoint after, List<Metric> objectives) {
        Metric most = objectives.get(0);
        double largest = 0;
        for (Metric metric : objectives) {
            double change = after.of(metric) / before.of(metric) - 1;
            if (Math.abs(change) > Math.abs(largest)) {
                most = metric;
                largest = change;
            }
        }
        return new Move(before, after, most, largest);
    }

    /** By how much, whichever way. */
    public double sizeFraction() {
        return Math.abs(changeFraction);
    }
}
