package io.isowatt.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;

/** Writes UTF-8 text as ASCII: signs by their usual spelling, letters without their accents, what is left as "?". */
final class AsciiStream extends FilterOutputStream {

    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("×", "x"),
            Map.entry("·", "*"),
            Map.entry("–", "-"),
            Map.entry("−", "-"),
            Map.entry("—", "-"),
            Map.entry("…", "..."),
            Map.entry("≤", "<="),
            Map.entry("≥", ">="),
            Map.entry("→", "->"),
            Map.entry("µ", "u"),
            Map.entry("μ", "u"),
            Map.entry("ß", "ss"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("‘", "'"),
            Map.entry("’", "'"),
            Map.entry("\u00a0", " "),
            Map.entry("\u202f", " "));

    private final byte[] letter = new byte[4];
    private int size;
    private int wanted;

    AsciiStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        byte next = (byte) value;
        boolean continues = (next & 0xC0) == 0x80;
        if (next >= 0) {
            size = 0;
            out.write(next);
        } else if (!continues) {
            letter[0] = next;
            size = 1;
            wanted = (next & 0xE0) == 0xC0 ? 2 : (next & 0xF0) == 0xE0 ? 3 : 4;
        } else if (size > 0) {
            letter[size++] = next;
            if (size == wanted) {
                out.write(spelling(new String(letter, 0, size, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.US_ASCII));
                size = 0;
            }
        }
    }

    private static String spelling(String letter) {
        String sign = SPELLINGS.get(letter);
        if (sign != null) {
            return sign;
        }
        String plain = Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        return StandardCharsets.US_ASCII.newEncoder().canEncode(plain) ? plain : "?";
    }
}
