package io.isowatt.report.table;

/** Sentences as lines of a width. */
public final class WrappedText {

    private WrappedText() {}

    /** Lines broken at spaces, all indented, further ones by two more; a word too long for a line is broken. */
    public static String of(String content, String indent, int columnCount) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        boolean empty = true;
        for (String word : content.split(" ")) {
            String rest = word;
            if (!empty && line.length() + 1 + rest.length() > columnCount) {
                text.append(line).append('\n');
                line = new StringBuilder(indent).append("  ");
                empty = true;
            }
            while (line.length() + rest.length() > columnCount) {
                int room = columnCount - line.length();
                text.append(line).append(rest, 0, room).append('\n');
                rest = rest.substring(room);
                line = new StringBuilder(indent).append("  ");
            }
            line.append(empty ? "" : " ").append(rest);
            empty = false;
        }
        return text.append(line).append('\n').toString();
    }
}
