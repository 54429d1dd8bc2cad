package io.isowatt.study;

import java.util.List;

/**
 * The points of a continuous space that a genetic search evaluated; they have no place there, so that a rank is the number of an
 * evaluation.
 */
final class TriedPoints implements Candidates {

    private final ServingMixedProblem problem;
    private final List<double[]> points;

    TriedPoints(ServingMixedProblem problem, List<double[]> points) {
        this.problem = problem;
        this.points = points;
    }

    private double[] point(long rank) {
        return points.get((int) rank);
    }

    @Override
    public Candidate candidate(long rank) {
        return problem.candidate(rank, point(rank));
    }

    @Override
    public Breakdown breakdown(Candidate candidate) {
        return problem.breakdown(candidate);
    }
}
