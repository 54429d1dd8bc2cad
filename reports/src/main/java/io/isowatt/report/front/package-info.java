/**
 * What every view of an answer shows: the two axes, each machine's staircase front with its layouts, and where its
 * landmarks are; the same for a search that just ended and for one read from a file. Start with
 * {@link io.isowatt.report.front.Scene}.
 */
@NullMarked
package io.isowatt.report.front;

import org.jspecify.annotations.NullMarked;
