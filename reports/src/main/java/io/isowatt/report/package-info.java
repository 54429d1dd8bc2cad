/**
 * Showing a study's answer: the report folder and the text for a terminal. Computes nothing of the model.
 * Uses the packages below it. Start with {@link io.isowatt.report.ReportFolder}.
 */
@NullMarked
package io.isowatt.report;

import org.jspecify.annotations.NullMarked;
