package io.isowatt.uncertainty;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How sure it is that one figure is better than another.
 *
 * @param betterFraction the probability that the first is
 */
public record Comparison(double betterFraction) {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** One standard deviation: Φ(1) = 84 %. */
    private static final double DISTINCT = NORMAL.cumulativeProbability(1);

    /**
     * Compares two positive figures: P = Φ(d/σ) with d the natural logarithm of their ratio and σ its error. A one-sided
     * error counts where it would bring the two closer.
     *
     * @param maximized whether more is better
     */
    public static Comparison of(double value, Spread spread, double other, Spread otherSpread, boolean maximized) {
        double d = Math.log(value / other);
        double oneSided = d > 0
                ? spread.belowFraction() + otherSpread.aboveFraction()
                : spread.aboveFraction() + otherSpread.belowFraction();
        double sigma = spread.ratioFraction(otherSpread) + oneSided;
        double more = d == 0 ? 0.5 : NORMAL.cumulativeProbability(d / sigma);
        return new Comparison(maximized ? more : 1 - more);
    }

    /** Whether the two lie closer than one standard deviation, 16 % to 84 %: to be called about the same. */
    public boolean indistinguishable() {
        return betterFraction < DISTINCT && betterFraction > 1 - DISTINCT;
    }
}
