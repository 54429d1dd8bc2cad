/**
 * Which candidates exist: axes, their exact product, the constraints that cut whole subtrees of it.
 * Uses nothing; a candidate is a {@code long} rank. Start with {@link io.isowatt.space.Space}.
 */
@NullMarked
package io.isowatt.space;

import org.jspecify.annotations.NullMarked;
