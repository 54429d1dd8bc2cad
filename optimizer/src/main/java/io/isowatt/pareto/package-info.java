/**
 * Which points no other point beats: archive, front, hypervolume, knee; everything is minimised.
 * Uses nothing; a point is a {@code long} rank and a vector of finite doubles.
 * Start with {@link io.isowatt.pareto.ParetoArchive}.
 */
@NullMarked
package io.isowatt.pareto;

import org.jspecify.annotations.NullMarked;
