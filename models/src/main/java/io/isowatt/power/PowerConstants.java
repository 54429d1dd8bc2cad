package io.isowatt.power;

/**
 * The fitted constants of board power: one set for all GPUs.
 *
 * @param floorFraction share of the board limit drawn by a busy engine without traffic (f0)
 * @param joulesPerByte energy of a byte moved from memory (eB)
 * @param computeFraction factor on the square root of issued compute utilisation (c)
 * @param ceilingFraction highest share of the limit that decode draws (fMax)
 * @param prefillFraction share of the limit that prefill draws (fPre)
 * @param expertTileRows rows issued per expert tile (R)
 * @param fp4ExpertTileRows the same for four-bit experts on chips with fp4 units
 * @param blockFp8ExpertTileRows the same for block-scaled fp8 experts
 * @param cap what a limit on watts or clock does
 */
public record PowerConstants(
        double floorFraction,
        double joulesPerByte,
        double computeFraction,
        double ceilingFraction,
        double prefillFraction,
        double expertTileRows,
        double fp4ExpertTileRows,
        double blockFp8ExpertTileRows,
        PowerCapConstants cap) {}
