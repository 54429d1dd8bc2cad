/**
 * The fitted constants as one file: value, kind and source of each. Uses all constants records before it.
 * Start with {@link io.isowatt.calibration.Calibration}.
 */
@NullMarked
package io.isowatt.calibration;

import org.jspecify.annotations.NullMarked;
