package io.isowatt.report.table;

import io.isowatt.report.front.Rounding;

import java.util.Arrays;

/** JSON in the order in which it is written, indented down to a depth, with the same digits everywhere. */
public final class JsonText {

    /** Digits of every figure: more than any input has, fewer than where platforms differ. */
    private static final int DIGITS = Rounding.DIGITS;

    private static final int INDENTED_DEPTH = 3;

    private final StringBuilder text = new StringBuilder(1 << 18);
    private int depth;
    private boolean first = true;

    public JsonText open(char bracket) {
        text.append(bracket);
        depth++;
        first = true;
        return this;
    }

    public JsonText close(char bracket) {
        depth--;
        if (!first && depth < INDENTED_DEPTH) {
            newLine();
        }
        text.append(bracket);
        first = false;
        return this;
    }

    /** The name of the next value. */
    public JsonText name(String name) {
        next();
        string(name);
        text.append(": ");
        return this;
    }

    /** The next value of an array begins. */
    public JsonText item() {
        next();
        return this;
    }

    private void next() {
        if (!first) {
            text.append(',');
        }
        if (depth <= INDENTED_DEPTH) {
            newLine();
        } else if (!first) {
            text.append(' ');
        }
        first = false;
    }

    private void newLine() {
        text.append('\n').append("  ".repeat(depth));
    }

    public JsonText field(String name, String value) {
        name(name);
        string(value);
        return this;
    }

    public JsonText field(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    public JsonText field(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    public JsonText field(String name, double value) {
        name(name);
        number(value);
        return this;
    }

    public JsonText field(String name, double[] values) {
        name(name).open('[');
        Arrays.stream(values).forEach(value -> {
            text.append(first ? "" : ", ");
            first = false;
            number(value);
        });
        first = true;
        return close(']');
    }

    public JsonText field(String name, Iterable<?> values) {
        name(name).open('[');
        for (Object value : values) {
            text.append(first ? "" : ", ");
            first = false;
            if (value instanceof Number || value instanceof Boolean) {
                text.append(value);
            } else {
                string(value.toString());
            }
        }
        first = true;
        return close(']');
    }

    public JsonText nothing() {
        text.append("null");
        return this;
    }

    /** Figures that are infinite, undefined or beyond what is written without exponent are null. */
    private void number(double value) {
        String written = Decimal.of(value, DIGITS);
        text.append(written.isEmpty() ? "null" : written);
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text + "\n";
    }
}
