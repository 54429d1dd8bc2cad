package io.isowatt.report.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ratio of a front to the baseline over everything that either of them reaches.
 *
 * @param curve whose, by its place in the comparison
 * @param points by growing x: every point of both fronts, every crossing, and places between
 * @param crossings where the ratio is exactly 1 and changes sides, by growing x
 */
public record RatioCurve(int curve, List<RatioPoint> points, List<Double> crossings) {

    public RatioCurve {
        points = List.copyOf(points);
        crossings = List.copyOf(crossings);
    }

    /**
     * A stretch where the same fronts reach what is needed.
     *
     * @param reach which
     * @param from its smallest x
     * @param to its largest
     */
    public record Span(Reach reach, double from, double to) {}

    /** The stretches by growing x; where one front ends, the next stretch begins. */
    public List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (RatioPoint point : points) {
            Optional<Span> last = spans.isEmpty() ? Optional.empty() : Optional.of(spans.get(spans.size() - 1));
            if (last.isPresent() && last.get().reach() == point.reach()) {
                spans.set(spans.size() - 1, new Span(point.reach(), last.get().from(), point.x()));
            } else {
                double from = last.isEmpty() ? point.x() : edge(last.get(), point);
                last.ifPresent(before -> spans.set(spans.size() - 1, new Span(before.reach(), before.from(), from)));
                spans.add(new Span(point.reach(), from, point.x()));
            }
        }
        return spans;
    }

    /** Of two places in different stretches the end of the front between them: that of the stretch where both reach more. */
    private static double edge(Span before, RatioPoint after) {
        return before.reach().ordinal() <= after.reach().ordinal() ? before.to() : after.x();
    }

    /** The ratio at one of the places that have a point. */
    public Optional<RatioPoint> at(double x) {
        return points.stream().filter(point -> point.x() == x).findFirst();
    }

    /** The largest ratio that both fronts reach, if there is one. */
    public Optional<RatioPoint> largest() {
        return compared().max(Comparator.comparingDouble(RatioPoint::ratio));
    }

    /** The smallest. */
    public Optional<RatioPoint> smallest() {
        return compared().min(Comparator.comparingDouble(RatioPoint::ratio));
    }

    private Stream<RatioPoint> compared() {
        return points.stream().filter(point -> point.reach() == Reach.BOTH);
    }
}
