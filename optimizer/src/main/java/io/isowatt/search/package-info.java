/**
 * Finding the front of a space by settling every candidate, on any number of threads with the same result; or as much of it
 * as a budget allows, with a bound on what is missing.
 * Uses {@code space} and {@code pareto}; what a candidate means is the {@link io.isowatt.search.Problem}'s affair.
 * Start with {@link io.isowatt.search.ExactSearch}.
 */
@NullMarked
package io.isowatt.search;

import org.jspecify.annotations.NullMarked;
