/**
 * The whole answer as a file, {@code result.json}: written from a search, and read back so that every view draws from the
 * file what it draws from the search. Uses {@code front}, {@code table} and the dots of {@code chart}. Start with
 * {@link io.isowatt.report.stored.StoredResult}.
 */
@NullMarked
package io.isowatt.report.stored;

import org.jspecify.annotations.NullMarked;
