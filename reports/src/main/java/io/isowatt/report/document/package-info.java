/**
 * The report of a study as a document for a review: question and answer in sentences, why the winner wins and what would
 * change that, what was left out and why, and what the figures rest on. Uses {@code report.front} and {@code report.table}.
 * Start with {@link io.isowatt.report.document.ReviewDocument}.
 */
@NullMarked
package io.isowatt.report.document;

import org.jspecify.annotations.NullMarked;
