package io.isowatt.search.genetic;

import io.isowatt.pareto.ParetoFront;

import java.util.List;

/**
 * The best that a genetic search found; points that it never tried may be better.
 *
 * @param front the non-dominated ones of all evaluated points; a rank is the number of the evaluation, from 0
 * @param points for each point of the front the value of every variable, in the order of the front
 * @param evaluationCount points that were evaluated
 * @param infeasibleCount those of them that had no objectives
 * @param repeatCount points that came up again and were not evaluated again
 * @param generationCount generations after the seeds
 * @param exhausted whether every point there is was evaluated, so that the front is exact
 */
public record GeneticResult(
        ParetoFront front,
        List<double[]> points,
        long evaluationCount,
        long infeasibleCount,
        long repeatCount,
        long generationCount,
        boolean exhausted) {

    public GeneticResult {
        points = List.copyOf(points);
    }
}
