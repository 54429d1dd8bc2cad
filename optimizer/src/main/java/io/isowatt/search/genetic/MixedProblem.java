package io.isowatt.search.genetic;

import java.util.List;
import java.util.Optional;

/** What a genetic search looks for the front of; implement it for an evaluator of your own, slow or not. */
public interface MixedProblem {

    /** What varies, at least one thing. */
    List<Variable> variables();

    /** Numbers that a point is judged by, at least two, all minimised. */
    int objectiveCount();

    /**
     * Judges a point; called from several threads at once, and never twice for the same point.
     *
     * @param point a value of each variable, in their order
     * @return its objectives; empty if it is infeasible, as is one with a number that is NaN or infinite
     */
    Optional<double[]> evaluate(double[] point);
}
