package io.isowatt.workload;

/**
 * A closed loop of clients that send prompts of one nominal length and want outputs of another.
 *
 * @param promptTokens nominal prompt length (ISL)
 * @param outputTokens nominal output length (OSL)
 * @param meanLengthFraction mean of the real lengths over the nominal ones: 1 for fixed lengths, 0.9 for lengths drawn
 *     uniformly from 0.8 to 1.0 of the nominal length
 * @param prefixHitFraction share of the prompt found in the prefix cache
 * @param inWaves whether all requests are equally long and start together, as in benchmarks that fix both lengths:
 *     servers that prefill first then see them in waves
 */
public record Workload(
        double promptTokens,
        double outputTokens,
        double meanLengthFraction,
        double prefixHitFraction,
        boolean inWaves) {

    public Workload {
        if (!(promptTokens >= 1 && outputTokens >= 1)) {
            throw new IllegalArgumentException("Prompt and output hold at least one token.");
        }
        if (!(meanLengthFraction > 0 && meanLengthFraction <= 1 && prefixHitFraction >= 0 && prefixHitFraction < 1)) {
            throw new IllegalArgumentException("Length and prefix-hit fractions lie between 0 and 1.");
        }
    }

    /** A load with such mean lengths and no prefix cache. */
    public static Workload fixed(double promptTokens, double outputTokens) {
        return new Workload(promptTokens, outputTokens, 1, 0, false);
    }

    public double meanPromptTokens() {
        return meanLengthFraction * promptTokens;
    }

    public double meanOutputTokens() {
        return meanLengthFraction * outputTokens;
    }
}
