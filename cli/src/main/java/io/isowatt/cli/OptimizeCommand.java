package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.report.ReportFolder;
import io.isowatt.report.TextReport;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.SearchProgress;
import io.isowatt.study.Study;
import io.isowatt.study.StudyReader;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            "",
            "Exit status: 0 found, 1 nothing feasible, 2 bad input, 70 bug."
        })
final class OptimizeCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final PrintStream out;

    @Parameters(index = "0", arity = "0..1", paramLabel = "STUDY", description = "study file (YAML)")
    private @Nullable Path study;

    @Mixin
    private ScenarioOptions scenario = new ScenarioOptions();

    @Option(names = "--ttft", paramLabel = "TIME", description = "longest mean time to first token, such as 2s")
    private @Nullable String ttft;

    @Option(names = "--tpot", paramLabel = "TIME", description = "longest mean time per output token, such as 20ms")
    private @Nullable String tpot;

    @Option(
            names = "--interactivity",
            paramLabel = "RATE",
            description = "slowest rate of one user, such as 30tokens/s (instead of --tpot)")
    private @Nullable String interactivity;

    @Option(
            names = "--safety-margin",
            paramLabel = "PERCENT",
            description = "how far predicted TPOT stays below its limit (default 5 %%)")
    private @Nullable String safetyMargin;

    @Option(names = "--search-space", paramLabel = "ID|PATH", description = "quick, standard (default), full or a file")
    private @Nullable String searchSpace;

    @Option(
            names = "--objectives",
            paramLabel = "NAME",
            split = ",",
            description = "two or more (default output-throughput-per-megawatt,interactivity)")
    private @Nullable List<String> objectives;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "report folder (default isowatt-report/<name of the study>)")
    private @Nullable Path folder;

    @Option(names = "--threads", paramLabel = "COUNT", description = "search threads (default: all processors)")
    private int threads = Runtime.getRuntime().availableProcessors();

    OptimizeCommand(Terminal terminal, PrintStream out) {
        this.terminal = terminal;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (threads < 1 || threads > 1024) {
            throw new InvalidInputException(
                    "--threads",
                    0,
                    "The number of threads (" + threads + ") is not from 1 to 1024.",
                    "Maybe leave it out.");
        }
        StudyRequest request = request();
        Path report = folder == null ? Path.of("isowatt-report", name(request)) : folder;
        ReportFolder.check(report);
        Thread warmUp = new Thread(ReportFolder::warmUp, "warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
        Study search = new Study(request);
        SearchProgress progress = new SearchProgress(terminal.errorIsTerminal());
        StudyResult result;
        try (Progress unused = Progress.of(terminal.errorIsTerminal(), search.size(), progress)) {
            result = search.run(SearchOptions.threads(threads).withProgress(progress));
        }
        ReportFolder.write(result, report, Version.text());
        out.print(new TextReport(terminal.columnCount(), terminal.colour(), terminal.unicode()).of(result));
        out.println();
        out.println("Report: " + report);
        return result.anythingFeasible() ? ExitCode.FOUND : ExitCode.NOTHING_FEASIBLE;
    }

    private StudyRequest request() {
        Map<String, List<String>> values = new LinkedHashMap<>(scenario.values());
        ScenarioOptions.put(values, "slo.ttft", ttft);
        ScenarioOptions.put(values, "slo.tpot", tpot);
        ScenarioOptions.put(values, "slo.interactivity", interactivity);
        ScenarioOptions.put(values, "slo.safety-margin", safetyMargin);
        ScenarioOptions.put(values, "search-space", searchSpace);
        if (objectives != null) {
            values.put("objectives", objectives);
        }
        if (study == null) {
            return StudyReader.readStudy(values);
        }
        Path parent = study.getParent();
        return StudyReader.readStudy(study.toString(), text(study), parent == null ? Path.of("") : parent, values);
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    file.toString(),
                    0,
                    Files.exists(file) ? "The study is not a file." : "The study file does not exist.",
                    "Maybe check the path: examples are in search-spaces/studies.");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    file.toString(), 0, "The study file is not UTF-8 text.", "Maybe save it as UTF-8.");
        } catch (IOException e) {
            throw new InvalidInputException(
                    file.toString(), 0, "The study file cannot be read.", "Maybe check its permissions.");
        }
    }

    private String name(StudyRequest request) {
        if (study == null || study.getFileName() == null) {
            List<String> machines = request.scenarios().stream()
                    .map(scenario -> scenario.hardware().id())
                    .toList();
            return request.common().model().id() + "-on-" + String.join("-", machines);
        }
        return study.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }
}
