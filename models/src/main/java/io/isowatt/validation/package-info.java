/**
 * The model against measurements: a prediction for every row, and how far predictions are off, where, and whether they
 * would have led to the right choice. Uses the estimate and the rows read. Start with {@link io.isowatt.validation.Validation}.
 */
@NullMarked
package io.isowatt.validation;

import org.jspecify.annotations.NullMarked;
