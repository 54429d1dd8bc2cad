package io.isowatt.hardware;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One GPU.
 *
 * @param name the chip's trade name
 * @param generation how its kernels behave
 * @param memoryBytes memory that the driver reports
 * @param memoryBytesPerSecond peak memory bandwidth
 * @param peakFlopPerSecond dense peak per number format; a format that the chip lacks is absent
 * @param boardLimitWatts power limit of the board (TDP)
 */
public record Accelerator(
        String name,
        Generation generation,
        double memoryBytes,
        double memoryBytesPerSecond,
        Map<TensorFormat, Double> peakFlopPerSecond,
        double boardLimitWatts) {

    public Accelerator {
        if (!(memoryBytes > 0 && memoryBytesPerSecond > 0 && boardLimitWatts > 0)
                || !peakFlopPerSecond.containsKey(TensorFormat.BF16)) {
            throw new IllegalArgumentException(
                    "An accelerator needs memory, bandwidth, power and a bf16 peak: " + name);
        }
        // in the order of the formats, which Map.copyOf would not keep from run to run
        peakFlopPerSecond = Collections.unmodifiableMap(new EnumMap<>(peakFlopPerSecond));
    }

    public boolean has(TensorFormat format) {
        return peakFlopPerSecond.containsKey(format);
    }

    /** Whether its four-bit units multiply NVFP4, NVIDIA's blocks of 16 weights. */
    public boolean multipliesNvfp4() {
        return has(TensorFormat.FP4) && !multipliesMxfp4();
    }

    /** Whether its four-bit units multiply any model in MXFP4, blocks of 32 weights, as AMD's do. */
    public boolean multipliesMxfp4() {
        return has(TensorFormat.FP4) && generation == Generation.CDNA4;
    }

    /** The dense peak of a format, empty if the chip lacks it. */
    public OptionalDouble peakFlopPerSecond(TensorFormat format) {
        Double peak = peakFlopPerSecond.get(format);
        return peak == null ? OptionalDouble.empty() : OptionalDouble.of(peak);
    }

    /** The dense bf16 peak, which every chip has. */
    public double bf16FlopPerSecond() {
        return peakFlopPerSecond(TensorFormat.BF16).orElseThrow();
    }
}
