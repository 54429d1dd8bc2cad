package io.isowatt.report.page;

import io.isowatt.report.table.Decimal;

/** JSON without blanks that may stand inside a script element: no {@code <} in it is bare. */
final class CompactJson {

    private final StringBuilder text = new StringBuilder(1 << 18);
    private boolean first = true;

    CompactJson open(char bracket) {
        separate();
        text.append(bracket);
        first = true;
        return this;
    }

    CompactJson close(char bracket) {
        text.append(bracket);
        first = false;
        return this;
    }

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    /** The name of the next value. */
    CompactJson name(String name) {
        value(name);
        text.append(':');
        first = true;
        return this;
    }

    CompactJson value(String value) {
        separate();
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        text.append('"');
        return this;
    }

    private void character(char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
            text.append(String.format("\\u%04x", (int) c));
        } else {
            text.append(c);
        }
    }

    CompactJson value(long value) {
        separate();
        text.append(value);
        return this;
    }

    CompactJson value(boolean value) {
        separate();
        text.append(value);
        return this;
    }

    /** A number with so many significant digits; null if it is none. */
    CompactJson value(double value, int digits) {
        separate();
        text.append(Double.isFinite(value) ? Decimal.of(value, digits) : "null");
        return this;
    }

    CompactJson field(String name, String value) {
        return name(name).value(value);
    }

    CompactJson field(String name, long value) {
        return name(name).value(value);
    }

    CompactJson field(String name, boolean value) {
        return name(name).value(value);
    }

    CompactJson field(String name, double value, int digits) {
        return name(name).value(value, digits);
    }

    CompactJson field(String name, Iterable<String> values) {
        name(name).open('[');
        values.forEach(this::value);
        return close(']');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
