package io.isowatt.kernel;

import io.isowatt.hardware.Generation;
import io.isowatt.llm.Precision;

import java.util.Map;

/**
 * The fitted constants of kernels: one set for all GPUs. Fractions are of data-sheet peaks, dense.
 *
 * @param bf16ComputeFraction dense products in bf16 (e_bf16)
 * @param fp8ComputeFraction dense products in fp8 (e_fp8)
 * @param fp4ComputeFraction dense products in fp4 (e_fp4)
 * @param wideComputeFraction share of the bf16 rate left when weights must be widened first (0.8)
 * @param weightReadFraction reading dense weights (e_m)
 * @param fp4WeightReadFraction reading dense weights in nvfp4, whose kernels stream less well (e_m4)
 * @param expertComputeFraction grouped expert products by weight precision (c)
 * @param expertReadFraction reading expert weights (m_m)
 * @param int4ExpertReadFraction factor on it for int4
 * @param blackwellInt4ExpertReadFraction the same on Blackwell, where int4 kernels gain little from the faster memory
 * @param expertShardColumns columns by which narrow expert shards act wider: times grow by 1 + columns/width
 * @param routedBytesPerElement memory traffic of routing, permuting and combining, per token, active expert and hidden
 *     element; every rank pays it for all tokens of the group
 * @param weightOnlyRoutedBytesPerElement the same for kernels that widen four-bit weights
 * @param cacheReadFraction reading the KV cache in decode attention (e_d)
 * @param latentComputeFraction absorbed latent attention in decode, of the bf16 peak (0.9)
 * @param indexComputeFraction sparse-attention indexer, of the fp8 peak (0.5)
 * @param prefillAttentionFraction prefill attention, of the bf16 peak (e_a)
 * @param recurrenceFlopPerStateElement prefill compute of a linear recurrence per token and state element
 * @param linkFraction collectives on the scale-up link (e_nv)
 * @param allReduceSeconds latency of one all-reduce (t_ar)
 * @param networkHopSeconds latency that a collective or hop pays more on the network
 * @param latentSeconds overhead of a latent-attention layer beyond one of grouped queries (t_mla)
 * @param recurrenceSeconds overhead of a linear-recurrence layer (t_gdn)
 * @param indexerSeconds overhead of a sparse-attention layer (t_dsa)
 * @param expertReadUnevenness how far the rank with most distinct experts lies above the mean, in units of
 *     √(2·ln(ep)·ep/E)
 * @param expertImbalanceExponent slowdown of expert compute with the expert-parallel degree: ep to this power
 * @param launchSeconds measured launch latency of the fused expert kernel by generation, precision and framework
 *     (TensorRT-LLM, vLLM, SGLang)
 * @param unknownLaunchSeconds the same for a generation without measurement
 */
public record KernelConstants(
        double bf16ComputeFraction,
        double fp8ComputeFraction,
        double fp4ComputeFraction,
        double wideComputeFraction,
        double weightReadFraction,
        double fp4WeightReadFraction,
        Map<Precision, Double> expertComputeFraction,
        double expertReadFraction,
        double int4ExpertReadFraction,
        double blackwellInt4ExpertReadFraction,
        double expertShardColumns,
        double routedBytesPerElement,
        double weightOnlyRoutedBytesPerElement,
        double cacheReadFraction,
        double latentComputeFraction,
        double indexComputeFraction,
        double prefillAttentionFraction,
        double recurrenceFlopPerStateElement,
        double linkFraction,
        double allReduceSeconds,
        double networkHopSeconds,
        double latentSeconds,
        double recurrenceSeconds,
        double indexerSeconds,
        double expertReadUnevenness,
        double expertImbalanceExponent,
        Map<Generation, Map<Precision, LaunchSeconds>> launchSeconds,
        double unknownLaunchSeconds) {

    public KernelConstants {
        expertComputeFraction = Map.copyOf(expertComputeFraction);
        launchSeconds = Map.copyOf(launchSeconds);
    }

    /** Grouped expert products of a weight precision, as a fraction of the peak that they are computed at. */
    public double expertComputeFraction(Precision weights) {
        Double fraction = expertComputeFraction.get(weights);
        if (fraction == null) {
            throw new IllegalArgumentException("No expert compute fraction for " + weights);
        }
        return fraction;
    }
}
