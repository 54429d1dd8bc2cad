package io.isowatt.measured;

import io.isowatt.catalog.Problems;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One table of measurements.
 *
 * @param kind which one
 * @param rows in file order
 */
public record MeasuredTable(TableKind kind, List<MeasuredRow> rows) {

    public MeasuredTable {
        rows = List.copyOf(rows);
    }

    /**
     * Reads the lines of a table.
     *
     * @param path the file, for messages
     * @param problems takes what is wrong, with the line
     */
    static MeasuredTable read(TableKind kind, Path path, List<String> lines, Names names, Problems problems) {
        CsvTable table = CsvTable.read(path.toString(), lines, problems);
        switch (kind) {
            case SERVING ->
                table.require(
                        problems, "framework", "model", "hardware", "weight_precision", "isl", "osl", "concurrency");
            case POWER ->
                table.require(
                        problems, "model", "hardware", "weight_precision", "gpus", "max_num_seqs", "avg_output_len");
            case OFFLINE -> table.require(problems, "framework", "model", "hardware", "precision", "isl", "osl");
            case SPLIT_SERVING -> table.require(problems, "model", "hardware");
        }
        List<MeasuredRow> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            RowCells cells = new RowCells(kind.fileName(), table, i, names, problems);
            rows.add(
                    switch (kind) {
                        case SERVING -> RowReader.serving(cells);
                        case SPLIT_SERVING -> RowReader.split(cells);
                        case POWER -> RowReader.power(cells);
                        case OFFLINE -> RowReader.offline(cells);
                    });
        }
        return new MeasuredTable(kind, rows);
    }
}
