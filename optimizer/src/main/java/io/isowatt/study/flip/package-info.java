/**
 * What would change the choice of a study: other prices, power, boundaries, lengths or limits, or errors of the model.
 * Uses {@code study}. Start with {@link io.isowatt.study.flip.Flips}.
 */
@NullMarked
package io.isowatt.study.flip;

import org.jspecify.annotations.NullMarked;
