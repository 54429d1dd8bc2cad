package io.isowatt.report.compare;

import io.isowatt.estimate.Metric;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Comparison;

/**
 * How many times as good as the baseline a front is where x is needed; figures are NaN where one of them does not reach it.
 *
 * @param x what is needed
 * @param ratio more than 1 where the curve is better: of figures where more is better, else of their reciprocals
 * @param low lower end of its 80 % band
 * @param high upper end
 * @param betterFraction the probability that the curve is better
 * @param reach which of the two reach x
 */
public record RatioPoint(double x, double ratio, double low, double high, double betterFraction, Reach reach) {

    static RatioPoint of(FrontRead curve, FrontRead baseline, Metric y) {
        Reach reach = Reach.of(curve, baseline);
        if (!reach.hasRatio()) {
            return new RatioPoint(curve.x(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, reach);
        }
        double value = curve.rate(y);
        double other = baseline.rate(y);
        Band band = Band.ofRatio(value, curve.rateSpread(), other, baseline.rateSpread());
        Comparison compared = Comparison.of(value, curve.rateSpread(), other, baseline.rateSpread(), true);
        return new RatioPoint(curve.x(), value / other, band.low(), band.high(), compared.betterFraction(), reach);
    }

    /** The baseline's own: 1, whatever its errors. */
    static RatioPoint ofItself(FrontRead front) {
        double one = front.reached() ? 1 : Double.NaN;
        return new RatioPoint(front.x(), one, one, one, front.reached() ? 0.5 : Double.NaN, Reach.of(front, front));
    }

    /** Whether the two are to be called about the same. */
    public boolean aboutTheSame() {
        return reach.hasRatio() && new Comparison(betterFraction).indistinguishable();
    }
}
