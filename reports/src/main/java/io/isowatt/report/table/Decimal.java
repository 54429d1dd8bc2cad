package io.isowatt.report.table;

import java.nio.charset.StandardCharsets;

/**
 * Numbers as text: the same digits on every platform and in every locale, without exponent, trailing zeros removed.
 * {@link Double#toString} is none of it: its digits changed between Java 18 and 19.
 */
public final class Decimal {

    /** Room that one number needs at most. */
    static final int MOST_BYTES = 48;

    private static final double[] TENS = new double[23];
    private static final long[] WHOLE_TENS = new long[19];

    static {
        double ten = 1;
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = ten;
            ten *= 10;
        }
        long whole = 1;
        for (int i = 0; i < WHOLE_TENS.length; i++) {
            WHOLE_TENS[i] = whole;
            whole *= 10;
        }
    }

    private Decimal() {}

    /** A number with so many significant digits, 1 to 15. */
    public static String of(double value, int digits) {
        byte[] room = new byte[MOST_BYTES];
        int end = write(value, digits, room, 0);
        return new String(room, 0, end, StandardCharsets.US_ASCII);
    }

    /** The same with commas between thousands. */
    public static String grouped(double value, int digits) {
        return grouped(of(value, digits));
    }

    /** A count with commas between thousands. */
    public static String count(long value) {
        return grouped(Long.toString(value));
    }

    /** A grouped number with all its significant digits, zeros too, so that figures of a column can be compared: {@code 30.0}. */
    public static String aligned(double value, int digits) {
        String plain = of(value, digits);
        long shown = plain.replaceFirst("^-?0*\\.?0*", "")
                .chars()
                .filter(Character::isDigit)
                .count();
        if (shown == 0 || shown >= digits) {
            return grouped(plain);
        }
        return grouped(plain + (plain.contains(".") ? "" : ".") + "0".repeat((int) (digits - shown)));
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        StringBuilder grouped = new StringBuilder(plain);
        int first = plain.startsWith("-") ? 1 : 0;
        for (int i = (point < 0 ? plain.length() : point) - 3; i > first; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    /** Writes a number; tells where it ends. Not finite ones and those beyond 10⁻⁹ … 10¹⁸ leave the field empty or 0. */
    static int write(double value, int digits, byte[] to, int at) {
        if (!Double.isFinite(value) || Math.abs(value) >= 1e18) {
            return at;
        }
        int end = at;
        double size = Math.abs(value);
        if (size < 1e-9) {
            to[end] = '0';
            return end + 1;
        }
        int exponent = exponent(size);
        int decimals = digits - 1 - exponent;
        long mantissa = Math.round(decimals > 22 ? size * 1e22 * TENS[decimals - 22] : scaled(size, decimals));
        while (decimals > 0 && mantissa % 10 == 0) {
            mantissa /= 10;
            decimals--;
        }
        if (value < 0) {
            to[end++] = '-';
        }
        if (decimals <= 0) {
            return whole(mantissa * WHOLE_TENS[-decimals], to, end);
        }
        if (decimals > 18) {
            end = whole(0, to, end);
            to[end++] = '.';
            return padded(mantissa, decimals, to, end);
        }
        end = whole(mantissa / WHOLE_TENS[decimals], to, end);
        to[end++] = '.';
        return padded(mantissa % WHOLE_TENS[decimals], decimals, to, end);
    }

    private static double scaled(double size, int decimals) {
        return decimals >= 0 ? size * TENS[decimals] : size / TENS[-decimals];
    }

    /** The largest e with 10ᵉ at most the size, by comparison, which is exact where a logarithm is not. */
    private static int exponent(double size) {
        int e = 0;
        if (size >= 1) {
            while (e < 18 && size >= TENS[e + 1]) {
                e++;
            }
            return e;
        }
        while (size * TENS[-e] < 1) {
            e--;
        }
        return e;
    }

    /** Writes a count. */
    static int whole(long number, byte[] to, int at) {
        int length = 1;
        while (length < 19 && number >= WHOLE_TENS[length]) {
            length++;
        }
        return padded(number, length, to, at);
    }

    private static int padded(long number, int length, byte[] to, int at) {
        long rest = number;
        for (int i = at + length - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + length;
    }
}
