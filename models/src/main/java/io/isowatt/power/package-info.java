/**
 * Watts: from what a GPU does in a step to its board, its server and the facility.
 * Uses {@code serving} and what is before it. Start with {@link io.isowatt.power.BoardPower}.
 */
@NullMarked
package io.isowatt.power;

import org.jspecify.annotations.NullMarked;
