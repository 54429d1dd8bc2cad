package io.isowatt.report.page;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Elasticity;
import io.isowatt.uncertainty.Spread;
import io.isowatt.uncertainty.Uncertainty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ends of the 80 % bands of some metrics over their values, each different row of factors once. */
final class BandFactors {

    private static final int PER_UNIT = 1000;

    private final List<Metric> metrics;
    private final Map<List<Integer>, Integer> places = new LinkedHashMap<>();

    BandFactors(List<Metric> metrics) {
        this.metrics = metrics;
    }

    List<Metric> metrics() {
        return metrics;
    }

    /** The place of a point's factors among all. */
    int placeOf(FrontPoint point) {
        List<Integer> row = new ArrayList<>(2 * metrics.size());
        for (Metric metric : metrics) {
            double[] ends = ends(point.uncertainty(), point.elasticity(metric));
            row.add((int) Math.round(PER_UNIT * ends[0]));
            row.add((int) Math.round(PER_UNIT * ends[1]));
        }
        return places.computeIfAbsent(row, key -> places.size());
    }

    /**
     * The ends of {@link Band} over the value, without making the spread: σ² = Σ exponent²·σ² of the independent errors,
     * one-sided parts added.
     */
    static double[] ends(Uncertainty uncertainty, Elasticity figure) {
        double deviation = Math.sqrt(uncertainty.covarianceFraction(figure, figure));
        double below = 0;
        double above = 0;
        Spread[] spreads = {uncertainty.time(), uncertainty.ttft(), uncertainty.boardWatts(), uncertainty.chain()};
        double[] exponents = {
            figure.timeExponent(), figure.ttftExponent(), figure.wattsExponent(), figure.chainExponent()
        };
        for (int i = 0; i < spreads.length; i++) {
            double size = Math.abs(exponents[i]);
            below += size * (exponents[i] > 0 ? spreads[i].belowFraction() : spreads[i].aboveFraction());
            above += size * (exponents[i] > 0 ? spreads[i].aboveFraction() : spreads[i].belowFraction());
        }
        return new double[] {
            Math.exp(-Band.DEVIATIONS * (deviation + below)), Math.exp(Band.DEVIATIONS * (deviation + above))
        };
    }

    /** All rows: low and high of each metric, as factors. */
    void write(CompactJson json) {
        json.open('[');
        for (List<Integer> row : places.keySet()) {
            json.open('[');
            row.forEach(thousandths -> json.value(thousandths / (double) PER_UNIT, 5));
            json.close(']');
        }
        json.close(']');
    }
}
