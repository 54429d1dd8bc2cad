package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.report.ReportFolder;
import io.isowatt.report.TextReport;
import io.isowatt.report.chart.ChartOptions;
import io.isowatt.search.BlockJournal;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.SearchProgress;
import io.isowatt.search.Shard;
import io.isowatt.study.Study;
import io.isowatt.study.StudyResult;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * A search with its progress, and what is shown of its result.
 *
 * @param terminal what can be shown
 * @param out where it is shown
 * @param interrupt ends the search early
 */
record SearchSession(Terminal terminal, PrintStream out, Interrupt interrupt) {

    private static final int MOST_THREADS = 1024;

    static void requireThreads(int threadCount) {
        if (threadCount < 1 || threadCount > MOST_THREADS) {
            throw new InvalidInputException(
                    "--threads",
                    0,
                    "The number of threads (" + threadCount + ") is not from 1 to " + MOST_THREADS + ".",
                    "Maybe leave it out.");
        }
    }

    /** Loads what a report needs while the search goes on. */
    static void warmUp() {
        Thread warmUp = new Thread(ReportFolder::warmUp, "warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
    }

    /** Searches, until the end, the budget's end, an interrupt, or another reason to stop. */
    StudyResult search(
            Study study,
            int threadCount,
            Budget budget,
            Shard shard,
            IntFunction<BlockJournal> journals,
            BooleanSupplier stop) {
        interrupt.holdExit();
        SearchProgress progress = new SearchProgress(terminal.errorIsTerminal());
        SearchOptions common = SearchOptions.threads(threadCount)
                .withShard(shard)
                .withProgress(progress)
                .withStop(() -> interrupt.isRaised() || stop.getAsBoolean());
        long startNanos = System.nanoTime();
        int partCount = study.parts().size();
        try (Progress unused =
                Progress.of(terminal.errorIsTerminal(), study.visitCount(shard, budget.candidateCount()), progress)) {
            return study.run(
                    part -> budget.share(common, startNanos, part, partCount).withJournal(journals.apply(part)));
        }
    }

    /** Prints the answer, then writes the report, so that a full disk does not take the answer away. */
    int show(StudyResult result, Path report, ChartOptions options) {
        out.print(new TextReport(terminal.columnCount(), terminal.colour(), terminal.unicode()).of(result));
        out.println();
        out.flush();
        ReportFolder.write(result, report, Version.text(), options);
        out.println("Report: " + report);
        if (interrupt.isRaised()) {
            return ExitCode.INTERRUPTED;
        }
        return result.anythingFeasible() ? ExitCode.FOUND : ExitCode.NOTHING_FEASIBLE;
    }
}
