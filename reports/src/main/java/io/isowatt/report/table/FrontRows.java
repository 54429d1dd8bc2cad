package io.isowatt.report.table;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Nearest;
import io.isowatt.estimate.Metric;
import io.isowatt.report.front.Axes;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvWriteOptions;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Points of fronts as rows: sorted, cut, with chosen columns, in any form. The headers of files carry the units. */
public final class FrontRows {

    /** The column that says what is launched, {@code 2P3D TP4 FP8}. */
    static final String DEPLOYMENT = "deployment";

    /** Columns that files leave out, since others say the same part by part. */
    private static final List<String> WORDS = List.of(DEPLOYMENT, "note");

    /** What a terminal calls columns. */
    private static final Map<String, String> HEADERS = Map.of(
            "concurrency", "clients",
            "ttft_s", "TTFT s",
            "tpot_s", "TPOT s",
            "board_watts_per_gpu", "W/GPU",
            "kv_cache", "KV",
            "prefill_chunk_tokens", "chunk",
            "note", "");

    /** Columns of numbers that not every deployment has. */
    private static final Set<String> NUMBERS =
            Set.of("power_cap_fraction", "clock_fraction", "replicas", "prefill_workers", "decode_workers");

    private static final int DIGITS = 4;

    private final Table table;
    private final Axes axes;
    private final boolean oneMachine;
    private final List<String> chosen;

    private FrontRows(Table table, Axes axes, boolean oneMachine, List<String> chosen) {
        this.table = table;
        this.axes = axes;
        this.oneMachine = oneMachine;
        this.chosen = List.copyOf(chosen);
    }

    static FrontRows of(Table table, Axes axes) {
        return new FrontRows(table, axes, table.stringColumn("machine").countUnique() < 2, List.of());
    }

    private FrontRows with(Table rows) {
        return new FrontRows(rows, axes, oneMachine, chosen);
    }

    /** The rows of one machine; none if it has none. */
    public FrontRows ofMachine(String id) {
        return new FrontRows(table.where(table.stringColumn("machine").isEqualTo(id)), axes, true, chosen);
    }

    /**
     * The rows by a column, equal ones in their order; undefined figures come last.
     *
     * @param order its name, behind a minus for falling
     * @throws InvalidInputException if there is no such column
     */
    public FrontRows sorted(String order) {
        boolean falling = order.startsWith("-");
        Column<?> column = table.column(known("--sort", falling ? order.substring(1) : order));
        Comparator<Integer> rising = column instanceof NumericColumn<?> numbers
                ? Comparator.comparingDouble(numbers::getDouble)
                : Comparator.comparing(column::getString);
        Comparator<Integer> sorted = Comparator.<Integer, Boolean>comparing(column::isMissing)
                .thenComparing(falling ? rising.reversed() : rising);
        int[] rows = IntStream.range(0, table.rowCount())
                .boxed()
                .sorted(sorted)
                .mapToInt(Integer::intValue)
                .toArray();
        // Table.rows keeps the old order.
        Table ordered = Table.create(table.name());
        table.columns().forEach(each -> ordered.addColumns(each.subset(rows)));
        return with(ordered);
    }

    /** The first rows. */
    public FrontRows top(int count) {
        return with(table.first(Math.min(count, table.rowCount())));
    }

    /**
     * The rows with these columns alone, in this order.
     *
     * @throws InvalidInputException if there is no such column
     */
    public FrontRows columns(List<String> names) {
        List<String> found =
                names.stream().map(name -> known("--columns", name)).toList();
        return new FrontRows(table, axes, oneMachine, found);
    }

    private String known(String option, String name) {
        if (!table.columnNames().contains(name)) {
            List<String> near = Nearest.of(name, table.columnNames());
            throw new InvalidInputException(
                    option,
                    0,
                    "The column (" + name + ") is unknown.",
                    near.isEmpty()
                            ? "Maybe use one of " + String.join(", ", table.columnNames()) + "."
                            : "Maybe use " + String.join(" or ", near) + ".");
        }
        return name;
    }

    public int size() {
        return table.rowCount();
    }

