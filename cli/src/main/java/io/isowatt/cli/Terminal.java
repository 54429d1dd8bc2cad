package io.isowatt.cli;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Where output goes. The launcher tells in the environment what it found: {@code ISOWATT_STDOUT=terminal},
 * {@code ISOWATT_STDERR=terminal} and {@code COLUMNS}.
 *
 * @param columnCount width of a line
 * @param colour whether to colour
 * @param unicode whether letters beyond ASCII can be shown
 * @param errorIsTerminal whether a person may be watching stderr
 */
record Terminal(int columnCount, boolean colour, boolean unicode, boolean errorIsTerminal) {

    private static final int LEAST_COLUMNS = 60;
    private static final int MOST_COLUMNS = 200;
    private static final int PIPE_COLUMNS = 120;

    static Terminal of(Map<String, String> environment) {
        boolean terminal = "terminal".equals(environment.get("ISOWATT_STDOUT"));
        boolean plain = environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
        return new Terminal(
                terminal ? columns(environment.get("COLUMNS")) : PIPE_COLUMNS,
                terminal && !plain,
                isUtf8(environment),
                "terminal".equals(environment.get("ISOWATT_STDERR")));
    }

    private static int columns(@Nullable String written) {
        try {
            int columns = written == null ? 0 : Integer.parseInt(written.trim());
            return columns == 0 ? 80 : Math.max(LEAST_COLUMNS, Math.min(columns, MOST_COLUMNS));
        } catch (NumberFormatException e) {
            return 80;
        }
    }

    private static boolean isUtf8(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                String upper = value.toUpperCase(Locale.ROOT);
                return upper.contains("UTF-8") || upper.contains("UTF8");
            }
        }
        return System.getProperty("os.name", "").startsWith("Mac");
    }

    /** A stream that writes what the locale can show. */
    PrintStream stream(OutputStream bytes) {
        OutputStream raw = new BufferedOutputStream(bytes);
        return new PrintStream(unicode ? raw : new AsciiStream(raw), false, StandardCharsets.UTF_8);
    }
}
