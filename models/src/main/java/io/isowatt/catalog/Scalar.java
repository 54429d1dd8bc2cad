package io.isowatt.catalog;

import io.isowatt.unit.Dimension;
import io.isowatt.unit.Quantity;
import io.isowatt.unit.QuantityException;

import java.util.regex.Pattern;

/** Reads the text of one YAML value as a number within bounds. */
final class Scalar {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
    private static final int DIGITS = 6;

    private Scalar() {}

    /** A text that cannot be read: how the sentence about the value goes on, and what to do. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String advice;

        private Unreadable(String problem, String advice) {
            super(problem);
            this.advice = advice;
        }

        /** The end of a sentence: "(4.8) has no unit". */
        String problem() {
            return String.valueOf(getMessage());
        }

        String advice() {
            return advice;
        }
    }

    /** A quantity in SI units from least to most. */
    static double quantity(String text, Dimension dimension, double least, double most) throws Unreadable {
        try {
            double value = Quantity.parse(text, dimension);
            if (value >= least && value <= most) {
                return value;
            }
            boolean small = value < least;
            throw new Unreadable(
                    "(" + text + ") is too " + (small ? "small" : "large"),
                    "check number and unit: the " + (small ? "least" : "most") + " is "
                            + Quantity.formatLike(text, small ? least : most, DIGITS));
        } catch (QuantityException e) {
            throw new Unreadable(String.valueOf(e.getMessage()), e.advice());
        }
    }

    /** A whole number without unit from least to most. */
    static long integer(String text, long least, long most) throws Unreadable {
        try {
            long value = Long.parseLong(text.replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through: no number and out of bounds ask for the same remedy
        }
        throw new Unreadable(
                "(" + text + ") is not a whole number from " + least + " to " + most,
                "write such a number without unit");
    }

    /** A number without unit from least to most. */
    static double number(String text, double least, double most) throws Unreadable {
        if (NUMBER.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw new Unreadable(
                "(" + text + ") is not a number from " + Quantity.number(least, DIGITS) + " to "
                        + Quantity.number(most, DIGITS),
                "write such a number without unit");
    }
}
