package io.isowatt.measured;

import java.util.Locale;

/** How the clients of a measurement behaved. The prefix cache is off in all of them. */
public enum LoadProtocol {
    /** Published by InferenceX: lengths drawn uniformly from 0.8 to 1.0 of the nominal ones. */
    INFERENCEX(0.9, true),
    /** Not published; lengths are nominal, and the time to first token is no fair target. */
    INTERNAL(1, false),
    /** A user's own: a closed loop with fixed lengths. */
    FIXED(1, true);

    private final double meanLengthFraction;
    private final boolean published;

    LoadProtocol(double meanLengthFraction, boolean published) {
        this.meanLengthFraction = meanLengthFraction;
        this.published = published;
    }

    /** Mean of the real lengths over the nominal ones. */
    public double meanLengthFraction() {
        return meanLengthFraction;
    }

    /** Whether all requests are equally long, so that servers that prefill first see them in waves. */
    public boolean equalLengths() {
        return meanLengthFraction == 1;
    }

    /** Whether it is known how requests arrive, so that the time to first token can be judged. */
    public boolean published() {
        return published;
    }

    /** The word in tables: {@code inferencex}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The protocol of a word; a missing word means fixed lengths, an unknown one that nothing was published. */
    public static LoadProtocol of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "inferencex" -> INFERENCEX;
            case "", "fixed" -> FIXED;
            default -> INTERNAL;
        };
    }
}
