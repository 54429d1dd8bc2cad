/**
 * One deployment as text: what its clients see, where time, memory, watts and dollars go, and what stands beside it on its front.
 * Uses {@code stored}. Start with {@link io.isowatt.report.point.ExplainText}.
 */
@NullMarked
package io.isowatt.report.point;

import org.jspecify.annotations.NullMarked;
