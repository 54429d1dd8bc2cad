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
 * @param powerCapFraction limit set on board watts over the board's own (nvidia-smi's power limit)
 * @param clockFraction highest SM clock allowed over the one that boards reach (nvidia-smi's locked clocks)
 */
public record ServerSettings(
        Speculation speculation,
        OptionalInt receiveIntervalCount,
        OptionalDouble ttftOffsetSeconds,
        OptionalDouble memoryFraction,
        OptionalInt runningLimitCount,
        OptionalDouble powerCapFraction,
        OptionalDouble clockFraction) {

    /** Plain decoding, everything as calibrated. */
    public static final ServerSettings CALIBRATED = speculating(Speculation.NONE);

    public ServerSettings {
        if (receiveIntervalCount.orElse(1) < 1 || runningLimitCount.orElse(1) < 1) {
            throw new IllegalArgumentException("Interval and running sequences are at least 1.");
        }
        if (!(ttftOffsetSeconds.orElse(0) >= 0) || !(memoryFraction.orElse(1) > 0 && memoryFraction.orElse(1) <= 1)) {
            throw new IllegalArgumentException("An offset is not negative, a share of memory above 0 and at most 1.");
        }
        if (!isShare(powerCapFraction) || !isShare(clockFraction)) {
            throw new IllegalArgumentException("A power cap and a clock are above 0 and at most 1.");
        }
    }

    private static boolean isShare(OptionalDouble fraction) {
        return fraction.isEmpty() || (fraction.getAsDouble() > 0 && fraction.getAsDouble() <= 1);
    }

    /** Settings of boards that run as they come. */
    public ServerSettings(
            Speculation speculation,
            OptionalInt receiveIntervalCount,
            OptionalDouble ttftOffsetSeconds,
            OptionalDouble memoryFraction,
            OptionalInt runningLimitCount) {
        this(
                speculation,
                receiveIntervalCount,
                ttftOffsetSeconds,
                memoryFraction,
                runningLimitCount,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** Everything as calibrated but for speculation. */
    public static ServerSettings speculating(Speculation speculation) {
        return new ServerSettings(
                speculation, OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty());
    }

    /** The same with other speculation. */
    public ServerSettings with(Speculation other) {
        return new ServerSettings(
                other,
                receiveIntervalCount,
                ttftOffsetSeconds,
                memoryFraction,
                runningLimitCount,
                powerCapFraction,
                clockFraction);
    }

    /** The same with board watts capped at a share of the board limit. */
    public ServerSettings capped(double fraction) {
        return new ServerSettings(
                speculation,
                receiveIntervalCount,
                ttftOffsetSeconds,
                memoryFraction,
                runningLimitCount,
                OptionalDouble.of(fraction),
                clockFraction);
    }

    /** The same with the SM clock locked at a share of the highest. */
    public ServerSettings clocked(double fraction) {
        return new ServerSettings(
                speculation,
                receiveIntervalCount,
                ttftOffsetSeconds,
                memoryFraction,
                runningLimitCount,
                powerCapFraction,
                OptionalDouble.of(fraction));
    }
}
