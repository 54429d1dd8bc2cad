package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Nearest;
import io.isowatt.report.stored.StoredMachine;
import io.isowatt.report.stored.StoredResult;
import io.isowatt.report.table.FrontRows;
import io.isowatt.report.table.FrontTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** {@code isowatt table}: the points of a stored result as rows. */
@Command(
        name = "table",
        description = {
            "Prints the points of the fronts of a result: sorted, the first so many, with the columns you want.",
            "In CSV and JSON the names of the columns carry the units; JSON is an array of objects.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  isowatt table report",
            "  isowatt table report --machine hgx-b200 --top 10 \\",
            "                --sort=-output_tokens_per_second_per_megawatt",
            "  isowatt table report --format csv --columns machine,deployment,ttft_s",
            "",
            "Exit status: 0 printed, 1 no points, 2 bad input, 70 bug."
        })
final class TableCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "RESULT", description = "report folder, or its result.json")
    private Path result = Path.of("");

    @Option(names = "--machine", paramLabel = "ID", description = "the points of one machine (default: all)")
    private @Nullable String machine;

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description = "by a column of the CSV, --sort=-COLUMN for falling (default: as on the front)")
    private @Nullable String sort;

    @Option(names = "--top", paramLabel = "COUNT", description = "the first rows (default: all)")
    private @Nullable Integer top;

    @Option(names = "--columns", paramLabel = "NAME", split = ",", description = "columns of the CSV, in this order")
    private List<String> columns = List.of();

    @Option(names = "--format", paramLabel = "NAME", description = "text (default), csv, json or markdown")
    private String format = "text";

    TableCommand(Terminal terminal, PrintStream out) {
        this.terminal = terminal;
        this.out = out;
    }

    @Override
    public Integer call() {
        Function<FrontRows, String> form =
                LayoutOptions.word("--format", format, forms()).orElseThrow();
        int most = LayoutOptions.count("--top", top, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE);
        StoredResult stored = StoredResult.read(result);
        List<String> ids = stored.machines().stream().map(StoredMachine::id).toList();
        if (machine != null && !ids.contains(machine)) {
            throw new InvalidInputException(
                    "--machine",
                    0,
                    "The result has no machine of this name (" + machine + ").",
                    Nearest.advice(machine, ids));
        }
        FrontRows rows = FrontTable.of(stored.lines()).rows();
        rows = machine == null ? rows : rows.ofMachine(machine);
        rows = sort == null ? rows : rows.sorted(sort);
        rows = columns.isEmpty() ? rows : rows.columns(columns);
        rows = rows.top(most);
        out.print(form.apply(rows));
        return rows.size() > 0 ? ExitCode.FOUND : ExitCode.NOTHING_FEASIBLE;
    }

    private Map<String, Function<FrontRows, String>> forms() {
        return Map.of(
                "text", rows -> rows.text(terminal.columnCount(), terminal.unicode()),
                "csv", FrontRows::csv,
                "json", FrontRows::json,
                "markdown", FrontRows::markdown);
    }
}
