package io.isowatt.cli;

import io.isowatt.calibration.Calibration;
import io.isowatt.calibration.CalibrationReader;
import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Nearest;
import io.isowatt.measured.result.MeasuredFiles;
import io.isowatt.report.validation.ValidationFolder;
import io.isowatt.report.validation.ValidationReport;
import io.isowatt.report.validation.ValidationText;
import io.isowatt.unit.Dimension;
import io.isowatt.unit.Quantity;
import io.isowatt.unit.QuantityException;
import io.isowatt.validation.Facet;
import io.isowatt.validation.Validation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code isowatt validate}: predictions of measured rows, and how far off they are. */
@Command(
        name = "validate",
        description = {
            "Predicts what was measured and says how far off the predictions are.",
            "Of a folder it reads serving_latency_aggregated.csv, serving_latency_disaggregated.csv, serving_power.csv"
                    + " and offline_throughput.csv, and ignores all others.",
            "It also reads what benchmark tools save, one by one or a folder of them: vLLM bench serve, AIPerf,"
                    + " GenAI-Perf (JSON or CSV), GuideLLM and InferenceX. What such a result leaves out of its"
                    + " deployment, the options below must say.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  isowatt validate measurements",
            "  isowatt validate measurements --out validation",
            "  isowatt validate --by framework,machine --calibration own.yaml",
            "  isowatt validate vllm-*.json --hardware hgx-h200 --framework vllm \\",
            "                   --tensor-parallel 4",
            "",
            "Exit status: 0 validated, 1 no row could be predicted, 2 bad input, 70 bug."
        })
final class ValidateCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final PrintStream out;

    @Parameters(
            arity = "0..*",
            paramLabel = "FOLDER|FILE",
            description = "folder of tables or results, or result files (default: the folder you are in)")
    private List<Path> paths = List.of(Path.of(""));

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "write validation.csv (every prediction), validation.md and scatter plots there")
    private @Nullable Path report;

    @Option(names = "--calibration", paramLabel = "FILE", description = "a calibration of your own")
    private @Nullable Path calibration;

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            description = "raise predicted TPOT by this before it is held against a limit (default 5%%)")
    private String margin = "5 %";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            split = ",",
            description = "break errors down by these together: framework, machine, model, load (default: each alone)")
    private List<String> by = List.of();

    @Mixin
    private MeasuredOptions deployment = new MeasuredOptions();

    ValidateCommand(Terminal terminal, PrintStream out) {
        this.terminal = terminal;
        this.out = out;
    }

    @Override
    public Integer call() {
        double marginFraction = margin();
        List<Facet> facets = facets();
        if (report != null) {
            ValidationFolder.check(report);
        }
        Calibration constants = calibration();
        Validation validation = Validation.of(MeasuredFiles.rows(paths, deployment.given()), constants);
        ValidationReport shown = new ValidationReport(validation, name(paths), constants, marginFraction);
        if (report != null) {
            ValidationFolder.write(shown, report, Version.text());
        }
        out.print(new ValidationText(terminal.columnCount(), terminal.colour(), terminal.unicode()).of(shown, facets));
        if (report != null) {
            out.println();
            out.println("Report: " + report);
        }
        return validation.answeredCount() > 0 ? ExitCode.FOUND : ExitCode.NOTHING_FEASIBLE;
    }

    private static String name(List<Path> paths) {
        Path first = paths.get(0);
        if (paths.size() > 1) {
            return paths.size() + " files";
        }
        return first.toString().isEmpty() ? "this folder" : first.toString();
    }

    private double margin() {
        try {
            double fraction = Quantity.parse(margin, Dimension.FRACTION);
            if (fraction >= 0 && fraction <= 1) {
                return fraction;
            }
        } catch (QuantityException e) {
            // told below, in the same words
        }
        throw new InvalidInputException(
                "--margin", 0, "The margin (" + margin + ") is not a percentage from 0 % to 100 %.", "Maybe write 5%.");
    }

    private List<Facet> facets() {
        List<Facet> facets = new ArrayList<>();
        for (String name : by) {
            Facet facet = Facet.byLabel().get(name);
            if (facet == null) {
                throw new InvalidInputException(
                        "--by",
                        0,
                        "The value (" + name + ") is unknown.",
                        Nearest.advice(name, Facet.byLabel().keySet()));
            }
            if (!facets.contains(facet)) {
                facets.add(facet);
            }
        }
        return facets;
    }

    private Calibration calibration() {
        if (calibration == null) {
            return Calibration.shipped();
        }
        try {
            return CalibrationReader.read(calibration.toString(), Files.readString(calibration));
        } catch (IOException e) {
            throw new InvalidInputException(
                    calibration.toString(), 0, "The calibration file cannot be read.", "Maybe check its path.");
        }
    }
}
