package io.isowatt.llm;

/**
 * Which parts of a model keep bf16 weights when the rest is quantized: a habit of the published checkpoints.
 *
 * @param attention what happens to attention weights
 * @param sharedStaysWideInNvfp4 whether shared experts and dense layers stay bf16 in NVFP4 checkpoints
 * @param blockScaledFp8 whether its fp8 checkpoints carry a scale per block of weights instead of per tensor
 */
public record QuantizationRule(AttentionWeights attention, boolean sharedStaysWideInNvfp4, boolean blockScaledFp8) {

    /** What happens to attention weights. */
    public enum AttentionWeights {
        /** They take the precision of the model. */
        FOLLOW,
        /** They stay bf16 when the model has four bits. */
        BF16_IN_FOUR_BIT,
        /** They stay bf16 always. */
        BF16
    }

    /** The precision of attention weights. */
    public Precision attention(Precision model) {
        boolean keeps = attention == AttentionWeights.BF16
                || (attention == AttentionWeights.BF16_IN_FOUR_BIT && model.bits() == 4);
        return keeps ? Precision.BF16 : model;
    }

    /** The precision of shared experts, and of dense layers in models that have experts. */
    public Precision shared(Precision model) {
        boolean keeps = model == Precision.MXFP4
                || model == Precision.INT4
                || (model == Precision.NVFP4 && sharedStaysWideInNvfp4);
        return keeps ? Precision.BF16 : model;
    }
}
