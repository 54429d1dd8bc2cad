package io.isowatt.report.compare;

import java.util.List;

/**
 * All curves where the same is needed.
 *
 * @param x what is needed
 * @param fronts what each curve gives, in their order
 * @param ratios how many times as good as the baseline each is; 1 for the baseline itself
 */
public record Reading(double x, List<FrontRead> fronts, List<RatioPoint> ratios) {

    public Reading {
        fronts = List.copyOf(fronts);
        ratios = List.copyOf(ratios);
    }
}
