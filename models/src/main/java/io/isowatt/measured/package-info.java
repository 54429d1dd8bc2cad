/**
 * Measurements read from tables: each row with the model, machine, layout and load that it names, and what was measured.
 * Uses the catalogs and the deployment words; predicts nothing. Start with {@link io.isowatt.measured.MeasuredFolder}.
 */
@NullMarked
package io.isowatt.measured;

import org.jspecify.annotations.NullMarked;
