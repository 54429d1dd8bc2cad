package io.isowatt.measured.result;

/**
 * Where a result was written.
 *
 * @param file the file's path as the user named it
 * @param number 1-based place among the results of the file
 * @param line 1-based line on which it begins
 * @param format the tool and format
 */
public record ResultSource(String file, int number, int line, ResultFormat format) {}
