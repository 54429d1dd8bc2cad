package io.isowatt.report.validation;

import io.isowatt.report.table.TextGrid;

/**
 * A table with its heading.
 *
 * @param heading what it shows
 * @param grid the table
 * @param note how to read it, empty if that is clear
 */
record Section(String heading, TextGrid grid, String note) {}
