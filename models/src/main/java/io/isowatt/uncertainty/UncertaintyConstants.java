package io.isowatt.uncertainty;

/**
 * What errors are made of.
 *
 * @param time TPOT and throughput
 * @param ttft time to first token
 * @param wattsOwnFraction board watts: what differs within a cell, where serving watts were measured
 * @param wattsCommonFraction board watts: what a cell shares
 * @param largeBatchCount sequences per attention rank above which time is predicted too long
 * @param largeBatchFraction how much shorter it may be there, one-sided
 * @param energyFraction how much of an error in step time reaches the energy of a token: watts move against it
 * @param measured what the constants were fitted on
 */
public record UncertaintyConstants(
        SigmaConstants time,
        SigmaConstants ttft,
        double wattsOwnFraction,
        double wattsCommonFraction,
        double largeBatchCount,
        double largeBatchFraction,
        double energyFraction,
        Measured measured) {}
