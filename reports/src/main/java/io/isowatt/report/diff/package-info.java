/**
 * What changed from one stored result to another: the question, the fronts, the choices. Uses {@code stored}. Start with
 * {@link io.isowatt.report.diff.ResultDiff}.
 */
@NullMarked
package io.isowatt.report.diff;

import org.jspecify.annotations.NullMarked;
