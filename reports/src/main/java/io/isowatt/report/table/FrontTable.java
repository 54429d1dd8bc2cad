package io.isowatt.report.table;

import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.DeploymentCells;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.uncertainty.Band;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** The non-dominated deployments of all machines as one table; the headers carry the units. */
public final class FrontTable {

    private static final int CSV_DIGITS = 9;

    /** Rows that one machine has in print at most, ends, knee and choice included. */
    private static final int MOST_PRINTED = 12;

    /** Metrics whose 80 % band every table gives. */
    private static final Set<Metric> BANDED = Set.of(Metric.INTERACTIVITY, Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT);

    private final Table table;
    private final Axes axes;
    private final Metric y;

    private FrontTable(Table table, Axes axes) {
        this.table = table;
        this.axes = axes;
        this.y = axes.y();
    }

    /** Loads Tablesaw. */
    public static void warmUp() {
        Table.create("").write();
    }

    /** The table of these machines; takes half a second the first time, while Tablesaw looks for its file formats. */
    public static FrontTable of(List<FrontLine> lines) {
        List<Row> rows = new ArrayList<>();
        for (FrontLine line : lines) {
            List<FrontLine.Landmark> landmarks = line.landmarks(MOST_PRINTED);
            for (FrontPoint point : line.front()) {
                rows.add(row(line, point, landmarks));
            }
        }
        Table table = Table.create("front");
        table.addColumns(columns(rows, lines.get(0)));
        return new FrontTable(table, lines.get(0).axes());
    }

    /** One point of a front. */
    private record Row(String machine, FrontPoint point, boolean printed, String note) {

        Estimate estimate() {
            return point.estimate();
        }

        Band band(Metric metric) {
            return point.band(metric);
        }
    }

    /** With more than two objectives the choice may lie off the staircase. */
    private static Row row(FrontLine line, FrontPoint point, List<FrontLine.Landmark> landmarks) {
        return landmarks.stream()
                .filter(mark -> line.points().get(mark.point()).rank() == point.rank())
                .findFirst()
                .map(mark -> new Row(line.id(), point, true, mark.note()))
                .orElseGet(() ->
                        new Row(line.id(), point, line.isChosen(point), line.isChosen(point) ? "best in limits" : ""));
    }

    private static Column<?>[] columns(List<Row> rows, FrontLine any) {
        List<Column<?>> columns = new ArrayList<>();
        columns.add(text("machine", rows, Row::machine));
        LongColumn ranks = LongColumn.create("rank");
        rows.forEach(row -> ranks.append(row.point().rank()));
        ranks.setPrintFormatter(format());
        columns.add(ranks);
        for (int cell = 0; cell < DeploymentCells.NAMES.size(); cell++) {
            columns.add(deploymentColumn(rows, cell));
        }
        columns.add(count("concurrency", rows, row -> row.point().deployment().clientCount()));
        columns.add(figure("ttft_s", rows, e -> e.performance().ttftSeconds()));
        columns.add(figure("tpot_s", rows, e -> e.performance().tpotSeconds()));
        columns.add(figure("output_tokens_per_second", rows, Estimate::outputTokensPerSecond));
        columns.add(figure("board_watts_per_gpu", rows, Estimate::boardWattsPerGpu));
        columns.add(
                text("power_boundary", rows, row -> row.estimate().boundary().id()));
        columns.add(figure("power_watts", rows, Estimate::watts));
        for (Metric metric : metrics(any)) {
            columns.add(figure(metric.column(), rows, metric::of));
            if (metric == any.axes().x() || metric == any.axes().y() || BANDED.contains(metric)) {
                columns.add(bound(
                        metric.column() + "_p10", rows, row -> row.band(metric).low()));
                columns.add(bound(
                        metric.column() + "_p90", rows, row -> row.band(metric).high()));
            }
        }
        columns.add(count("merged", rows, row -> row.point().mergedCount()));
        columns.add(text(
                "not_measured",
                rows,
                row -> String.join("; ", row.point().uncertainty().origin().unmeasuredParts())));
        columns.add(text("printed_layout", rows, row -> row.point().deployment().launched()));
        columns.add(text("printed_band", rows, row -> {
            Metric y = any.axes().y();
            return BandText.percent(y.of(row.estimate()), row.band(y));
        }));
        BooleanColumn printed = BooleanColumn.create("printed");
        rows.forEach(row -> printed.append(row.printed()));
        columns.add(printed);
        columns.add(text("note", rows, Row::note));
        return columns.toArray(new Column<?>[0]);
    }

    /** The metrics that every table has, then the others of the study. */
    private static Set<Metric> metrics(FrontLine any) {
        Set<Metric> metrics = new LinkedHashSet<>(List.of(
                Metric.INTERACTIVITY,
                Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT,
                Metric.OUTPUT_THROUGHPUT_PER_GPU,
                Metric.JOULES_PER_TOKEN,
                Metric.COST_PER_MILLION_TOKENS));
        metrics.add(any.axes().x());
        metrics.add(any.axes().y());
        metrics.remove(Metric.TTFT);
        metrics.remove(Metric.GPUS);
        return metrics;
    }

