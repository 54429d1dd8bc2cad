package io.isowatt.cli;

import io.isowatt.report.point.ExplainText;
import io.isowatt.report.point.FigureLines;
import io.isowatt.report.point.PointName;
import io.isowatt.report.stored.StoredResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code isowatt explain}: the inside of one point of a stored result. */
@Command(
        name = "explain",
        description = {
            "Tells all about one point of a result: configuration, figures with their bands, where time, memory, watts"
                    + " and dollars go, what binds it, what stands beside it, and the isowatt estimate that gives it.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Points:",
            "  best                  the winner: the best machine's best within the limits",
            "  hgx-b200              the best of a machine",
            "  hgx-b200:knee         also :best, :slowest, :fastest",
            "  hgx-b200@50           the point that just keeps 50 on the axis across",
            "  hgx-b200:rank=123456  by its rank in frontier.csv and isowatt table",
            "",
            "Examples:",
            "  isowatt explain isowatt-report/study best",
            "  isowatt explain isowatt-report/study/result.json hgx-b200@50",
            "",
            "Exit status: 0 told, 2 bad input, 70 bug."
        })
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "RESULT", description = "report folder, or its result.json")
    private Path result = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "POINT",
            description = "which point, see below (default best)",
            arity = "0..1")
    private String point = "best";

    ExplainCommand(Terminal terminal, PrintStream out) {
        this.terminal = terminal;
        this.out = out;
    }

    @Override
    public Integer call() {
        StoredResult stored = StoredResult.read(result);
        PointName.Named named = PointName.find(stored, point);
        FigureLines page = new FigureLines(terminal.columnCount(), terminal.unicode());
        out.print(new ExplainText(page).of(stored, named));
        return ExitCode.FOUND;
    }
}
