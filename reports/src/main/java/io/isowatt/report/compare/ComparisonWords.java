package io.isowatt.report.compare;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.front.Limit;
import io.isowatt.report.table.BandText;
import io.isowatt.report.table.Decimal;
import io.isowatt.uncertainty.Band;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What ratios say, in sentences: who leads where, the extremes never without the ends and the limit, and who reaches what. */
public final class ComparisonWords {

    private static final int DIGITS = 3;
    private static final int MOST_CROSSINGS = 3;
    private static final int MOST_STRETCHES = 3;

    private final FrontComparison comparison;
    private final Optional<Limit> limit;
    private final Metric x;
    private final Metric y;

    /**
     * Words for a comparison.
     *
     * @param limit on the axis across, if there is one
     */
    public ComparisonWords(FrontComparison comparison, Optional<Limit> limit) {
        this.comparison = comparison;
        this.limit = limit;
        this.x = comparison.axes().x();
        this.y = comparison.axes().y();
    }

    /** What the figures are, how fronts are read between their points, and what the uncertainty is. */
    public String method() {
        return "Each front is read where users need so much: between two neighbouring points "
                + (Coordinate.of(y) == Coordinate.RECIPROCAL
                        ? "the reciprocal, a throughput, is interpolated"
                        : "in proportion")
                + ", never beyond its ends; the deployment named is the one that keeps the need."
                + (comparison.ratios().isEmpty()
                        ? ""
                        : " Bands hold the ratio with 80 %; P is the probability to be better than the baseline. Errors that both"
                                + " fronts share cancel.");
    }

    /** All that is to be said of one ratio. */
    public List<String> of(RatioCurve ratio) {
        List<String> sentences = new ArrayList<>();
        List<RatioPoint> both = ratio.points().stream()
                .filter(point -> point.reach() == Reach.BOTH)
                .toList();
        if (both.isEmpty()) {
            sentences.add(nothingInCommon(ratio));
        } else {
            sentences.add(leads(ratio, both));
            sentences.add(extremes(ratio, both));
            limit.ifPresent(mark -> sentences.add(atLimit(ratio, mark)));
            sameStretches(both).ifPresent(sentences::add);
        }
        for (RatioCurve.Span span : ratio.spans()) {
            reach(ratio, span).ifPresent(sentences::add);
        }
        return sentences;
    }

    private String name(RatioCurve ratio) {
        return comparison.curve(ratio).name();
    }

    private String base() {
        return comparison.base().name();
    }

    private String nothingInCommon(RatioCurve ratio) {
        for (Curve curve : List.of(comparison.curve(ratio), comparison.base())) {
            if (curve.line().isEmpty()) {
                return curve.name() + " has no front: nothing is feasible.";
            }
        }
        return name(ratio) + " and " + base() + " reach no " + x.label() + " in common: there is no ratio.";
    }

    private String leads(RatioCurve ratio, List<RatioPoint> both) {
        double from = both.get(0).x();
        double to = both.get(both.size() - 1).x();
        List<Double> crossings = ratio.crossings().stream()
                .filter(crossing -> crossing >= from && crossing <= to)
                .toList();
        if (crossings.isEmpty()) {
            boolean equal = both.stream().allMatch(point -> point.ratio() == 1);
            return equal
                    ? name(ratio) + " and " + base() + " are equal wherever both reach (" + range(from, to) + ")."
                    : leader(ratio, both, from, to) + " leads wherever both reach (" + range(from, to) + ").";
        }
        int last = crossings.size() - 1;
        String first = leader(ratio, both, from, crossings.get(0));
        if (crossings.size() > MOST_CROSSINGS) {
            return first + " leads below " + place(crossings.get(0)) + ", "
                    + leader(ratio, both, crossings.get(last), to) + " beyond " + place(crossings.get(last))
                    + "; between, the fronts cross " + crossings.size() + " times.";
        }
        StringBuilder text = new StringBuilder(first + " leads up to " + place(crossings.get(0)));
        for (int i = 0; i <= last; i++) {
            double end = i < last ? crossings.get(i + 1) : to;
            text.append(", ").append(leader(ratio, both, crossings.get(i), end));
            text.append(i < last ? " from there to " + figure(end) : " beyond");
        }
        return text + ".";
    }

    /** Who is better between two places. */
    private String leader(RatioCurve ratio, List<RatioPoint> both, double from, double to) {
        double lead = both.stream()
                .filter(point -> point.x() >= from && point.x() <= to)
                .mapToDouble(point -> Math.log(point.ratio()))
                .sum();
        return lead >= 0 ? name(ratio) : base();
    }