    /** What files hold: all columns that stand for themselves, or those chosen. */
    private Table written() {
        return chosen.isEmpty() ? table.rejectColumns(WORDS.toArray(String[]::new)) : selected(chosen);
    }

    private Table selected(List<String> names) {
        Table selected = Table.create("front");
        names.stream().distinct().forEach(name -> selected.addColumns(table.column(name)));
        return selected;
    }

    public String csv() {
        StringWriter text = new StringWriter();
        written()
                .write()
                .usingOptions(CsvWriteOptions.builder(text)
                        .usePrintFormatters(true)
                        .lineEnd("\n")
                        .build());
        return text.toString();
    }

    /** An array of objects, keyed as the columns of the CSV; what is undefined or lacking is null. */
    public String json() {
        Table rows = written();
        JsonText json = new JsonText();
        json.open('[');
        for (int row = 0; row < rows.rowCount(); row++) {
            json.item().open('{');
            for (Column<?> column : rows.columns()) {
                value(json, column, row);
            }
            json.close('}');
        }
        return json.close(']').toString();
    }

    private static void value(JsonText json, Column<?> column, int row) {
        if (column instanceof DoubleColumn figures) {
            json.field(column.name(), figures.getDouble(row));
        } else if (column instanceof NumericColumn<?>) {
            json.field(column.name(), Long.parseLong(column.getUnformattedString(row)));
        } else if (column.getString(row).isEmpty()) {
            json.name(column.name()).nothing();
        } else if (NUMBERS.contains(column.name())) {
            json.field(column.name(), Double.parseDouble(column.getString(row)));
        } else {
            json.field(column.name(), column.getString(row));
        }
    }

    /** Lines of at most so many columns, with a last one on columns that do not fit. */
    public String text(int columnCount, boolean unicode) {
        TextGrid grid = grid(columnCount >= TextGrid.WIDE);
        List<String> leftOut = grid.leftOut(columnCount);
        return grid.fitted(columnCount, unicode)
                + (leftOut.isEmpty()
                        ? ""
                        : WrappedText.of(
                                "No room for " + String.join(", ", leftOut) + "; --format csv has all, --columns some.",
                                "",
                                columnCount));
    }

    public String markdown() {
        return grid(true).markdown();
    }

    private TextGrid grid(boolean wide) {
        TextGrid grid = new TextGrid();
        for (String name : chosen.isEmpty() ? usual(wide) : chosen) {
            Column<?> column = table.column(name);
            boolean number = column instanceof NumericColumn<?>;
            grid.add(header(name), number, cells(column));
        }
        return grid;
    }

    /** What a terminal shows unless columns are chosen: more of a wide one. */
    private List<String> usual(boolean wide) {
        List<String> names = new ArrayList<>();
        if (!oneMachine) {
            names.add("machine");
        }
        names.addAll(
                List.of(DEPLOYMENT, "concurrency", axes.x().column(), axes.y().column(), "ttft_s"));
        names.addAll(List.of(Metric.COST_PER_MILLION_TOKENS.column(), "rank"));
        if (wide) {
            names.addAll(List.of("kv_cache", "prefill_chunk_tokens", "gpus", "board_watts_per_gpu"));
            names.add(Metric.JOULES_PER_TOKEN.column());
        }
        names.add("note");
        return names.stream().filter(table.columnNames()::contains).distinct().toList();
    }

    private static String header(String column) {
        String known = HEADERS.get(column);
        return known != null
                ? known
                : Metric.byId().values().stream()
                        .filter(metric -> metric.column().equals(column))
                        .map(ShortNames::of)
                        .findFirst()
                        .orElse(column);
    }

    private static List<String> cells(Column<?> column) {
        return IntStream.range(0, column.size())
                .mapToObj(row -> cell(column, row))
                .toList();
    }

    private static String cell(Column<?> column, int row) {
        if (column instanceof DoubleColumn figures) {
            return Decimal.aligned(figures.getDouble(row), DIGITS);
        }
        return column instanceof IntColumn counts
                ? Decimal.count(counts.getInt(row))
                : column.getUnformattedString(row);
    }
}
