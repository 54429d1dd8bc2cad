package io.isowatt.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of the program with captured streams.
 *
 * @param status exit status
 * @param out what went to stdout
 * @param err what went to stderr
 */
record Run(int status, String out, String err) {

    private static final Terminal PIPE = new Terminal(120, false, true, false);

    static Run of(String... arguments) {
        return in(PIPE, arguments);
    }

    static Run in(Terminal terminal, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8);
        int status = Main.run(terminal, new Interrupt(), outStream, errStream, arguments);
        outStream.flush();
        errStream.flush();
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Arguments written in one line, separated by blanks; a word in single quotes may hold some. */
    static Run line(String arguments) {
        return of(words(arguments));
    }

    static String[] words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return words.toArray(String[]::new);
    }
}
