package io.isowatt.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The door between written quantities ("4.8 TB/s") and the SI numbers inside; nothing scales in between. */
public final class Quantity {

    private static final Pattern WRITTEN = Pattern.compile("\\s*([-+]?[0-9][0-9_.,eE+-]*|[-+]?\\.[0-9]+)\\s*(.*?)\\s*");

    private Quantity() {}

    /**
     * Reads a written quantity as an SI value.
     *
     * @param text what was written, number first, unit behind it: {@code 30 ms}
     * @param dimension what it must measure
     * @return the value in SI units (s, B, FLOP/s, W, J/B, tokens, tokens/s, USD/s, USD/J, fraction)
     * @throws QuantityException if the text is no number, has no unit or one of another dimension
     */
    public static double parse(String text, Dimension dimension) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new QuantityException("(" + text + ") is not a number with a unit", "write " + dimension.example());
        }
        double number = number(written.group(1), text, dimension);
        String symbol = written.group(2);
        if (symbol.isEmpty()) {
            throw new QuantityException("(" + text + ") has no unit", "write " + dimension.example());
        }
        Unit unit = Unit.of(symbol)
                .orElseThrow(() -> new QuantityException(
                        "(" + text + ") has an unknown unit (" + symbol + ")",
                        "use one of " + String.join(", ", Unit.symbolsOf(dimension))));
        if (unit.dimension() != dimension) {
            throw new QuantityException("(" + text + ") has a unit of the wrong kind", "write " + dimension.example());
        }
        // in decimal, so that 2.039 TB/s is the double nearest to 2.039e12
        return BigDecimal.valueOf(number)
                .multiply(BigDecimal.valueOf(unit.siUnits()))
                .doubleValue();
    }

    private static double number(String digits, String text, Dimension dimension) {
        try {
            double number = Double.parseDouble(digits.replace("_", ""));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new QuantityException(
                    "(" + text + ") does not begin with a number", "write " + dimension.example() + ", without commas");
        }
        throw new QuantityException("(" + text + ") is too large", "write " + dimension.example());
    }

    /** Prints an SI value in a unit with so many significant digits, trailing zeros removed: {@code 4.8 TB/s}. */
    public static String format(double siValue, Unit unit, int significantDigits) {
        return number(siValue / unit.siUnits(), significantDigits) + " " + unit.symbol();
    }

    /** Prints an SI value in the unit that a readable quantity was written in: 10¹⁰ like {@code 4.8 GB/s} is "10 GB/s". */
    public static String formatLike(String written, double siValue, int significantDigits) {
        Matcher matcher = WRITTEN.matcher(written);
        Unit unit = matcher.matches() ? Unit.of(matcher.group(2)).orElse(null) : null;
        return unit == null ? number(siValue, significantDigits) : format(siValue, unit, significantDigits);
    }

    /** Prints a number with so many significant digits, without exponent and without trailing zeros. */
    public static String number(double value, int significantDigits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(significantDigits, RoundingMode.HALF_EVEN));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
