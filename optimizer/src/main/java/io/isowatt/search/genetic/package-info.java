/**
 * Looking for a front where there is no listing of candidates: NSGA-II over whole and real variables, on any number of threads with the
 * same result. Uses {@code pareto} and Jenetics; what a point means is the {@link io.isowatt.search.genetic.MixedProblem}'s affair.
 * Start with {@link io.isowatt.search.genetic.GeneticSearch}.
 */
@NullMarked
package io.isowatt.search.genetic;

import org.jspecify.annotations.NullMarked;
