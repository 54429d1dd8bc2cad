package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.checkpoint.ShardSet;
import io.isowatt.report.ReportFolder;
import io.isowatt.report.chart.ChartOptions;
import io.isowatt.search.Shard;
import io.isowatt.study.Study;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code isowatt merge}: from the shards of a search to one report. */
@Command(
        name = "merge",
        description = {
            "Puts the shards of a search together: prints and writes what one run of the whole search would have.",
            "Every shard is a checkpoint that isowatt optimize --shard i/n has finished.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  isowatt optimize study.yaml --shard 1/2 --checkpoint one",
            "  isowatt optimize study.yaml --shard 2/2 --checkpoint two",
            "  isowatt merge one two --out report",
            "",
            "Exit status: 0 found, 1 nothing feasible, 2 bad input or output, 70 bug."
        })
final class MergeCommand implements Callable<Integer> {

    private final SearchSession session;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "checkpoints of all shards, in any order")
    private List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "report folder (default isowatt-report/<name of the study>)")
    private @Nullable Path folder;

    @Mixin
    private ScaleOptions scales = new ScaleOptions();

    @Option(names = "--threads", paramLabel = "COUNT", description = "threads (default: all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    MergeCommand(Terminal terminal, PrintStream out, Interrupt interrupt) {
        this.session = new SearchSession(terminal, out, interrupt);
    }

    @Override
    public Integer call() {
        SearchSession.requireThreads(threads);
        ChartOptions options = scales.read();
        ShardSet shards = ShardSet.read(files, Version.text());
        StudySource source = StudySource.ofTask(shards.header().task());
        StudyRequest request = source.request();
        Study study = new Study(request);
        if (!request.inputHash().equals(shards.header().inputHash())
                || !study.parts().equals(shards.header().parts())) {
            throw new InvalidInputException(
                    files.get(0).toString(),
                    0,
                    "The files that the study names have changed since the shards were searched.",
                    "Maybe merge where the shards were searched, or search them again.");
        }
        Path report = folder == null ? source.reportFolder(request) : folder;
        ReportFolder.check(report);
        SearchSession.warmUp();
        StudyResult result = session.search(study, threads, Budget.NONE, Shard.WHOLE, shards::journal, () -> false);
        return session.show(result, report, options);
    }
}
