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

    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
