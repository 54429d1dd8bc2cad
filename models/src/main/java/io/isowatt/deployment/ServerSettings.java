package io.isowatt.deployment;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a user launches the serving framework; what is empty is as the calibration found it.
 *
 * @param speculation speculative decoding
 * @param receiveIntervalCount decode steps between two looks for new requests (SGLang's {@code --scheduler-recv-interval})
 * @param ttftOffsetSeconds constant part of the time to first token
 * @param memoryFraction share of GPU memory that the server takes for weights, activations and KV cache
 * @param runningLimitCount most sequences of a replica that run at once; further requests wait
 */
public record ServerSettings(
        Speculation speculation,
        OptionalInt receiveIntervalCount,
        OptionalDouble ttftOffsetSeconds,
        OptionalDouble memoryFraction,
        OptionalInt runningLimitCount) {

    /** Plain decoding, everything as calibrated. */
    public static final ServerSettings CALIBRATED = speculating(Speculation.NONE);

    public ServerSettings {
        if (receiveIntervalCount.orElse(1) < 1 || runningLimitCount.orElse(1) < 1) {
            throw new IllegalArgumentException("Interval and running sequences are at least 1.");
        }
        if (!(ttftOffsetSeconds.orElse(0) >= 0) || !(memoryFraction.orElse(1) > 0 && memoryFraction.orElse(1) <= 1)) {
            throw new IllegalArgumentException("An offset is not negative, a share of memory above 0 and at most 1.");
        }
    }

    /** Everything as calibrated but for speculation. */
    public static ServerSettings speculating(Speculation speculation) {
        return new ServerSettings(
                speculation, OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty());
    }
}
