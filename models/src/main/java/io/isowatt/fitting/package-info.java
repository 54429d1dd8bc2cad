/**
 * Fits the constants of a calibration to measurements: kernel tables, closed-loop serving, board power. Uses every package
 * before it. Start with {@link io.isowatt.fitting.CalibrationFit}; the list of what is fitted is
 * {@link io.isowatt.fitting.FitParameter}.
 */
@NullMarked
package io.isowatt.fitting;

import org.jspecify.annotations.NullMarked;
