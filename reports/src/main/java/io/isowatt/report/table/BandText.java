package io.isowatt.report.table;

import io.isowatt.uncertainty.Band;

/** Bands as text: {@code 1.19M–1.74M}. */
public final class BandText {

    private static final int DIGITS = 3;

    private BandText() {}

    /** Both ends with three digits, large ones in thousands or millions. */
    public static String of(Band band) {
        double unit = band.low() >= 1e6 ? 1e6 : band.low() >= 1e4 ? 1e3 : 1;
        String symbol = unit == 1e6 ? "M" : unit == 1e3 ? "k" : "";
        return Decimal.of(band.low() / unit, DIGITS) + symbol + "–" + Decimal.of(band.high() / unit, DIGITS) + symbol;
    }

    /** The wider side in per cent: {@code ±21 %}; nothing for a figure that is known. */
    static String percent(double value, Band band) {
        double factor = Math.max(band.high() / value, value / band.low());
        return factor > 1 ? "±" + Math.round(100 * (factor - 1)) + " %" : "";
    }

    /** A probability in whole per cent, never certain: {@code P = 62 %}, {@code P > 99 %}. */
    public static String probability(double fraction) {
        long percent = Math.round(100 * fraction);
        return percent >= 100 ? "P > 99 %" : percent <= 0 ? "P < 1 %" : "P = " + percent + " %";
    }
}
