package io.isowatt.search;

/**
 * Takes what an evaluator found for the candidates of its block. Every call may end the block by an unchecked exception
 * that says the search was stopped; evaluators let it pass.
 */
public interface Sink {

    /**
     * Takes a feasible candidate; one with a number that is not finite is counted as rejected.
     *
     * @param rank its rank
     * @param objectives its numbers, minimised; copied, so the caller can use the array again
     */
    void accept(long rank, double[] objectives);

    /**
     * Counts candidates of the block that are infeasible.
     *
     * @param reason place of the reason in {@link Problem#rejectionReasons}
     * @param count how many candidates
     */
    void reject(int reason, long count);

    /**
     * Counts candidates of the block that the screen excluded, or that another candidate equals or beats in everything.
     *
     * @param bound place of the bound in {@link Problem#bounds}
     * @param count how many candidates
     */
    void prune(int bound, long count);

    /** Tells nothing; for loops that go on for long without an answer, so that a stop is heard. */
    default void stillWorking() {}
}
