/**
 * What every view of an answer shows: the two axes, each machine's staircase front with its layouts, and where its
 * landmarks are. Uses the study alone. Start with {@link io.isowatt.report.front.FrontLine}.
 */
@NullMarked
package io.isowatt.report.front;

import org.jspecify.annotations.NullMarked;
