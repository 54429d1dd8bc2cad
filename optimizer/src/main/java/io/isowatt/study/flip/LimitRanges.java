package io.isowatt.study.flip;

import io.isowatt.estimate.Metric;
import io.isowatt.study.Candidate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Who wins at which limit on interactivity, the margin included; the limit on TTFT stays.
 *
 * @param metric by which the sides are compared
 * @param ranges neighbouring ones by growing limit; above the last one nobody serves
 */
public record LimitRanges(Metric metric, List<Range> ranges) implements Flip {

    /**
     * Limits with one winner.
     *
     * @param aboveTokensPerSecond limits above this one, per user
     * @param toTokensPerSecond up to this one
     */
    public record Range(double aboveTokensPerSecond, double toTokensPerSecond, Side winner) {}

    public LimitRanges {
        ranges = List.copyOf(ranges);
    }

    private record Step(double limitTokensPerSecond, double value, Side side) {}

    /** From the fastest candidate down, the best so far wins. */
    static LimitRanges of(Metric metric, List<Entrant> entrants, double marginFraction) {
        List<Step> steps = new ArrayList<>();
        for (Entrant entrant : entrants) {
            for (Candidate candidate : entrant.candidates()) {
                double limit = Metric.INTERACTIVITY.of(candidate.estimate()) / (1 + marginFraction);
                if (limit > 0) {
                    steps.add(new Step(limit, metric.of(candidate.estimate()), entrant.side()));
                }
            }
        }
        Comparator<Step> byValue = Comparator.comparingDouble(Step::value);
        steps.sort(Comparator.comparingDouble(Step::limitTokensPerSecond)
                .reversed()
                .thenComparing(metric.maximized() ? byValue.reversed() : byValue));
        List<Range> ranges = new ArrayList<>();
        if (!steps.isEmpty()) {
            Step best = steps.get(0);
            double top = best.limitTokensPerSecond();
            for (Step step : steps) {
                if (Advantage.of(metric, step.value(), best.value()) > 1) {
                    if (!step.side().equals(best.side())) {
                        ranges.add(new Range(step.limitTokensPerSecond(), top, best.side()));
                        top = step.limitTokensPerSecond();
                    }
                    best = step;
                }
            }
            ranges.add(new Range(0, top, best.side()));
        }
        Collections.reverse(ranges);
        return new LimitRanges(metric, ranges);
    }
}
