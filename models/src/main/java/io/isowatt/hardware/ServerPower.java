package io.isowatt.hardware;

/**
 * The way from board watts to the wall and the grid (P_system = fixed + slope × sum of boards).
 *
 * @param fixedWatts share of a whole system (server or rack) that does not depend on its boards
 * @param slopeFraction system watts per board watt
 * @param networkWattsPerGpu external network share of one GPU
 * @param pueFraction power usage effectiveness of drawn power
 * @param designPueFraction power usage effectiveness that provisioning reserves, at least the drawn one
 * @param provisionedWattsPerGpu planned all-in IT power of one GPU, network included
 * @param idleFraction board watts over its limit when an engine waits without requests
 * @param unloadedFraction board watts over its limit when nothing is loaded
 * @param boardSigmaFraction log-normal standard deviation of predicted board watts
 * @param chainSigmaFraction log-normal standard deviation of fixed watts and slope
 */
public record ServerPower(
        double fixedWatts,
        double slopeFraction,
        double networkWattsPerGpu,
        double pueFraction,
        double designPueFraction,
        double provisionedWattsPerGpu,
        double idleFraction,
        double unloadedFraction,
        double boardSigmaFraction,
        double chainSigmaFraction) {

    public ServerPower {
        if (!(fixedWatts >= 0 && slopeFraction >= 1 && networkWattsPerGpu >= 0 && pueFraction >= 1)) {
            throw new IllegalArgumentException("A system draws at least what its boards draw, and PUE is at least 1.");
        }
    }
}
