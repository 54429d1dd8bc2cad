package io.isowatt.workload;

/**
 * The latency that users accept.
 *
 * @param ttftSeconds longest mean time to first token, infinite for no limit
 * @param tpotSeconds longest mean time per output token, infinite for no limit
 */
public record ServiceLevel(double ttftSeconds, double tpotSeconds) {

    public ServiceLevel {
        if (!(ttftSeconds > 0 && tpotSeconds > 0)) {
            throw new IllegalArgumentException("Latency limits are positive.");
        }
    }

    /** The slowest accepted interactivity in tokens per second and user, 0 for no limit. */
    public double interactivityTokensPerSecond() {
        return 1 / tpotSeconds;
    }
}
