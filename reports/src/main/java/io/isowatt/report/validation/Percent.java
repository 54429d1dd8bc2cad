package io.isowatt.report.validation;

import java.util.Locale;

/** Fractions as percentages with one decimal, and correlations; blank where there is none. */
final class Percent {

    private Percent() {}

    static String of(double fraction) {
        return Double.isNaN(fraction) ? "" : String.format(Locale.ROOT, "%.1f", 100 * fraction);
    }

    /** With its sign. */
    static String signed(double fraction) {
        return Double.isNaN(fraction) ? "" : String.format(Locale.ROOT, "%+.1f", 100 * fraction);
    }

    /** A correlation. */
    static String correlation(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
    }
}
