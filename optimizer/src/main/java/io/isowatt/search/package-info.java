/**
 * Finding the front of a space by evaluating every candidate, on any number of threads with the same result.
 * Uses {@code space} and {@code pareto}; what a candidate means is the {@link io.isowatt.search.Problem}'s affair.
 * Start with {@link io.isowatt.search.ExactSearch}.
 */
@NullMarked
package io.isowatt.search;

import org.jspecify.annotations.NullMarked;
