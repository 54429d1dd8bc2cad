package io.isowatt.cli;

import io.isowatt.checkpoint.Checkpoint;
import io.isowatt.checkpoint.Header;
import io.isowatt.report.chart.ChartOptions;
import io.isowatt.search.SearchCounts;
import io.isowatt.study.MachineResult;
import io.isowatt.study.Study;
import io.isowatt.study.StudyResult;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A search that keeps what it has finished in a file.
 *
 * @param session searches and shows
 * @param file the checkpoint
 * @param header what the checkpoint belongs to
 * @param charts what the pictures of the result look like
 */
record KeptSearch(SearchSession session, Path file, Header header, ChartOptions charts) {

    /** Searches what the file does not hold yet; shows the result of the whole, or says how far the shard has come. */
    int run(Study study, int threadCount, Budget budget, Path report) {
        StudyResult result;
        Checkpoint checkpoint = Checkpoint.open(file, header);
        try (checkpoint) {
            result = session.search(
                    study,
                    threadCount,
                    budget,
                    header.shard(),
                    checkpoint::journal,
                    () -> checkpoint.failure().isPresent());
        }
        int status = header.shard().isWhole()
                ? session.show(result, report, charts)
                : showShard(result, checkpoint.finishedCount());
        checkpoint.failure().ifPresent(failure -> {
            throw failure;
        });
        return status;
    }

    private int showShard(StudyResult result, long finishedCount) {
        boolean finished = finishedCount == header.blockCount();
        PrintStream out = session.out();
        out.printf(Locale.ROOT, "%s%n", result.request().title());
        out.printf(
                Locale.ROOT,
                "Shard %s: %s, %,d of its %,d blocks%n",
                header.shard(),
                finished ? "finished" : "NOT FINISHED",
                finishedCount,
                header.blockCount());
        for (MachineResult machine : result.machines()) {
            SearchCounts counts = machine.counts();
            out.printf(
                    Locale.ROOT,
                    "  %s: %,d of %,d candidates in all shards, %,d not dominated among them%n",
                    machine.name(),
                    counts.size() - counts.removedTotal() - counts.unvisited(),
                    counts.size() - counts.removedTotal(),
                    machine.front().size());
        }
        out.println("Checkpoint: " + file);
        out.println(
                finished
                        ? "When all " + header.shard().count() + " shards are finished: isowatt merge FILE..."
                        : "Start it again with the same options to go on.");
        return session.interrupt().isRaised() ? ExitCode.INTERRUPTED : ExitCode.FOUND;
    }
}
