/**
 * Units at the door: reads and prints quantities, so that everything inside is plain SI doubles.
 * Uses nothing else. Start with {@link io.isowatt.unit.Quantity}.
 */
@NullMarked
package io.isowatt.unit;

import org.jspecify.annotations.NullMarked;
