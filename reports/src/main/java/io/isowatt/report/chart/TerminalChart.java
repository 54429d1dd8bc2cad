package io.isowatt.report.chart;

import io.isowatt.report.front.Axes;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fronts drawn with letters: one letter for each machine, at the height that each interactivity allows. */
public final class TerminalChart {

    private static final int LABEL_WIDTH = 6;
    private static final int FEWEST_COLUMNS = 20;
    private static final char NOTHING = ' ';
    private static final int LIMIT_OWNER = -1;

    private final List<FrontLine> lines;
    private final Axes axes;
    private final Optional<Limit> limit;
    private final boolean colour;
    private final boolean unicode;
    private final Scale x;
    private final Scale y;
    private final char[][] letters;
    private final int[][] owners;

    private TerminalChart(
            List<FrontLine> lines, Optional<Limit> limit, int columns, int rows, boolean colour, boolean unicode) {
        this.lines = lines;
        this.axes = lines.get(0).axes();
        this.limit = limit;
        this.colour = colour;
        this.unicode = unicode;
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (FrontLine line : lines) {
            for (int i = 0; i < line.size(); i++) {
                xs.add(line.x(i));
                ys.add(line.y(i));
            }
        }
        limit.ifPresent(mark -> xs.add(mark.value()));
        this.x = Scale.of(xs);
        this.y = Scale.of(ys);
        this.letters = new char[rows][columns];
        this.owners = new int[rows][columns];
        for (char[] row : letters) {
            Arrays.fill(row, NOTHING);
        }
    }

    /**
     * Draws the fronts.
     *
     * @param lines the machines, at least one
     * @param limit the latency limit on the axis across, if there is one
     * @param width characters of a line at most, at least 40
     * @param height rows of the plot
     * @param colour whether to colour with ANSI sequences
     * @param unicode whether to draw with characters beyond ASCII
     * @return lines that end with a line feed; none if there is nothing to draw
     */
    public static String of(
            List<FrontLine> lines, Optional<Limit> limit, int width, int height, boolean colour, boolean unicode) {
        if (lines.stream().allMatch(FrontLine::isEmpty)) {
            return "";
        }
        int columns = Math.max(width - LABEL_WIDTH - 2, FEWEST_COLUMNS);
        return new TerminalChart(lines, limit, columns, height, colour, unicode).text();
    }

    /** What the front of the machine at a place is drawn with. */
    public static char letter(int machine) {
        return MachineStyle.of(machine).letter();
    }

    private String text() {
        limit.ifPresent(this::drawLimit);
        for (int m = lines.size() - 1; m >= 0; m--) {
            drawFront(m);
        }
        StringBuilder text = new StringBuilder();
        line(text, axes.title(axes.y()) + (y.logarithmic() ? " (log scale)" : ""));
        List<String> labels = rowLabels();
        for (int row = 0; row < letters.length; row++) {
            String label = labels.get(row);
            text.append(" ".repeat(LABEL_WIDTH - label.length())).append(label);
            text.append(unicode ? (label.isEmpty() ? " │" : " ┤") : (label.isEmpty() ? " |" : " +"));
            text.append(row(row).stripTrailing()).append('\n');
        }
        axis(text);
        String title = axes.title(axes.x()) + (x.logarithmic() ? " (log scale)" : "");
        line(text, " ".repeat(Math.max(LABEL_WIDTH + 2 + (letters[0].length - title.length()) / 2, 0)) + title);
        for (int m = 0; m < lines.size(); m++) {
            String name = lines.get(m).name() + (lines.get(m).isEmpty() ? " (nothing feasible)" : "");
            line(text, coloured(" " + MachineStyle.of(m).letter(), m), " " + name);
        }
        limit.ifPresent(mark -> line(text, " " + limitLetter() + " " + mark.text()));
        return text.toString();
    }

    private void line(StringBuilder text, String content) {
        line(text, "", content);
    }

    /** A line of at most the width; the start may hold colours and counts two characters. */
    private void line(StringBuilder text, String start, String content) {
        int room = letters[0].length + LABEL_WIDTH + 2 - (start.isEmpty() ? 0 : 2);
        text.append(start).append(content, 0, Math.min(content.length(), room)).append('\n');
    }

    private char limitLetter() {
        return unicode ? '┊' : ':';
    }

    private void drawLimit(Limit mark) {
        int column = column(mark.value());
        for (int row = 0; row < letters.length; row++) {
            letters[row][column] = limitLetter();
            owners[row][column] = LIMIT_OWNER;
        }
    }

    private int column(double value) {
        return clamp((int) Math.floor(x.fraction(value) * letters[0].length), letters[0].length);
    }

    private int row(double value) {
        return clamp((int) Math.floor((1 - y.fraction(value)) * letters.length), letters.length);
    }

    private static int clamp(int place, int size) {
        return Math.max(0, Math.min(place, size - 1));
    }

    /** The staircase from point to point, so that drops are drawn through. */
    private void drawFront(int machine) {
        FrontLine line = lines.get(machine);
        boolean fallingRight = axes.x().maximized();
        for (int i = 0; i < line.size(); i++) {
            put(machine, column(line.x(i)), row(line.y(i)));
            if (i > 0) {
                int fromColumn = column(line.x(i - 1));
                int toColumn = column(line.x(i));
                int fromRow = row(line.y(i - 1));
                int toRow = row(line.y(i));
                for (int row = Math.min(fromRow, toRow); row <= Math.max(fromRow, toRow); row++) {
                    put(machine, fallingRight ? fromColumn : toColumn, row);
                }
                for (int column = fromColumn; column <= toColumn; column++) {
                    put(machine, column, fallingRight ? toRow : fromRow);
                }
            }
        }
    }

    private void put(int machine, int column, int row) {
        letters[row][column] = MachineStyle.of(machine).letter();
        owners[row][column] = machine;
    }

    private String row(int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < letters[row].length; column++) {
            String letter = String.valueOf(letters[row][column]);
            text.append(letters[row][column] == NOTHING ? letter : coloured(letter, owners[row][column]));
        }
        return text.toString();
    }

    private String coloured(String text, int machine) {
        if (!colour || machine == LIMIT_OWNER) {
            return text;
        }
        return "\u001b[" + MachineStyle.of(machine).ansi() + "m" + text + "\u001b[0m";
    }

    private List<String> rowLabels() {
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < letters.length; row++) {
            labels.add("");
        }
        for (Scale.Tick tick : y.ticks()) {
            int row = row(tick.value());
            boolean near = row > 0 && !labels.get(row - 1).isEmpty();
            if (!tick.label().isEmpty() && !near && labels.get(row).isEmpty()) {
                labels.set(row, tick.label());
            }
        }
        return labels;
    }

    private void axis(StringBuilder text) {
        char[] line = new char[letters[0].length];
        char[] labels = new char[letters[0].length + LABEL_WIDTH + 2];
        Arrays.fill(line, unicode ? '─' : '-');
        Arrays.fill(labels, ' ');
        int free = 0;
        for (Scale.Tick tick : x.ticks()) {
            int column = column(tick.value());
            int start = LABEL_WIDTH + 2 + column - tick.label().length() / 2;
            if (!tick.label().isEmpty() && start >= free && start + tick.label().length() <= labels.length) {
                line[column] = unicode ? '┬' : '+';
                tick.label().getChars(0, tick.label().length(), labels, start);
                free = start + tick.label().length() + 2;
            }
        }
        text.append(" ".repeat(LABEL_WIDTH + 1))
                .append(unicode ? '└' : '+')
                .append(line)
                .append('\n');
        text.append(String.valueOf(labels).stripTrailing()).append('\n');
    }
}
