package io.isowatt.study.flip;

import io.isowatt.estimate.Metric;

/** How many times as good one positive figure is as another: over 1 where it is better. */
final class Advantage {

    private Advantage() {}

    static double of(Metric metric, double value, double other) {
        return metric.maximized() ? value / other : other / value;
    }
}
