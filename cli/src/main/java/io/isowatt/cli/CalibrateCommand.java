package io.isowatt.cli;

import io.isowatt.calibration.CalibrationReader;
import io.isowatt.calibration.CalibrationWriter;
import io.isowatt.catalog.InvalidInputException;
import io.isowatt.fitting.CalibrationData;
import io.isowatt.fitting.CalibrationFit;
import io.isowatt.fitting.CalibrationReport;
import io.isowatt.report.calibration.CalibrationDocument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** {@code isowatt calibrate}: constants fitted to measurements. */
@Command(
        name = "calibrate",
        description = {
            "Fits the constants of the models to measurements and writes a calibration file for --calibration, with the"
                    + " error of each constant, and says how far off predictions are on what was left out of the fit.",
            "Constants that the measurements do not tell stay as they are, and so do hand-set ones (kind: assumed).",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "A folder holds tables of serving (serving_latency_aggregated.csv, serving_power.csv, offline_throughput.csv),"
                    + " kernel tables (<system>/<operator>/<framework>/<version>/<table>.parquet), or folders"
                    + " of these.",
            "",
            "Examples:",
            "  isowatt calibrate my-measurements --out my-calibration.yaml",
            "  isowatt calibrate serving kernels --report calibration.md",
            "  isowatt estimate --calibration my-calibration.yaml \\",
            "                   --model llama-3.1-70b --hardware hgx-h200",
            "",
            "Exit status: 0 written, 2 bad input, 70 bug."
        })
final class CalibrateCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 64;

    private final Terminal terminal;
    private final PrintStream out;

    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "folders of measurements")
    private List<Path> folders = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "the new file (default calibration.yaml)")
    private Path file = Path.of("calibration.yaml");

    @Option(
            names = "--start",
            paramLabel = "FILE",
            description = "the calibration to begin from (default: the shipped one)")
    private @Nullable Path start;

    @Option(names = "--name", paramLabel = "NAME", description = "name of the new one (default: that of its file)")
    private @Nullable String name;

    @Option(names = "--origin", paramLabel = "TEXT", description = "who measured, for the sources in the file")
    private String origin = "";

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "its date (default: today)")
    private @Nullable String date;

    @Option(names = "--report", paramLabel = "FILE", description = "write the report as Markdown, too")
    private @Nullable Path report;

    @Option(names = "--threads", paramLabel = "COUNT", description = "(default: one per core)")
    private int threads = Runtime.getRuntime().availableProcessors();

    CalibrateCommand(Terminal terminal, PrintStream out) {
        this.terminal = terminal;
        this.out = out;
    }

    @Override
    public Integer call() {
        check();
        CalibrationWriter writer = start == null
                ? new CalibrationWriter("calibration.yaml", CalibrationReader.shippedText())
                : new CalibrationWriter(start.toString(), text(start));
        String id = name == null ? file.getFileName().toString().replaceFirst("\\.ya?ml$", "") : name;
        CalibrationFit fit = new CalibrationFit(CalibrationData.read(folders), writer, threads);
        AtomicLong done = new AtomicLong();
        CalibrationReport result;
        try (Progress unused = Progress.of(terminal.errorIsTerminal(), "fitting", fit.stepCount(), done::get)) {
            result = fit.run(id, day().toString(), origin, done);
        }
        CalibrationDocument document = new CalibrationDocument("Calibration " + id, result);
        WholeFile.write(file, result.yaml());
        if (report != null) {
            WholeFile.write(report, document.markdown());
        }
        out.print(document.text(terminal.columnCount(), terminal.unicode()));
        out.println();
        out.println("Calibration: " + file);
        return ExitCode.FOUND;
    }

    private void check() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new InvalidInputException(
                    "--threads",
                    0,
                    "The value (" + threads + ") is not a whole number from 1 to " + MOST_THREADS + ".",
                    "Maybe leave it out for the default.");
        }
        WholeFile.check("--out", file);
        if (report != null) {
            WholeFile.check("--report", report);
        }
        day();
    }

    private LocalDate day() {
        try {
            return date == null ? LocalDate.now(ZoneId.systemDefault()) : LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    "--date", 0, "The value (" + date + ") is not a date.", "Maybe write 2026-11-21.");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidInputException(
                    file.toString(),
                    0,
                    "The calibration file cannot be read.",
                    "Maybe check the path, or leave --start out for the shipped calibration.");
        }
    }
}
