package io.isowatt.catalog;

/**
 * One thing wrong with what a user wrote.
 *
 * @param file the file's path as the user named it, or the name of the option
 * @param line 1-based line, 0 where no line applies
 * @param message what is wrong: "The tensor degree (3) does not divide the attention heads (64)."
 * @param advice what to do: "Maybe use 1, 2, 4 or 8."; may be empty
 */
public record Problem(String file, int line, String message, String advice) {

    @Override
    public String toString() {
        String where = line > 0 ? file + ":" + line : file;
        return where + ": " + message + (advice.isEmpty() ? "" : " " + advice);
    }
}
