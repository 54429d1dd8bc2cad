package io.isowatt.fitting;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problems;
import io.isowatt.measured.MeasuredFolder;
import io.isowatt.measured.MeasuredRow;
import io.isowatt.measured.OfflineRow;
import io.isowatt.measured.PowerRow;
import io.isowatt.measured.ServingRow;
import io.isowatt.measured.TableKind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a calibration is fitted on.
 *
 * @param rows of tables of measurements, those included that nothing is fitted on
 * @param kernels kernel tables
 */
public record CalibrationData(List<MeasuredRow> rows, KernelTables kernels) {

    public CalibrationData {
        rows = List.copyOf(rows);
    }

    /**
     * Reads folders of measurements; each holds tables of serving or kernel tables, or has folders that do.
     *
     * @throws InvalidInputException if a folder has nothing known, or with the problems of a table
     */
    public static CalibrationData read(List<Path> folders) {
        List<MeasuredRow> rows = new ArrayList<>();
        List<KernelTable> kernels = new ArrayList<>();
        for (Path folder : folders) {
            try {
                List<Path> measured = measured(folder);
                List<KernelTable> tables = KernelTable.find(folder);
                if (measured.isEmpty() && KernelTables.of(tables).tables().isEmpty()) {
                    throw nothing(folder, "holds no table of measurements");
                }
                measured.forEach(place -> MeasuredFolder.read(place).rows().forEach(rows::add));
                kernels.addAll(tables);
            } catch (IOException e) {
                throw nothing(folder, Files.isDirectory(folder) ? "cannot be read" : "is no folder");
            }
        }
        KernelTables usable = KernelTables.of(kernels);
        Problems problems = new Problems();
        usable.tables().forEach(table -> check(table, problems));
        problems.throwIfAny();
        return new CalibrationData(rows, usable);
    }

    private static void check(KernelTable table, Problems problems) {
        String file = table.file().toString();
        try {
            if (!table.isWhole()) {
                problems.add(file, 0, "The kernel table is no whole Parquet file.", "Maybe copy it again.");
            }
        } catch (IOException e) {
            problems.add(file, 0, "The kernel table cannot be read.", "Maybe check its permissions.");
        }
    }

    /** The folder and those in it that have a table of serving. */
    private static List<Path> measured(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return Stream.concat(
                            Stream.of(folder), inside.filter(Files::isDirectory).sorted())
                    .filter(place ->
                            TableKind.fileNames().stream().anyMatch(name -> Files.isRegularFile(place.resolve(name))))
                    .toList();
        }
    }

    private static InvalidInputException nothing(Path folder, String what) {
        return new InvalidInputException(
                folder.toString(),
                0,
                "The folder of measurements (" + folder + ") " + what + ".",
                "Maybe name one with " + String.join(", ", TableKind.fileNames())
                        + ", or with kernel tables (<system>/<operator>/<framework>/<version>/<table>.parquet).");
    }

    /** Serving rows that count: no suspicion of drafted tokens, no defect, something measured. */
    List<ServingRow> servingRows() {
        return rows.stream()
                .filter(row -> row instanceof ServingRow serving
                        && serving.sound()
                        && (serving.measured().tpotSeconds().isPresent()
                                || serving.measured().ttftSeconds().isPresent()))
                .map(ServingRow.class::cast)
                .toList();
    }

    /** All that serving constants are fitted on. */
    List<Observation> observations() {
        List<Observation> observations = new ArrayList<>();
        servingRows().forEach(row -> observations.add(new Observation.OfServing(row)));
        powerRows().forEach(row -> observations.add(new Observation.OfPower(row)));
        for (MeasuredRow row : rows) {
            if (row instanceof OfflineRow offline
                    && offline.outputTokensPerSecondPerGpu().isPresent()) {
                observations.add(new Observation.OfOffline(offline));
            }
        }
        return observations;
    }

    /** Power rows that count: text prompts, with all that watts follow from. */
    List<PowerRow> powerRows() {
        return rows.stream()
                .filter(row -> row instanceof PowerRow power && PowerErrors.usable(power))
                .map(PowerRow.class::cast)
                .toList();
    }
}
