package io.isowatt.deployment;

/**
 * Speculative decoding: cheap drafts of the next tokens, which one step of the model verifies.
 *
 * @param draftTokenCount tokens drafted for a sequence in each step (k), 0 without speculation
 * @param acceptanceFraction chance that a drafted token is accepted once those before it are (a), the same for each
 * @param draftStepFraction time of drafting one token for every sequence over that of a plain decode step (c)
 */
public record Speculation(int draftTokenCount, double acceptanceFraction, double draftStepFraction) {

    /** Plain decoding. */
    public static final Speculation NONE = new Speculation(0, 0, 0);

    /** Drafting with a head that the model brings, about one layer and the output head. */
    public static final double OWN_HEAD_STEP_FRACTION = 0.04;

    public Speculation {
        if (draftTokenCount < 0
                || !(acceptanceFraction >= 0 && acceptanceFraction <= 1)
                || !(draftStepFraction >= 0 && Double.isFinite(draftStepFraction))) {
            throw new IllegalArgumentException("Drafts, acceptance and cost are not negative; acceptance at most 1.");
        }
    }

    /** The same drafts, more or fewer in a step. */
    public Speculation drafting(int count) {
        return new Speculation(count, acceptanceFraction, draftStepFraction);
    }

    /** Whether anything is drafted. */
    public boolean drafts() {
        return draftTokenCount > 0;
    }

    /** Tokens of a sequence that a step computes: the last one and the drafts (r = k + 1). */
    public int rowsPerSequence() {
        return draftTokenCount + 1;
    }

    /**
     * Tokens that a step gives a sequence on average: m = 1 + a + … + a^k, the drafts up to the first one refused and the
     * model's own token behind them. Source: Leviathan et al., Fast Inference from Transformers via Speculative Decoding,
     * equation 1.
     */
    public double tokensPerStep() {
        double tokens = 1;
        for (int draft = 0; draft < draftTokenCount; draft++) {
            tokens = 1 + acceptanceFraction * tokens;
        }
        return tokens;
    }
}
