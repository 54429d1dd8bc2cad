package io.isowatt.report.compare;

import io.isowatt.report.front.Axes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fronts held against one of them.
 *
 * @param curves all of them, over the same axes
 * @param baseline the place of the one that ratios are to
 * @param ratios the ratio of each other curve to the baseline, in the order of the curves
 * @param readings all curves at the places asked for
 */
public record FrontComparison(List<Curve> curves, int baseline, List<RatioCurve> ratios, List<Reading> readings) {

    public FrontComparison {
        curves = List.copyOf(curves);
        ratios = List.copyOf(ratios);
        readings = List.copyOf(readings);
    }

    /**
     * Compares fronts.
     *
     * @param curves at least one, over the same axes
     * @param baseline the place of the one that ratios are to
     * @param reads where to read all of them
     */
    static FrontComparison of(List<Curve> curves, int baseline, List<Double> reads) {
        return of(curves, baseline, reads, List.of());
    }

    /**
     * The same.
     *
     * @param marks places that ratios have a point at beside the reads, where a front reaches them
     */
    static FrontComparison of(List<Curve> curves, int baseline, List<Double> reads, List<Double> marks) {
        Axes axes = curves.get(0).line().axes();
        for (Curve curve : curves) {
            Axes other = curve.line().axes();
            if (other.x() != axes.x() || other.y() != axes.y()) {
                throw new IllegalArgumentException("Fronts over different axes cannot be compared.");
            }
        }
        List<FrontReader> readers =
                curves.stream().map(curve -> new FrontReader(curve.line())).toList();
        List<Double> places = new ArrayList<>(reads);
        places.addAll(marks);
        List<RatioCurve> ratios = new ArrayList<>();
        for (int c = 0; c < curves.size(); c++) {
            if (c != baseline) {
                ratios.add(new RatioCurves(axes.x(), axes.y(), readers.get(c), readers.get(baseline)).of(c, places));
            }
        }
        List<Reading> readings = reads.stream()
                .map(x -> {
                    List<FrontRead> fronts =
                            readers.stream().map(reader -> reader.at(x)).toList();
                    List<RatioPoint> points = IntStream.range(0, fronts.size())
                            .mapToObj(curve -> curve == baseline
                                    ? RatioPoint.ofItself(fronts.get(curve))
                                    : RatioPoint.of(fronts.get(curve), fronts.get(baseline), axes.y()))
                            .toList();
                    return new Reading(x, fronts, points);
                })
                .toList();
        return new FrontComparison(curves, baseline, ratios, readings);
    }

    /** In what the curves differ besides the machine, and what else their ratios rest on; a sentence each. */
    public List<String> caveats() {
        return Caveats.of(curves);
    }

    /** The curve that ratios are to. */
    public Curve base() {
        return curves.get(baseline);
    }

    /** The curve of a ratio. */
    public Curve curve(RatioCurve ratio) {
        return curves.get(ratio.curve());
    }

    /** What all curves are drawn over. */
    public Axes axes() {
        return curves.get(0).line().axes();
    }
}
