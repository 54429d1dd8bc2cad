package io.isowatt.power;

/**
 * Power at each boundary.
 *
 * @param boardWatts GPU boards alone
 * @param serverWatts with their share of server and network
 * @param facilityWatts with power distribution and cooling
 * @param provisionedWatts planned
 */
public record Watts(double boardWatts, double serverWatts, double facilityWatts, double provisionedWatts) {

    /** Watts of so many GPUs of a chain that each draw so much at the board. */
    public static Watts of(PowerChain chain, int gpuCount, double boardWattsPerGpu) {
        return new Watts(
                gpuCount * boardWattsPerGpu,
                gpuCount * chain.wattsPerGpu(PowerBoundary.SERVER, boardWattsPerGpu),
                gpuCount * chain.wattsPerGpu(PowerBoundary.FACILITY, boardWattsPerGpu),
                gpuCount * chain.wattsPerGpu(PowerBoundary.PROVISIONED, boardWattsPerGpu));
    }

    /** Watts at one boundary. */
    public double watts(PowerBoundary boundary) {
        return switch (boundary) {
            case BOARD -> boardWatts;
            case SERVER -> serverWatts;
            case FACILITY -> facilityWatts;
            case PROVISIONED -> provisionedWatts;
        };
    }
}
