/**
 * Fronts held against each other: reading a front at a place between its points, the ratio of two fronts over the whole range
 * with its uncertainty, and in what the fronts differ besides the machine. Uses {@code front} and {@code table}. Start with
 * {@link io.isowatt.report.compare.FrontComparison}.
 */
@NullMarked
package io.isowatt.report.compare;

import org.jspecify.annotations.NullMarked;
