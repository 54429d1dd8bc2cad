package io.isowatt.search.genetic;

import io.isowatt.pareto.ParetoFront;

import java.util.List;

/**
 * The best that a genetic search found; points that it never tried may be better.
 *
 * @param front the non-dominated ones of all evaluated points; a rank is the number of the evaluation, from 0
 * @param evaluatedPoints the value of every variable of each evaluated point, in the order of evaluation
 * @param evaluationCount points that were evaluated
 * @param infeasibleCount those of them that had no objectives
 * @param repeatCount points that came up again and were not evaluated again
 * @param generationCount generations after the seeds
 * @param exhausted whether every point there is was evaluated, so that the front is exact
 */
public record GeneticResult(
        ParetoFront front,
        List<double[]> evaluatedPoints,
        long evaluationCount,
        long infeasibleCount,
        long repeatCount,
        long generationCount,
        boolean exhausted) {

    public GeneticResult {
        evaluatedPoints = List.copyOf(evaluatedPoints);
    }

    /** The value of every variable for a point of the front. */
    public double[] point(int pointOfFront) {
        return evaluatedPoints.get((int) front.rank(pointOfFront)).clone();
    }
}
