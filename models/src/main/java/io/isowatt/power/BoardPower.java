package io.isowatt.power;

import io.isowatt.hardware.Accelerator;

import java.util.Optional;

/**
 * Board watts of one GPU from what it moves and computes per decode step.
 *
 * @param constants the fitted constants
 */
public record BoardPower(PowerConstants constants) {

    /**
     * Board watts of a busy engine.
     *
     * <pre>
     * u_m  = Q/(t·BW),  u_c = F/(t·PK)
     * fDec = min(fMax, f0 + eB·BW/TDP·u_m + c·√u_c)
     * P    = TDP·max(fIdle, x·fPre + (1 − x)·fDec)
     * </pre>
     *
     * Error on models never fitted, step time measured: H100 8.1 %, B200 12.2 % mean.
     *
     * @param chip the GPU (BW, TDP)
     * @param idleFraction share of TDP of an engine without requests (fIdle)
     * @param peakFlopPerSecond dense peak of the format that the big products compute in (PK)
     * @param stepBytes memory traffic of one decode step (Q)
     * @param stepFlop issued tensor FLOP of one decode step (F)
     * @param stepSeconds decode step with host gaps and communication (t)
     * @param prefillShareFraction share of time in prefill or mixed steps, clipped to 0..1 (x)
     */
    public double watts(
            Accelerator chip,
            double idleFraction,
            double peakFlopPerSecond,
            double stepBytes,
            double stepFlop,
            double stepSeconds,
            double prefillShareFraction) {
        double fDec = decodeFraction(chip, peakFlopPerSecond, stepBytes, stepFlop, stepSeconds);
        return watts(chip, idleFraction, prefillShareFraction, constants.prefillFraction(), fDec);
    }

    /** Watts of phases that each draw a share of the board limit (fPre, fDec). */
    public double watts(
            Accelerator chip,
            double idleFraction,
            double prefillShareFraction,
            double prefillFraction,
            double decodeFraction) {
        double x = Math.min(Math.max(prefillShareFraction, 0), 1);
        return chip.boardLimitWatts() * Math.max(idleFraction, x * prefillFraction + (1 - x) * decodeFraction);
    }

    /** Share of the board limit that decode draws (fDec). */
    public double decodeFraction(
            Accelerator chip, double peakFlopPerSecond, double stepBytes, double stepFlop, double stepSeconds) {
        double tdp = chip.boardLimitWatts();
        double byteWatts = constants.joulesPerByte() * stepBytes / stepSeconds;
        double u_c = stepFlop / (stepSeconds * peakFlopPerSecond);
        return Math.min(
                constants.ceilingFraction(),
                constants.floorFraction() + byteWatts / tdp + constants.computeFraction() * Math.sqrt(u_c));
    }

    /**
     * Fewest watts of a busy engine whose steps move and compute at least so much, take at most so long, and prefill for
     * any share of time; a cap that holds them lets them draw no more than it does.
     *
     * @param stepBytes least memory traffic of a decode step
     * @param stepFlop least issued tensor FLOP of a decode step
     * @param stepSeconds longest decode step
     */
    public double leastWatts(
            Accelerator chip,
            double idleFraction,
            double peakFlopPerSecond,
            double stepBytes,
            double stepFlop,
            double stepSeconds,
            Optional<PowerCap> cap) {
        double decoding = decodeFraction(chip, peakFlopPerSecond, stepBytes, stepFlop, stepSeconds);
        double prefilling = constants.prefillFraction();
        double least = Math.min(decoding, prefilling);
        double drawn = cap.isPresent() ? cap.get().drawnFraction(least) : least;
        return chip.boardLimitWatts() * Math.max(idleFraction, drawn);
    }
}
