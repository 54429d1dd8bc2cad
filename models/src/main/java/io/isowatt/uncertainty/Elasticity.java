package io.isowatt.uncertainty;

/**
 * How a figure follows the errors behind it: by which power of each.
 *
 * @param timeExponent of the factor on all times but TTFT: 1 for TPOT, −1 for throughput
 * @param ttftExponent of the factor on TTFT
 * @param wattsExponent of the factor on board watts at a given step time
 * @param chainExponent of the factor on the power chain
 */
public record Elasticity(double timeExponent, double ttftExponent, double wattsExponent, double chainExponent) {

    /** A figure that is known. */
    public static final Elasticity NONE = new Elasticity(0, 0, 0, 0);

    /** TPOT and everything in proportion to it. */
    public static final Elasticity TIME = new Elasticity(1, 0, 0, 0);

    public static final Elasticity TTFT = new Elasticity(0, 1, 0, 0);

    /** The reciprocal figure's. */
    public Elasticity inverse() {
        return new Elasticity(-timeExponent, -ttftExponent, -wattsExponent, -chainExponent);
    }

    /** The figure's times another one to a power. */
    public Elasticity times(Elasticity other, double power) {
        return new Elasticity(
                timeExponent + power * other.timeExponent,
                ttftExponent + power * other.ttftExponent,
                wattsExponent + power * other.wattsExponent,
                chainExponent + power * other.chainExponent);
    }
}
