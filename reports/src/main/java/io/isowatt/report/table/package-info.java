/**
 * Answers as tables: Tablesaw tables of the fronts, their printed, Markdown and CSV forms, and the stream of all
 * candidates. Uses {@code front}. Start with {@link io.isowatt.report.table.FrontTable}.
 */
@NullMarked
package io.isowatt.report.table;

import org.jspecify.annotations.NullMarked;
