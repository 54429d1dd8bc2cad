package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import io.isowatt.report.ComparisonFolder;
import io.isowatt.report.chart.ChartOptions;
import io.isowatt.report.compare.ComparedStudy;
import io.isowatt.report.compare.CurveSet;
import io.isowatt.report.compare.FrontComparison;
import io.isowatt.report.stored.StoredResult;
import io.isowatt.search.BlockJournal;
import io.isowatt.search.Shard;
import io.isowatt.study.Study;
import io.isowatt.study.StudyRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code isowatt compare}: fronts side by side, and their ratio over the whole range. */
@Command(
        name = "compare",
        description = {
            "Holds the fronts of machines, studies or earlier reports against a baseline: what each gives where users need so"
                    + " much, the ratio over the whole range with its uncertainty, where the lead changes, and in what the fronts"
                    + " differ besides the machine.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  isowatt compare search-spaces/studies/llama-70b-hopper-vs-blackwell.yaml",
            "  isowatt compare study.yaml --baseline hgx-b200 --at 20,50,100",
            "  isowatt compare isowatt-report/january isowatt-report/june --out changes",
            "  isowatt compare study.yaml --boundary board --out boards",
            "  isowatt compare --model qwen3-32b --hardware hgx-h200,mi300x \\",
            "                  --prompt 512 --output 128",
            "",
            "Exit status: 0 compared, 1 nothing feasible, 2 bad input or output, 70 bug,",
            "130 interrupted."
        })
final class CompareCommand implements Callable<Integer> {

    private final SearchSession session;

    @Parameters(
            arity = "0..*",
            paramLabel = "STUDY|RESULT",
            description = "study files (YAML), which are searched, and report folders or result.json files; none for a"
                    + " study of options alone")
    private List<Path> inputs = List.of();

    @Option(
            names = "--baseline",
            paramLabel = "ID",
            description = "the machine that ratios are to, such as hgx-h200 (default: the first)")
    private @Nullable String baseline;

    @Option(
            names = "--at",
            paramLabel = "NUMBER",
            split = ",",
            description =
                    "where to read the fronts, in the unit of the axis across, such as 20,50,100 (default: round places)")
    private @Nullable List<String> places;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder of the files (default isowatt-report/<name of the first>-compared)")
    private @Nullable Path folder;

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Mixin
    private ScaleOptions scales = new ScaleOptions();

    @Option(names = "--threads", paramLabel = "COUNT", description = "search threads (default: all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    CompareCommand(Terminal terminal, PrintStream out, Interrupt interrupt) {
        this.session = new SearchSession(terminal, out, interrupt);
    }

    @Override
    public Integer call() {
        SearchSession.requireThreads(threads);
        ChartOptions charts = scales.read();
        List<Double> reads = reads();
        Map<String, List<String>> options = study.values();
        List<Path> studies = inputs.stream().filter(input -> !isResult(input)).toList();
        if (inputs.isEmpty() && options.isEmpty()) {
            throw new InvalidInputException(
                    "STUDY|RESULT",
                    0,
                    "There is nothing to compare.",
                    "Maybe name a study or a report, or give --model and --hardware.");
        }
        if (!inputs.isEmpty() && studies.isEmpty() && !options.isEmpty()) {
            throw new InvalidInputException(
                    "option",
                    0,
                    "Options of a study (" + String.join(", ", options.keySet()) + ") do not change results that are"
                            + " searched already.",
                    "Maybe leave them out, or compare the study files.");
        }
        Path report = folder == null ? defaultFolder(options) : folder;
        ComparisonFolder.check(report);
        CurveSet set = CurveSet.of(read(options));
        FrontComparison comparison = set.compared(baseline == null ? 0 : set.place(baseline), reads);
        return show(set, comparison, report, charts);
    }

    /** A folder or a JSON file is a result, anything else a study. */
    private static boolean isResult(Path input) {
        return Files.isDirectory(input) || input.toString().endsWith(".json");
    }

    /** Everything is read before anything is searched, so that a bad file is told at once. */
    private List<ComparedStudy> read(Map<String, List<String>> options) {
        List<Supplier<ComparedStudy>> sources = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        if (inputs.isEmpty()) {
            sources.add(searched(null, options));
        }
        for (Path input : inputs) {
            try {
                sources.add(isResult(input) ? stored(input) : searched(input, options));
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return sources.stream().map(Supplier::get).toList();
    }

    private static Supplier<ComparedStudy> stored(Path input) {
        ComparedStudy fronts = ComparisonFolder.study(StoredResult.read(input));
        return () -> fronts;
    }

    private Supplier<ComparedStudy> searched(@Nullable Path input, Map<String, List<String>> options) {
        StudyRequest request = StudySource.of(input, options).request();
        return () -> ComparedStudy.of(
                session.search(
                        new Study(request), threads, Budget.NONE, Shard.WHOLE, part -> BlockJournal.NONE, () -> false),
                Version.text());
    }

    private List<Double> reads() {
        List<Double> reads = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String place : places == null ? List.<String>of() : places) {
            if (place.strip().matches("[0-9]{1,9}(\\.[0-9]{1,9})?|0?\\.[0-9]{1,9}") && Double.parseDouble(place) > 0) {
                reads.add(Double.parseDouble(place.strip()));
            } else {
                problems.add(new Problem(
                        "--at", 0, "The place (" + place + ") is not a number above zero.", "Maybe write 20,50,100."));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return reads.stream().distinct().sorted().toList();
    }

    private Path defaultFolder(Map<String, List<String>> options) {
        if (inputs.isEmpty()) {
            StudySource source = StudySource.of(null, options);
            Path usual = source.reportFolder(source.request());
            return usual.resolveSibling(usual.getFileName() + "-compared");
        }
        Path name = inputs.get(0).toAbsolutePath().normalize().getFileName();
        return Path.of("isowatt-report", String.valueOf(name).replaceFirst("\\.(ya?ml|json)$", "") + "-compared");
    }

    private int show(CurveSet set, FrontComparison comparison, Path report, ChartOptions charts) {
        Terminal terminal = session.terminal();
        PrintStream out = session.out();
        out.print(
                ComparisonFolder.text(set, comparison, terminal.columnCount(), terminal.colour(), terminal.unicode()));
        out.println();
        out.flush();
        ComparisonFolder.write(set, comparison, report, Version.text(), charts);
        out.println("Comparison: " + report);
        if (session.interrupt().isRaised()) {
            return ExitCode.INTERRUPTED;
        }
        return set.scene().isEmpty() ? ExitCode.NOTHING_FEASIBLE : ExitCode.FOUND;
    }
}
