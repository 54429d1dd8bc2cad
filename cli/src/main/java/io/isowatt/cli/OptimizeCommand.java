package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.checkpoint.Header;
import io.isowatt.report.ReportFolder;
import io.isowatt.report.chart.ChartOptions;
import io.isowatt.search.BlockJournal;
import io.isowatt.study.SearchMethod;
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
import java.util.concurrent.Callable;

/** {@code isowatt optimize}: from a study to its frontier and report. */
@Command(
        name = "optimize",
        description = {
            "Searches every deployment of a study exactly, prints the frontier, and writes a report folder.",
            "A study is a file, options, or a file with options that go before its values.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  isowatt optimize search-spaces/studies/llama-70b-hopper-vs-blackwell.yaml",
            "  isowatt optimize study.yaml --hardware hgx-h200,gb300-nvl72 --out report",
            "  isowatt optimize --model deepseek-r1 --hardware hgx-h200,hgx-b200 \\",
            "                   --prompt 1024 --output 1024 --ttft 3s \\",
            "                   --interactivity 30tokens/s",
            "  isowatt optimize study.yaml --checkpoint search.checkpoint --budget 8h",
            "",
            "Ctrl-C shows and writes the best so far.",
            "Exit status: 0 found, 1 nothing feasible, 2 bad input or output, 70 bug,",
            "130 interrupted."
        })
final class OptimizeCommand implements Callable<Integer> {

    private final SearchSession session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "STUDY", description = "study file (YAML)")
    private @Nullable Path study;

    @Mixin
    private StudyOptions options = new StudyOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "report folder (default isowatt-report/<name of the study>)")
    private @Nullable Path folder;

    @Mixin
    private ScaleOptions scales = new ScaleOptions();

    @Mixin
    private OverlayOptions overlay = new OverlayOptions();

    @Option(names = "--threads", paramLabel = "COUNT", description = "search threads (default: all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private LongSearchOptions longSearch = new LongSearchOptions();

    OptimizeCommand(Terminal terminal, PrintStream out, Interrupt interrupt) {
        this.session = new SearchSession(terminal, out, interrupt);
    }

    @Override
    public Integer call() {
        SearchSession.requireThreads(threads);
        LongSearchOptions.Read limits = longSearch.read();
        StudySource source = StudySource.of(study, options.values());
        StudyRequest request = source.request();
        ChartOptions charts = overlay.over(request, scales.read());
        if (request.method() instanceof SearchMethod.Genetic
                && limits.checkpoint().isPresent()) {
            throw new InvalidInputException(
                    "--checkpoint",
                    0,
                    "A genetic search has no finished blocks to keep.",
                    "Maybe leave it out: the same seed gives the same result.");
        }
        Path report = folder == null ? source.reportFolder(request) : folder;
        if (limits.shard().isWhole()) {
            ReportFolder.check(report);
            SearchSession.warmUp();
        }
        Study search = new Study(request);
        if (limits.checkpoint().isEmpty()) {
            StudyResult result = session.search(
                    search, threads, limits.budget(), limits.shard(), part -> BlockJournal.NONE, () -> false);
            return session.show(result, report, charts);
        }
        Header header = new Header(Version.text(), request.inputHash(), limits.shard(), search.parts(), source.task());
        return new KeptSearch(session, limits.checkpoint().get(), header, charts)
                .run(search, threads, limits.budget(), report);
    }
}
