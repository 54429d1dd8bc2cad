package io.isowatt.catalog;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One number of a catalog with where it comes from.
 *
 * @param name what it is, the path of its key: {@code gpu.memory-bandwidth}
 * @param text the number as written, with its unit: {@code 4.8 TB/s}
 * @param value the number in SI units
 * @param kind how it was obtained
 * @param source who says so
 * @param sampleCount measurements behind a fitted number
 * @param errorFraction standard deviation of a fitted number's logarithm
 */
public record Fact(
        String name,
        String text,
        double value,
        Kind kind,
        String source,
        OptionalLong sampleCount,
        OptionalDouble errorFraction) {

    /** A number that was not fitted here. */
    public Fact(String name, String text, double value, Kind kind, String source) {
        this(name, text, value, kind, source, OptionalLong.empty(), OptionalDouble.empty());
    }

    /** How a number was obtained, most trusted first. */
    public enum Kind {
        /** Read from an instrument or a driver. */
        MEASURED,
        /** A specification by the vendor. */
        DATASHEET,
        /** Published by the vendor or an analyst with neither a specification nor a measurement behind it. */
        ANNOUNCED,
        /** Chosen by analogy; the source says with what. */
        ASSUMED
    }
}
