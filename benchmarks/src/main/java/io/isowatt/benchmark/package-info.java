/**
 * How fast the inner parts are: one evaluation, the planning of a layout, the Pareto archive, a whole search. Run by
 * {@code benchmarks/run}, which also times the whole program.
 */
@NullMarked
package io.isowatt.benchmark;

import org.jspecify.annotations.NullMarked;
