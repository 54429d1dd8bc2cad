package io.isowatt.study;

/** How a study looks for its front. */
public sealed interface SearchMethod {

    /** Every candidate is evaluated, or excluded for good reason: the front is the front. */
    record Exact() implements SearchMethod {}

    /**
     * NSGA-II evaluates some of them: the front is the best found.
     *
     * @param seed of the random numbers
     * @param evaluationCount most deployments evaluated on each machine
     */
    record Genetic(long seed, int evaluationCount) implements SearchMethod {

        /** Most evaluations of a search. */
        public static final int MOST_EVALUATIONS = 10_000_000;

        public Genetic {
            if (evaluationCount < 1 || evaluationCount > MOST_EVALUATIONS) {
                throw new IllegalArgumentException("The number of evaluations (" + evaluationCount
                        + ") is not from 1 to " + MOST_EVALUATIONS + ".");
            }
        }
    }
}
