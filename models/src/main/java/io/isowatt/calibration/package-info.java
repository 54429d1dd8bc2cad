/**
 * The fitted constants as one file: value, kind and source of each, and of a fitted one its samples and error. Read, changed,
 * written. Uses all constants records before it. Start with {@link io.isowatt.calibration.Calibration}; a new constant is a
 * line in {@code ConstantsBuilder}.
 */
@NullMarked
package io.isowatt.calibration;

import org.jspecify.annotations.NullMarked;
