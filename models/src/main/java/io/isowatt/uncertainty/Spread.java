package io.isowatt.uncertainty;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The log-normal error of a figure: standard deviations of its natural logarithm.
 *
 * @param ownFraction the part that no other estimate shares
 * @param sharedFraction the parts that all estimates with the same cause share
 * @param belowFraction how much further the truth may lie below, one-sided
 * @param aboveFraction how much further it may lie above
 */
public record Spread(
        double ownFraction, Map<Cause, Double> sharedFraction, double belowFraction, double aboveFraction) {

    /** The error of a figure that is known. */
    public static final Spread NONE = new Spread(0, Map.of(), 0, 0);

    public Spread {
        sharedFraction = Collections.unmodifiableMap(new LinkedHashMap<>(sharedFraction));
    }

    /** Σ² = own² + Σ shared². */
    public double totalFraction() {
        double squares = ownFraction * ownFraction;
        for (double shared : sharedFraction.values()) {
            squares += shared * shared;
        }
        return Math.sqrt(squares);
    }

    /** The deviation downward, its one-sided part included. */
    public double lowFraction() {
        return totalFraction() + belowFraction;
    }

    /** The deviation upward. */
    public double highFraction() {
        return totalFraction() + aboveFraction;
    }

    /** The error of the figure to a power: of its reciprocal for −1. */
    public Spread scaled(double exponent) {
        double size = Math.abs(exponent);
        Map<Cause, Double> shared = new LinkedHashMap<>();
        if (size > 0) {
            sharedFraction.forEach((cause, fraction) -> shared.put(cause, size * fraction));
        }
        double below = size * (exponent > 0 ? belowFraction : aboveFraction);
        double above = size * (exponent > 0 ? aboveFraction : belowFraction);
        return new Spread(size * ownFraction, shared, below, above);
    }

    /** The error of the product of two figures with independent errors. */
    public Spread plus(Spread other) {
        Map<Cause, Double> shared = new LinkedHashMap<>(sharedFraction);
        other.sharedFraction.forEach((cause, fraction) -> shared.merge(cause, fraction, Math::hypot));
        return new Spread(
                Math.hypot(ownFraction, other.ownFraction),
                shared,
                belowFraction + other.belowFraction,
                aboveFraction + other.aboveFraction);
    }

    /**
     * The error of a sum of two figures of which this is such a share: own parts are independent, parts with the same cause
     * add up.
     */
    public Spread mixed(double fraction, Spread other) {
        Spread part = scaled(fraction);
        Spread rest = other.scaled(1 - fraction);
        Map<Cause, Double> shared = new LinkedHashMap<>(part.sharedFraction);
        rest.sharedFraction.forEach((cause, value) -> shared.merge(cause, value, Double::sum));
        return new Spread(
                Math.hypot(part.ownFraction, rest.ownFraction),
                shared,
                part.belowFraction + rest.belowFraction,
                part.aboveFraction + rest.aboveFraction);
    }

    /** The symmetric error of the ratio of two figures: own parts are independent, parts with the same cause cancel. */
    double ratioFraction(Spread other) {
        double squares = ownFraction * ownFraction + other.ownFraction * other.ownFraction;
        for (Map.Entry<Cause, Double> part : sharedFraction.entrySet()) {
            double rest = part.getValue() - other.sharedFraction.getOrDefault(part.getKey(), 0.0);
            squares += rest * rest;
        }
        for (Map.Entry<Cause, Double> part : other.sharedFraction.entrySet()) {
            squares += sharedFraction.containsKey(part.getKey()) ? 0 : part.getValue() * part.getValue();
        }
        return Math.sqrt(squares);
    }
}
