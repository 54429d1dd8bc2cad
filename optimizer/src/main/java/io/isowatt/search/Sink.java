package io.isowatt.search;

/** Takes what an evaluator found for the candidates of its block. */
public interface Sink {

    /**
     * Takes a feasible candidate; one with a number that is not finite is counted as rejected.
     *
     * @param rank its rank, inside the block
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
}
