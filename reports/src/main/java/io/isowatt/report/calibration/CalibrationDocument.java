package io.isowatt.report.calibration;

import io.isowatt.fitting.CalibrationReport;
import io.isowatt.fitting.LeaveOut;
import io.isowatt.report.table.TextGrid;
import io.isowatt.unit.Quantity;
import io.isowatt.validation.Errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A calibration as a document: data, errors, constants, errors on what was left out. */
public final class CalibrationDocument {

    private record Section(String heading, String text, TextGrid grid) {}

    private static final int DIGITS = 2;

    private final String title;
    private final List<Section> sections = new ArrayList<>();

    /** Lays out a report; the title names the calibration. */
    public CalibrationDocument(String title, CalibrationReport report) {
        this.title = title;
        section("Data", reasons(report.data()), data(report.data()));
        section(
                "Errors",
                "Mean / median of absolute errors, median of signed ones, and what nine in ten stay below; on rows that count.",
                errors(report.errors()));
        section(
                "Constants",
                "Error: standard deviation of the logarithm; of launch latencies, also the spread between chips.",
                constants(report.constants()));
        for (LeaveOut leaveOut : report.leaveOuts()) {
            section(
                    "Without each " + leaveOut.kind().label(),
                    "Fitted on all other rows, predicted on these.",
                    leaveOut(leaveOut));
        }
    }

    private void section(String heading, String text, TextGrid grid) {
        sections.add(new Section(heading, text, grid));
    }

    private static TextGrid data(List<CalibrationReport.Data> lines) {
        TextGrid grid = new TextGrid();
        column(grid, "Table", false, lines, CalibrationReport.Data::name);
        column(grid, "used", true, lines, line -> Long.toString(line.usedCount()));
        column(
                grid,
                "left out",
                true,
                lines,
                line -> Long.toString(line.droppedCounts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()));
        return grid;
    }

    /** Why rows were left out, table by table. */
    private static String reasons(List<CalibrationReport.Data> lines) {
        return lines.stream()
                .filter(line -> !line.droppedCounts().isEmpty())
                .map(line -> "Left out of " + line.name() + ": "
                        + line.droppedCounts().entrySet().stream()
                                .sorted(Map.Entry.<String, Long>comparingByValue()
                                        .reversed())
                                .map(reason -> reason.getValue() + " "
                                        + reason.getKey().replaceFirst("\\.$", ""))
                                .collect(Collectors.joining("; "))
                        + ".")
                .collect(Collectors.joining("\n"));
    }

    private static TextGrid errors(List<CalibrationReport.Change> changes) {
        TextGrid grid = new TextGrid();
        column(grid, "Figure", false, changes, change -> change.target().label());
        column(
                grid,
                "rows",
                true,
                changes,
                change -> Integer.toString(change.after().count()));
        column(grid, "before", true, changes, change -> meanAndMedian(change.before()));
        column(grid, "after", true, changes, change -> meanAndMedian(change.after()));
        column(grid, "bias", true, changes, change -> signed(change.after().biasFraction()));
        column(grid, "p90", true, changes, change -> percent(change.after().ninetiethFraction()));
        return grid;
    }

    private static TextGrid constants(List<CalibrationReport.Constant> constants) {
        TextGrid grid = new TextGrid();
        column(grid, "Constant", false, constants, CalibrationReport.Constant::path);
        column(grid, "before", true, constants, CalibrationReport.Constant::before);
        column(grid, "after", true, constants, CalibrationReport.Constant::after);
        column(
                grid,
                "error",
                true,
                constants,
                constant -> constant.sampleCount() == 0
                        ? ""
                        : Quantity.number(100 * constant.errorFraction(), DIGITS) + " %");
        column(grid, "samples", true, constants, constant -> Long.toString(constant.sampleCount()));
        column(grid, "remark", false, constants, CalibrationReport.Constant::remark);
        return grid;
    }

    private static TextGrid leaveOut(LeaveOut leaveOut) {
        List<LeaveOut.Item> lines = new ArrayList<>(leaveOut.items());
        lines.add(new LeaveOut.Item("all of them", leaveOut.tpot(), leaveOut.ttft()));
        TextGrid grid = new TextGrid();
        column(grid, "Left out", false, lines, LeaveOut.Item::name);
        column(grid, "rows", true, lines, item -> Integer.toString(item.tpot().count()));
        column(grid, "TPOT", true, lines, item -> meanAndMedian(item.tpot()));
        column(grid, "bias", true, lines, item -> signed(item.tpot().biasFraction()));
        column(grid, "p90", true, lines, item -> percent(item.tpot().ninetiethFraction()));
        column(grid, "TTFT", true, lines, item -> meanAndMedian(item.ttft()));
        return grid;
    }

    private static <T> void column(
            TextGrid grid, String header, boolean number, List<T> lines, Function<T, String> cell) {
        grid.add(header, number, lines.stream().map(cell).toList());
    }

    private static String meanAndMedian(Errors errors) {
        return errors.count() == 0
                ? ""
                : String.format(
                        Locale.ROOT, "%.1f / %.1f %%", 100 * errors.meanFraction(), 100 * errors.medianFraction());
    }

    private static String percent(double fraction) {
        return Double.isNaN(fraction) ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
    }

    private static String signed(double fraction) {
        return Double.isNaN(fraction) ? "" : String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
    }

    /** For a terminal with so many columns. */
    public String text(int columnCount, boolean unicode) {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (Section section : sections) {
            text.append('\n').append(section.heading()).append('\n');
            text.append(section.grid().fitted(columnCount, unicode));
            section.text().lines().forEach(line -> wrap(text, line, columnCount));
        }
        return text.toString();
    }

    /** Breaks a line at spaces. */
    private static void wrap(StringBuilder text, String line, int columnCount) {
        int column = 0;
        for (String word : line.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > columnCount) {
                text.append('\n');
                column = 0;
            }
            text.append(column > 0 ? " " : "").append(word);
            column += (column > 0 ? 1 : 0) + word.length();
        }
        text.append('\n');
    }

    /** As Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# ").append(title).append('\n');
        for (Section section : sections) {
            text.append("\n## ").append(section.heading()).append("\n\n");
            if (!section.text().isEmpty()) {
                text.append(section.text().replace("\n", "\n\n")).append("\n\n");
            }
            text.append(section.grid().markdown());
        }
        return text.toString();
    }
}
