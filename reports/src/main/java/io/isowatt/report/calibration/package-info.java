/**
 * What a calibration did, for a terminal and as Markdown. Uses {@code fitting} and the tables beside it. Start with
 * {@link io.isowatt.report.calibration.CalibrationDocument}.
 */
@NullMarked
package io.isowatt.report.calibration;

import org.jspecify.annotations.NullMarked;
