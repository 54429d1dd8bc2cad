package io.isowatt.search.genetic;

import io.isowatt.pareto.ParetoFront;

import java.util.function.Supplier;

/** Hears how far a genetic search is, in the thread that runs it. */
public interface EvaluationObserver {

    /** Hears nothing. */
    EvaluationObserver NONE = (count, front) -> {};

    /**
     * Points were evaluated.
     *
     * @param count how many since it last heard
     * @param front what is not dominated of all evaluated so far; made when asked for
     */
    void evaluated(long count, Supplier<ParetoFront> front);
}
