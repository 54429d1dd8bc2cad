package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.report.diff.DiffJson;
import io.isowatt.report.diff.DiffText;
import io.isowatt.report.diff.ResultDiff;
import io.isowatt.report.stored.StoredResult;
import io.isowatt.unit.Dimension;
import io.isowatt.unit.Quantity;
import io.isowatt.unit.QuantityException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code isowatt diff}: what changed from one stored result to another. */
@Command(
        name = "diff",
        description = {
            "Tells what changed from one result to another: the question, points gained, lost and moved, hypervolume and"
                    + " best deployment of each machine.",
            "Points are matched by deployment. The hypervolume counts from 0 where more is better, and from a tenth"
                    + " beyond the worst of both fronts where less is.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  isowatt diff last-week/report report",
            "  isowatt diff main/result.json result.json --limit 0.5%% --json > diff.json",
            "",
            "Exit status: 0 no front is worse by more than the limit, 1 one is or is",
            "missing, 2 bad input, 70 bug."
        })
final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "OLD", description = "report folder, or its result.json")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "the other one")
    private Path after = Path.of("");

    @Option(
            names = "--limit",
            paramLabel = "PERCENT",
            description = "how much of its hypervolume a front may lose (default 1%%)")
    private String limit = "1 %";

    @Option(names = "--json", description = "print JSON, with all points")
    private boolean json;

    DiffCommand(Terminal terminal, PrintStream out) {
        this.terminal = terminal;
        this.out = out;
    }

    @Override
    public Integer call() {
        double limitFraction = limit();
        ResultDiff diff = ResultDiff.of(StoredResult.read(before), StoredResult.read(after));
        out.print(
                json
                        ? DiffJson.of(diff, limitFraction)
                        : new DiffText(terminal.columnCount(), terminal.unicode()).of(diff, limitFraction));
        return diff.worse(limitFraction).isEmpty() ? ExitCode.FOUND : ExitCode.WORSE;
    }

    private double limit() {
        try {
            double fraction = Quantity.parse(limit, Dimension.FRACTION);
            if (fraction >= 0 && fraction <= 1) {
                return fraction;
            }
        } catch (QuantityException e) {
            // told below, in the same words
        }
        throw new InvalidInputException(
                "--limit", 0, "The limit (" + limit + ") is not a percentage from 0 % to 100 %.", "Maybe write 1%.");
    }
}
