package io.isowatt.measured;

/**
 * Where a row stands.
 *
 * @param file name of the table, without folder
 * @param row 1-based data row; comments and the header are not counted
 */
public record SourceRow(String file, int row) {}
