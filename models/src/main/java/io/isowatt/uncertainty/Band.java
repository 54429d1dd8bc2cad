package io.isowatt.uncertainty;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Where a figure lies with a probability of 80 %: a tenth of the probability below, a tenth above.
 *
 * @param low its lower end, in the unit of the figure
 * @param high its upper end
 */
public record Band(double low, double high) {

    /** The probability that the truth lies inside. */
    public static final double PROBABILITY = 0.8;

    /** Standard deviations from the middle to an end: 1.28. */
    public static final double DEVIATIONS =
            new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + PROBABILITY) / 2);

    /** The band of a positive figure: value·exp(±1.28·σ). */
    public static Band of(double value, Spread spread) {
        return new Band(
                value * Math.exp(-DEVIATIONS * spread.lowFraction()),
                value * Math.exp(DEVIATIONS * spread.highFraction()));
    }

    /** The band of the ratio of two positive figures; errors of the same cause cancel, one-sided ones widen their side. */
    public static Band ofRatio(double value, Spread spread, double other, Spread otherSpread) {
        double ratio = value / other;
        double sigma = spread.ratioFraction(otherSpread);
        return new Band(
                ratio * Math.exp(-DEVIATIONS * (sigma + spread.belowFraction() + otherSpread.aboveFraction())),
                ratio * Math.exp(DEVIATIONS * (sigma + spread.aboveFraction() + otherSpread.belowFraction())));
    }

    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
