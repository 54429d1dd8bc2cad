package io.isowatt.report.table;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** {@link Decimal} where a library wants a {@link NumberFormat}. */
final class DecimalFormatting extends NumberFormat {

    private static final long serialVersionUID = 1L;

    private final int digits;

    DecimalFormatting(int digits) {
        this.digits = digits;
    }

    @Override
    public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
        return to.append(Decimal.of(number, digits));
    }

    @Override
    public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
        return to.append(number);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("Decimal writes only.");
    }
}
