package io.isowatt.estimate;

import io.isowatt.step.OperatorFamily;

/** A decode step split by operator family, in which a limit on power or clock stretches everything but the host's part. */
final class StretchedStep {

    private StretchedStep() {}

    /**
     * The parts of a longer step.
     *
     * @param freeSeconds those without limits, in the order of {@link OperatorFamily}
     * @param stepSeconds the longer step
     */
    static double[] seconds(double[] freeSeconds, double stepSeconds) {
        double host = 0;
        double kernels = 0;
        for (OperatorFamily family : OperatorFamily.values()) {
            if (family.isHost()) {
                host += freeSeconds[family.ordinal()];
            } else {
                kernels += freeSeconds[family.ordinal()];
            }
        }
        double longer = (stepSeconds - host) / kernels;
        double[] seconds = freeSeconds.clone();
        for (OperatorFamily family : OperatorFamily.values()) {
            seconds[family.ordinal()] *= family.isHost() ? 1 : longer;
        }
        return seconds;
    }
}
