package io.isowatt.measured;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problems;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of measurements in a folder.
 *
 * @param tables those that are there, in the order of {@link TableKind}
 */
public record MeasuredFolder(List<MeasuredTable> tables) {

    public MeasuredFolder {
        tables = List.copyOf(tables);
    }

    /**
     * Reads every table that is known by its file name; other files are ignored.
     *
     * @throws InvalidInputException if there is no such table, or with all problems of those that are there
     */
    public static MeasuredFolder read(Path folder) {
        Problems problems = new Problems();
        Names names = new Names();
        List<MeasuredTable> tables = new ArrayList<>();
        boolean found = false;
        for (TableKind kind : TableKind.values()) {
            Path file = folder.resolve(kind.fileName());
            if (Files.isRegularFile(file)) {
                found = true;
                List<String> lines = lines(file, problems);
                if (!lines.isEmpty()) {
                    tables.add(MeasuredTable.read(kind, file, lines, names, problems));
                }
            }
        }
        if (!found) {
            throw new InvalidInputException(
                    folder.toString(),
                    0,
                    Files.isDirectory(folder)
                            ? "The folder holds no table of measurements."
                            : "The folder of measurements does not exist.",
                    "Maybe name a folder with one of " + String.join(", ", TableKind.fileNames()) + ".");
        }
        problems.throwIfAny();
        return new MeasuredFolder(tables);
    }

    private static List<String> lines(Path file, Problems problems) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty()) {
                problems.add(file.toString(), 0, "The table is empty.", "Maybe name another folder.");
            }
            return lines;
        } catch (CharacterCodingException e) {
            problems.add(file.toString(), 0, "The table is not UTF-8 text.", "Maybe save it as UTF-8.");
        } catch (IOException e) {
            problems.add(file.toString(), 0, "The table cannot be read.", "Maybe check its permissions.");
        }
        return List.of();
    }

    /** All rows, table after table. */
    public Stream<MeasuredRow> rows() {
        return tables.stream().flatMap(table -> table.rows().stream());
    }

    /** The rows of aggregated serving that could be understood. */
    public List<ServingRow> servingRows() {
        return rowsOf(ServingRow.class);
    }

    /** The rows with board watts that could be understood. */
    public List<PowerRow> powerRows() {
        return rowsOf(PowerRow.class);
    }

    /** The rows of offline throughput that could be understood. */
    public List<OfflineRow> offlineRows() {
        return rowsOf(OfflineRow.class);
    }

    private <T extends MeasuredRow> List<T> rowsOf(Class<T> type) {
        return rows().filter(type::isInstance).map(type::cast).toList();
    }
}
