package io.isowatt.measured;

import java.util.OptionalDouble;

/**
 * Mean latencies of a closed loop, each empty where unknown.
 *
 * @param ttftSeconds time to first token
 * @param tpotSeconds time per output token after the first
 */
public record Latency(OptionalDouble ttftSeconds, OptionalDouble tpotSeconds) {

    /** Nothing known. */
    public static final Latency UNKNOWN = new Latency(OptionalDouble.empty(), OptionalDouble.empty());
}
