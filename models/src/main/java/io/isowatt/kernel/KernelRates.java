package io.isowatt.kernel;

import io.isowatt.deployment.Framework;
import io.isowatt.hardware.Accelerator;
import io.isowatt.hardware.Generation;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.llm.Precision;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The rates that kernels reach on one chip: data-sheet peak × fitted fraction.
 *
 * @param chip the chip
 * @param constants the fitted fractions
 */
public record KernelRates(Accelerator chip, KernelConstants constants) {

    /**
     * Dense compute rate of a weight precision: P_q·e_q. NVFP4 takes the fp4 unit where there is one; weights that the
     * chip cannot multiply are widened to bf16 first, at 0.8 of the bf16 rate; int4 multiplies in bf16, and so does mxfp4
     * but on chips whose four-bit unit is made for it.
     */
    public double denseFlopPerSecond(Precision weights, boolean wideActivations) {
        double bf16 = chip.bf16FlopPerSecond() * constants.bf16ComputeFraction();
        double widened = bf16 * constants.wideComputeFraction();
        return switch (weights) {
            case BF16, INT4 -> bf16;
            case MXFP4 -> chip.multipliesMxfp4() ? fourBit(wideActivations, widened) : bf16;
            case FP8 -> unitOrWidened(TensorFormat.FP8, wideActivations, constants.fp8ComputeFraction(), widened);
            case NVFP4 -> chip.multipliesNvfp4() ? fourBit(wideActivations, widened) : widened;
        };
    }

    private double fourBit(boolean wideActivations, double widened) {
        return unitOrWidened(TensorFormat.FP4, wideActivations, constants.fp4ComputeFraction(), widened);
    }

    private double unitOrWidened(TensorFormat format, boolean wideActivations, double fraction, double widened) {
        OptionalDouble peak = reachedPeak(chip, format);
        return peak.isPresent() && !wideActivations ? peak.getAsDouble() * fraction : widened;
    }

    /**
     * The peak that fractions refer to: the data sheet's, but four times bf16 at most for fp4 on Blackwell. The wider fp4
     * unit of B300 and GB300 goes unused: products reach 0.28 of its 13.5 PFLOP/s, which is 0.42 of 9; B200 reaches 0.38.
     */
    public static OptionalDouble reachedPeak(Accelerator chip, TensorFormat format) {
        OptionalDouble peak = chip.peakFlopPerSecond(format);
        return format == TensorFormat.FP4 && chip.generation() == Generation.BLACKWELL && peak.isPresent()
                ? OptionalDouble.of(Math.min(peak.getAsDouble(), 4 * chip.bf16FlopPerSecond()))
                : peak;
    }

    /** Grouped expert compute rate: P_m·c_m. */
    public double expertFlopPerSecond(Precision weights, boolean wideActivations) {
        double bf16 = chip.bf16FlopPerSecond();
        boolean fp4 = chip.has(TensorFormat.FP4) && !wideActivations;
        return switch (weights) {
            case BF16 -> bf16 * constants.expertComputeFraction(Precision.BF16);
            case FP8 ->
                unitOrWidened(
                        TensorFormat.FP8,
                        wideActivations,
                        constants.expertComputeFraction(Precision.FP8),
                        bf16 * constants.wideComputeFraction() * constants.expertComputeFraction(Precision.BF16));
            case NVFP4 ->
                fp4 && chip.multipliesNvfp4()
                        ? reachedPeak(chip, TensorFormat.FP4).orElseThrow()
                                * constants.expertComputeFraction(Precision.NVFP4)
                        : bf16 * constants.expertComputeFraction(Precision.FP8);
            case MXFP4 ->
                (fp4 ? chip.peakFlopPerSecond(TensorFormat.FP8).orElse(bf16) : bf16)
                        * constants.expertComputeFraction(Precision.MXFP4);
            case INT4 -> bf16 * constants.expertComputeFraction(Precision.INT4);
        };
    }

    /** Rate of reading dense weights: BW·e_m, for int4 less, as measured on experts. */
    public double weightBytesPerSecond(Precision weights) {
        double fraction =
                weights == Precision.NVFP4 ? constants.fp4WeightReadFraction() : constants.weightReadFraction();
        return chip.memoryBytesPerSecond() * fraction * int4ReadFraction(weights);
    }

    /** Rate of reading expert weights: BW·m_m, for int4 less. */
    public double expertBytesPerSecond(Precision weights) {
        return chip.memoryBytesPerSecond() * constants.expertReadFraction() * int4ReadFraction(weights);
    }

    private double int4ReadFraction(Precision weights) {
        if (weights != Precision.INT4) {
            return 1;
        }
        return chip.generation() == Generation.BLACKWELL
                ? constants.blackwellInt4ExpertReadFraction()
                : constants.int4ExpertReadFraction();
    }

    /**
     * Time of routing, permuting and combining, per token, active expert and hidden element: ρ/BW. Kernels that widen
     * four-bit weights before they multiply move more.
     */
    public double routingSecondsPerElement(Precision weights, boolean wideActivations) {
        boolean fourBit = weights == Precision.NVFP4 || weights == Precision.MXFP4;
        boolean widens = fourBit && (wideActivations || !chip.has(TensorFormat.FP4));
        double bytes = widens || weights == Precision.INT4
                ? constants.weightOnlyRoutedBytesPerElement()
                : constants.routedBytesPerElement();
        return bytes / chip.memoryBytesPerSecond();
    }

    /** Rate of reading the KV cache in decode attention: BW·e_d. */
    public double cacheBytesPerSecond() {
        return chip.memoryBytesPerSecond() * constants.cacheReadFraction();
    }

    /** Rate of absorbed latent attention in decode. */
    public double latentFlopPerSecond() {
        return chip.bf16FlopPerSecond() * constants.latentComputeFraction();
    }

    /** Rate of prefill attention: P_bf16·e_a. */
    public double prefillAttentionFlopPerSecond() {
        return chip.bf16FlopPerSecond() * constants.prefillAttentionFraction();
    }

    /** Rate of the sparse-attention indexer: half of the fp8 peak, or of the widened bf16 rate. */
    public double indexFlopPerSecond() {
        double fp8 = chip.peakFlopPerSecond(TensorFormat.FP8)
                .orElse(chip.bf16FlopPerSecond() * constants.wideComputeFraction() * constants.bf16ComputeFraction());
        return fp8 * constants.indexComputeFraction();
    }

    /** Launch latency of the fused expert kernel, as measured for the generation or the constant for unknown ones. */
    public double expertLaunchSeconds(Precision weights, Framework framework) {
        Map<Precision, LaunchSeconds> table = constants.launchSeconds().get(chip.generation());
        LaunchSeconds measured = table == null ? null : table.get(weights);
        return measured == null ? constants.unknownLaunchSeconds() : measured.of(framework);
    }
}
