package io.isowatt.measured;

import io.isowatt.catalog.Problems;
import io.isowatt.deployment.Framework;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The cells of one row as what they mean. The first cell that is missing or names something unknown becomes the reason
 * why the row has no answer; a cell that is no number where one belongs is a problem of the file.
 */
final class RowCells {

    /** What cells say where nothing is known. */
    private static final Set<String> NONE = Set.of("", "nan", "none", "null", "n/a", "na", "-");

    private final CsvTable table;
    private final CsvTable.Row row;
    private final SourceRow source;
    private final Names names;
    private final Problems problems;
    private String reason = "";

    RowCells(String fileName, CsvTable table, int index, Names names, Problems problems) {
        this.table = table;
        this.row = table.rows().get(index);
        this.source = new SourceRow(fileName, index + 1);
        this.names = names;
        this.problems = problems;
    }

    SourceRow source() {
        return source;
    }

    /** Why nothing can be predicted, empty if something can. */
    Optional<UnansweredRow> unanswered() {
        return reason.isEmpty() ? Optional.empty() : Optional.of(unanswered(reason));
    }

    UnansweredRow unanswered(String why) {
        return new UnansweredRow(
                source,
                Names.framework(text("framework")).map(Framework::displayName).orElse(text("framework")),
                names.hardware(text("hardware")).map(Hardware::id).orElse(text("hardware")),
                names.model(text("model")).map(LanguageModel::id).orElse(text("model")),
                why);
    }

    void refuse(String why) {
        if (reason.isEmpty()) {
            reason = why;
        }
    }

    String text(String column) {
        return table.text(row, column);
    }

    /** A number above zero, empty where the cell is blank, zero, absent, or says that there is none. */
    OptionalDouble number(String column) {
        String text = text(column);
        if (NONE.contains(text.toLowerCase(Locale.ROOT))) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && value < Double.POSITIVE_INFINITY) {
                return OptionalDouble.of(value);
            }
            if (value != 0) {
                problem(column, text, "is not above zero");
            }
        } catch (NumberFormatException e) {
            problem(column, text, "is not a number");
        }
        return OptionalDouble.empty();
    }

    /** A number without which nothing can be predicted. */
    double required(String column) {
        OptionalDouble value = number(column);
        if (value.isEmpty()) {
            refuse("The row has no " + column + ".");
        }
        return value.orElse(1);
    }

    /** A whole number, or what stands for it where the cell is blank or absent. */
    int count(String column, int otherwise) {
        double value = number(column).orElse(otherwise);
        if (value != Math.rint(value) || value > 1e6) {
            problem(column, text(column), "is not a whole number up to a million");
            return otherwise;
        }
        return (int) value;
    }

    boolean flag(String column) {
        return text(column).equals("1") || text(column).equalsIgnoreCase("true");
    }

    Latency latency(String prefix) {
        return new Latency(seconds(prefix + "ttft_ms"), seconds(prefix + "tpot_ms"));
    }

    OptionalDouble seconds(String millisecondColumn) {
        OptionalDouble value = number(millisecondColumn);
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() / 1e3) : value;
    }

    Optional<LanguageModel> model() {
        return known("model", names.model(text("model")));
    }

    Optional<Hardware> hardware() {
        return known("hardware", names.hardware(text("hardware")));
    }

    Optional<Framework> framework() {
        return known("framework", Names.framework(text("framework")));
    }

    Optional<Precision> precision(String column, Optional<LanguageModel> model) {
        return known(column, model.flatMap(m -> Names.precision(text(column), m)));
    }

    private <T> Optional<T> known(String column, Optional<T> value) {
        if (value.isEmpty()) {
            refuse(
                    text(column).isEmpty()
                            ? "The row has no " + column + "."
                            : "The " + column + " (" + text(column) + ") is not known.");
        }
        return value;
    }

    private void problem(String column, String text, String wrong) {
        problems.add(
                table.file(),
                row.line(),
                "The value of " + column + " (" + text + ") " + wrong + ".",
                "Maybe leave the cell blank if it is not known.");
    }
}
