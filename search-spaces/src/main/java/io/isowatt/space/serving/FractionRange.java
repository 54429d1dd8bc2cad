package io.isowatt.space.serving;

/**
 * All shares between two, which no list holds.
 *
 * @param from the least
 * @param to the greatest, above the least
 */
public record FractionRange(double from, double to) {

    public FractionRange {
        if (!(from < to)) {
            throw new IllegalArgumentException("A range of shares (" + from + " to " + to + ") is empty.");
        }
    }
}
