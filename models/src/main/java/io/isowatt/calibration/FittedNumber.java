package io.isowatt.calibration;

/**
 * A number that a fit found.
 *
 * @param value in SI units
 * @param sampleCount measurements that tell of it; 0 where none does, so that the value is the one before
 * @param errorFraction standard deviation of its logarithm
 * @param source what it was fitted on
 */
public record FittedNumber(double value, long sampleCount, double errorFraction, String source) {

    /** A number that no measurement tells of. */
    public static FittedNumber kept(double value, String source) {
        return new FittedNumber(value, 0, 0, source);
    }
}
