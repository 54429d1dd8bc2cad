package io.isowatt.workload;

/**
 * The latency that users accept.
 *
 * @param ttftSeconds longest mean time to first token, infinite for no limit
 * @param tpotSeconds longest mean time per output token, infinite for no limit
 * @param safetyMarginFraction by how much a predicted time per output token has to stay below its limit
 */
public record ServiceLevel(double ttftSeconds, double tpotSeconds, double safetyMarginFraction) {

    public ServiceLevel {
        if (!(ttftSeconds > 0 && tpotSeconds > 0 && safetyMarginFraction >= 0)) {
            throw new IllegalArgumentException("Latency limits are positive, their margin is not negative.");
        }
    }

    /** Limits without a margin. */
    public ServiceLevel(double ttftSeconds, double tpotSeconds) {
        this(ttftSeconds, tpotSeconds, 0);
    }

    /** The slowest accepted interactivity in tokens per second and user, 0 for no limit. */
    public double interactivityTokensPerSecond() {
        return 1 / tpotSeconds;
    }

    /** The longest time per output token that may be predicted: TPOT·(1 + margin) is within the limit. */
    public double plannedTpotSeconds() {
        return tpotSeconds / (1 + safetyMarginFraction);
    }

    /** The slowest interactivity that may be predicted. */
    public double plannedInteractivityTokensPerSecond() {
        return 1 / plannedTpotSeconds();
    }
}
