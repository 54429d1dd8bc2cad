package io.isowatt.search;

import io.isowatt.space.Space;

import java.util.List;

/** What is searched: a space, and how its candidates are evaluated. */
public interface Problem {

    /** The candidates. */
    Space space();

    /** Numbers that an accepted candidate is judged by, at least two, all minimised. */
    int objectiveCount();

    /** Why an evaluation may reject candidates, unique names; {@link Sink#reject} counts by their place here. */
    List<String> rejectionReasons();

    /** A new evaluator, which only one thread will use. */
    BlockEvaluator newEvaluator();
}
