package io.isowatt.cli;

import io.isowatt.report.PortfolioText;
import io.isowatt.study.portfolio.Portfolio;
import io.isowatt.study.portfolio.PortfolioReader;
import io.isowatt.study.portfolio.PortfolioSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code isowatt portfolio}: several services under one budget. */
@Command(
        name = "portfolio",
        description = {
            "Shares a budget of power or GPUs between services, each with a study of its own: layout, clients, power cap and"
                    + " whole replicas of each. Prints the best plans a genetic search finds.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Example of a file:",
            "  portfolio: Chat and code under one megawatt",
            "  budget: { power: 1 MW }                   # or { gpus: 256 }",
            "  parts:",
            "    - { study: chat.yaml, share: 60 %% }     # of all requests",
            "    - { study: code.yaml, share: 40 %% }",
            "  search: { seed: 1, evaluations: 40000 }",
            "",
            "Exit status: 0 found, 1 nothing feasible, 2 bad input, 70 bug."
        })
final class PortfolioCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final PrintStream out;
    private final Interrupt interrupt;

    @Parameters(paramLabel = "FILE", description = "portfolio file (YAML)")
    private Path file = Path.of("");

    @Option(names = "--threads", paramLabel = "COUNT", description = "threads (default: all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    PortfolioCommand(Terminal terminal, PrintStream out, Interrupt interrupt) {
        this.terminal = terminal;
        this.out = out;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() {
        SearchSession.requireThreads(threads);
        Path parent = file.getParent();
        Portfolio portfolio = PortfolioReader.read(
                file.toString(), StudySource.text(file, "portfolio"), parent == null ? Path.of("") : parent);
        interrupt.holdExit();
        PortfolioSearch.Found found = PortfolioSearch.run(portfolio, threads, interrupt::isRaised);
        out.print(new PortfolioText(terminal.columnCount(), terminal.unicode()).of(found));
        return found.front().isEmpty() ? ExitCode.NOTHING_FEASIBLE : ExitCode.FOUND;
    }
}