    /** Where less is better, the ratio is that of the baseline's figure to the curve's. */
    private String extremes(RatioCurve ratio, List<RatioPoint> both) {
        RatioPoint least = ratio.smallest().orElseThrow();
        RatioPoint most = ratio.largest().orElseThrow();
        String whose = y.maximized() ? name(ratio) + " has " : base() + " has ";
        String ofWhom = " times the " + y.label() + " of " + (y.maximized() ? base() : name(ratio));
        if (ratio(least).equals(ratio(most))) {
            return whose + ratio(most) + ofWhom + " everywhere there.";
        }
        return whose + ratio(least) + " (at " + figure(least.x()) + ") to " + ratio(most) + " (at " + place(most.x())
                + ")" + ofWhom + "; " + ratio(both.get(0)) + " and " + ratio(both.get(both.size() - 1))
                + " times at the ends of what both reach.";
    }

    private String atLimit(RatioCurve ratio, Limit mark) {
        String where = "At the limit of " + place(mark.value());
        return ratio.at(mark.value())
                .map(point -> point.reach().hasRatio()
                        ? where + " it is " + sure(point) + "."
                        : where + " there is no ratio: " + reached(ratio, point.reach()) + ".")
                .orElse(where + " there is no ratio: it lies beyond both fronts.");
    }

    /** {@code 1.55 (80 % band 1.02–2.34, P = 91 %)}. */
    private static String sure(RatioPoint point) {
        return ratio(point) + " (80 % band " + BandText.of(new Band(point.low(), point.high())) + ", "
                + BandText.probability(point.betterFraction()) + (point.aboutTheSame() ? ", not sure" : "") + ")";
    }

    /** Where neither is better with more than one standard deviation. */
    private Optional<String> sameStretches(List<RatioPoint> both) {
        List<double[]> stretches = new ArrayList<>();
        boolean inside = false;
        for (RatioPoint point : both) {
            if (point.aboutTheSame() && inside) {
                stretches.get(stretches.size() - 1)[1] = point.x();
            } else if (point.aboutTheSame()) {
                stretches.add(new double[] {point.x(), point.x()});
            }
            inside = point.aboutTheSame();
        }
        if (stretches.isEmpty()) {
            return Optional.empty();
        }
        if (both.stream().allMatch(RatioPoint::aboutTheSame)) {
            return Optional.of("Nowhere is one of them surely better (P from 16 to 84 %).");
        }
        if (stretches.size() > MOST_STRETCHES) {
            double[] whole = {stretches.get(0)[0], stretches.get(stretches.size() - 1)[1]};
            return Optional.of("Neither is surely better (P from 16 to 84 %) in " + stretches.size()
                    + " stretches from " + range(whole[0], whole[1]) + ".");
        }
        List<String> parts =
                stretches.stream().map(part -> range(part[0], part[1])).toList();
        return Optional.of("Neither is surely better (P from 16 to 84 %) at " + String.join(" and at ", parts) + ".");
    }

    private Optional<String> reach(RatioCurve ratio, RatioCurve.Span span) {
        String stretch = range(span.from(), span.to());
        return switch (span.reach()) {
            case BOTH, NEITHER -> Optional.empty();
            case CLAMPED ->
                Optional.of("At " + stretch + ", " + clamped(ratio, span) + " gives more than is needed at its slowest"
                        + " point, which is read there.");
            case ONLY_CURVE, ONLY_BASELINE ->
                Optional.of(capital(reached(ratio, span.reach())) + " at " + stretch + ".");
        };
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Whose slowest point lies beyond a stretch. */
    private String clamped(RatioCurve ratio, RatioCurve.Span span) {
        Predicate<Curve> beyond = curve -> {
            List<FrontPoint> points = curve.line().points();
            double middle = (span.from() + span.to()) / 2;
            return x.maximized()
                    ? points.get(0).of(x) > middle
                    : points.get(points.size() - 1).of(x) < middle;
        };
        return beyond.test(comparison.curve(ratio)) ? name(ratio) : base();
    }

    private String reached(RatioCurve ratio, Reach reach) {
        return switch (reach) {
            case ONLY_CURVE -> "only " + name(ratio) + " gets there";
            case ONLY_BASELINE -> "only " + base() + " gets there";
            default -> reach.label();
        };
    }

    private String range(double from, double to) {
        String first = figure(from);
        String last = figure(to);
        return (first.equals(last) ? first : first + " to " + last) + " " + unit();
    }

    private String place(double value) {
        return figure(value) + " " + unit();
    }

    private String unit() {
        return x == Metric.INTERACTIVITY ? "tokens/s per user" : x.unitLabel();
    }

    private static String ratio(RatioPoint point) {
        return Decimal.aligned(point.ratio(), DIGITS);
    }

    private static String figure(double value) {
        return Decimal.of(value, DIGITS);
    }
}
