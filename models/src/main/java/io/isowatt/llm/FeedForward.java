package io.isowatt.llm;

/** The feed-forward part of a layer: dense, a mixture of experts, or none. */
public sealed interface FeedForward {

    /**
     * A dense multi-layer perceptron.
     *
     * @param weightCount weights of its matrices: 3·h·f with a gate, 2·h·f without
     */
    record Dense(long weightCount) implements FeedForward {}

    /**
     * A mixture of experts, of which every token visits a few.
     *
     * @param expertCount routed experts
     * @param activeCount experts that one token visits
     * @param expertWeightCount weights of one expert
     * @param sharedWeightCount weights that every token visits beside them: shared experts, a parallel dense part,
     *     projections into a latent space; 0 weights where there are none
     * @param routerParameterCount router weights and biases
     */
    record MixtureOfExperts(
            int expertCount, int activeCount, long expertWeightCount, long sharedWeightCount, long routerParameterCount)
            implements FeedForward {

        public MixtureOfExperts {
            if (activeCount < 1 || activeCount > expertCount || expertWeightCount < 1) {
                throw new IllegalArgumentException("A token visits at least one and at most all experts.");
            }
        }
    }

    /** No feed-forward part. */
    record None() implements FeedForward {}
}