    /** Tablesaw's own format follows the locale, whole numbers too; a formatter serves one column only. */
    private static NumberColumnFormatter format() {
        return new NumberColumnFormatter(new DecimalFormatting(CSV_DIGITS), "");
    }

    private static Column<?> deploymentColumn(List<Row> rows, int cell) {
        String name = DeploymentCells.NAMES.get(cell);
        return DeploymentCells.WHOLE.contains(name)
                ? count(
                        name,
                        rows,
                        row -> Integer.parseInt(row.point().deployment().cells().get(cell)))
                : text(name, rows, row -> row.point().deployment().cells().get(cell));
    }

    private static StringColumn text(String name, List<Row> rows, Function<Row, String> value) {
        StringColumn column = StringColumn.create(name);
        rows.forEach(row -> column.append(value.apply(row)));
        return column;
    }

    private static IntColumn count(String name, List<Row> rows, ToIntFunction<Row> value) {
        IntColumn column = IntColumn.create(name);
        rows.forEach(row -> column.append(value.applyAsInt(row)));
        column.setPrintFormatter(format());
        return column;
    }

    private static DoubleColumn figure(String name, List<Row> rows, ToDoubleFunction<Estimate> value) {
        return bound(name, rows, row -> value.applyAsDouble(row.estimate()));
    }

    private static DoubleColumn bound(String name, List<Row> rows, ToDoubleFunction<Row> value) {
        DoubleColumn column = DoubleColumn.create(name);
        rows.forEach(row -> column.append(value.applyAsDouble(row)));
        column.setPrintFormatter(format());
        return column;
    }

    /** All points of all machines as CSV. */
    public String csv() {
        return rows().csv();
    }

    /** All points of all machines, to sort and to choose from. */
    public FrontRows rows() {
        Table all = table.rejectColumns("printed", "printed_layout", "printed_band", "note");
        all.addColumns(table.stringColumn("printed_layout").copy().setName(FrontRows.DEPLOYMENT));
        all.addColumns(table.stringColumn("note").copy());
        return FrontRows.of(all, axes);
    }

    /** How many points a machine's front has. */
    public int size(String machine) {
        return of(machine).rowCount();
    }

    /** The points of a machine that are worth a row, as lines of at most so many columns. */
    public String printed(String machine, int columnCount, boolean unicode) {
        return grid(machine, columnCount >= TextGrid.WIDE).fitted(columnCount, unicode);
    }

    /** The same as a Markdown table. */
    public String markdown(String machine) {
        return grid(machine, true).markdown();
    }

    private Table of(String machine) {
        return table.where(table.stringColumn("machine").isEqualTo(machine));
    }

    private TextGrid grid(String machine, boolean wide) {
        Table rows = of(machine);
        rows = rows.where(rows.booleanColumn("printed").isTrue()).sortOn("interactivity_tokens_per_second_per_user");
        TextGrid grid = new TextGrid();
        grid.add("layout", false, rows.stringColumn("printed_layout").asList());
        grid.add("clients", true, whole(rows, "concurrency"));
        grid.add("tok/s/user", true, rounded(rows, "interactivity_tokens_per_second_per_user", 3));
        grid.add(ShortNames.of(y), true, rounded(rows, y.column(), 4));
        if (wide) {
            grid.add("±80 %", true, rows.stringColumn("printed_band").asList());
        }
        grid.add("TTFT s", true, rounded(rows, "ttft_s", 3));
        if (wide) {
            grid.add("KV", false, rows.stringColumn("kv_cache").asList());
            grid.add("chunk", true, whole(rows, "prefill_chunk_tokens"));
            grid.add("tok/s/GPU", true, rounded(rows, "output_tokens_per_second_per_gpu", 4));
            grid.add("W/GPU", true, rounded(rows, "board_watts_per_gpu", 3));
            if (y != Metric.JOULES_PER_TOKEN) {
                grid.add("J/token", true, rounded(rows, "joules_per_output_token", 3));
            }
        }
        if (y != Metric.COST_PER_MILLION_TOKENS) {
            grid.add("$/M tok", true, rounded(rows, "dollars_per_million_output_tokens", 3));
        }
        grid.add("", false, rows.stringColumn("note").asList());
        return grid;
    }

    private static List<String> whole(Table rows, String column) {
        return rows.intColumn(column).asList().stream().map(Decimal::count).toList();
    }

    private static List<String> rounded(Table rows, String column, int digits) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < rows.rowCount(); i++) {
            double value = rows.numberColumn(column).getDouble(i);
            texts.add(Decimal.aligned(value, digits));
        }
        return texts;
    }
}
