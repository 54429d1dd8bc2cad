package io.isowatt.fitting;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads some columns of a Parquet file, row by row. The library behind it is loaded when this is first used. */
final class ParquetRows {

    /** Cells of one row in the order of the columns asked for; those that the table lacks are empty texts. */
    static final class Row {

        private final Object[] cells;

        private Row(int count) {
            this.cells = new Object[count];
            Arrays.fill(cells, "");
        }

        String text(int column) {
            return cells[column].toString();
        }

        /** The number of a cell, 0 where there is none. */
        double number(int column) {
            return cells[column] instanceof Number number ? number.doubleValue() : 0;
        }
    }

    private ParquetRows() {}

    static void read(Path file, List<String> columns, Consumer<Row> rows) {
        Hydrator<Row, Row, Integer> hydrator = new Hydrator<>() {
            @Override
            public Row start() {
                return new Row(columns.size());
            }

            @Override
            public Row add(Row row, Integer column, Object value) {
                if (column >= 0 && value != null) {
                    row.cells[column] = value;
                }
                return row;
            }

            @Override
            public Row finish(Row row) {
                return row;
            }
        };
        try (Stream<Row> stream =
                ParquetReader.streamContent(file.toFile(), hydrator, path -> columns.indexOf(path[0]))) {
            stream.forEachOrdered(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
