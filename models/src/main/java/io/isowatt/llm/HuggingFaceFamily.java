package io.isowatt.llm;

import static io.isowatt.llm.QuantizationRule.AttentionWeights.BF16;
import static io.isowatt.llm.QuantizationRule.AttentionWeights.BF16_IN_FOUR_BIT;
import static io.isowatt.llm.QuantizationRule.AttentionWeights.FOLLOW;

import io.isowatt.llm.QuantizationRule.AttentionWeights;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the configurations of one architecture are read.
 *
 * @param layers builds the layers from the keys and the hidden size
 * @param attention what happens to attention weights in its quantized checkpoints
 * @param sharedStaysWide whether shared experts stay bf16 in its NVFP4 checkpoints
 * @param blockScaled whether its fp8 checkpoints are scaled by block
 * @param tiesEmbeddings whether the embeddings are tied where no key says so
 * @param defaults numbers for keys that its files leave out
 */
record HuggingFaceFamily(
        Layers layers,
        AttentionWeights attention,
        boolean sharedStaysWide,
        boolean blockScaled,
        boolean tiesEmbeddings,
        Map<String, Integer> defaults) {

    /** The supported families by architecture name. */
    static final SortedMap<String, HuggingFaceFamily> BY_ARCHITECTURE = new TreeMap<>(Map.ofEntries(
            family("LlamaForCausalLM", HuggingFaceGroupedQuery::llama, FOLLOW, false),
            family("MistralForCausalLM", HuggingFaceGroupedQuery::mistral, FOLLOW, false),
            family("Mistral3ForConditionalGeneration", HuggingFaceGroupedQuery::mistral3, FOLLOW, false),
            family("MinistralForCausalLM", HuggingFaceGroupedQuery::mistral, FOLLOW, false),
            family("Ministral3ForCausalLM", HuggingFaceGroupedQuery::mistral, FOLLOW, false),
            family("Phi3ForCausalLM", HuggingFaceGroupedQuery::mistral, FOLLOW, false),
            family("MixtralForCausalLM", HuggingFaceGroupedQuery::mixtral, FOLLOW, false),
            family("Qwen2ForCausalLM", HuggingFaceGroupedQuery::qwen2, FOLLOW, false),
            family("Qwen2MoeForCausalLM", HuggingFaceGroupedQuery::qwen2Moe, FOLLOW, false),
            family("Qwen3ForCausalLM", HuggingFaceGroupedQuery::qwen3, FOLLOW, true),
            family("Qwen3MoeForCausalLM", HuggingFaceGroupedQuery::qwen3Moe, FOLLOW, true),
            family("Qwen3VLForConditionalGeneration", HuggingFaceGroupedQuery::qwen3, FOLLOW, true),
            family("Qwen3VLMoeForConditionalGeneration", HuggingFaceGroupedQuery::qwen3Moe, FOLLOW, true),
            qwen35("Qwen3NextForCausalLM", HuggingFaceHybrid::qwenExperts),
            qwen35("Qwen3_5ForCausalLM", HuggingFaceHybrid::qwenDense),
            qwen35("Qwen3_5MoeForCausalLM", HuggingFaceHybrid::qwenExperts),
            qwen35("Qwen3_5ForConditionalGeneration", HuggingFaceHybrid::qwenDense),
            qwen35("Qwen3_5MoeForConditionalGeneration", HuggingFaceHybrid::qwenExperts),
            family("GptOssForCausalLM", HuggingFaceWindowed::gptOss, BF16, false),
            family("DeepseekV2ForCausalLM", HuggingFaceLatent::deepSeek, BF16_IN_FOUR_BIT, false),
            family("DeepseekV3ForCausalLM", HuggingFaceLatent::deepSeek, BF16_IN_FOUR_BIT, true),
            family("DeepseekV32ForCausalLM", HuggingFaceLatent::sparse, BF16_IN_FOUR_BIT, true),
            family("KimiK25ForConditionalGeneration", HuggingFaceLatent::deepSeek, BF16_IN_FOUR_BIT, true),
            family("Glm4MoeForCausalLM", HuggingFaceGroupedQuery::glm4Moe, BF16_IN_FOUR_BIT, false),
            family("GlmMoeDsaForCausalLM", HuggingFaceLatent::sparse, BF16_IN_FOUR_BIT, true),
            family("MiniMaxM2ForCausalLM", HuggingFaceGroupedQuery::miniMax, BF16_IN_FOUR_BIT, true),
            family("Llama4ForCausalLM", HuggingFaceWindowed::llama4, BF16_IN_FOUR_BIT, false),
            family("Llama4ForConditionalGeneration", HuggingFaceWindowed::llama4, BF16_IN_FOUR_BIT, false),
            gemma3("Gemma3ForCausalLM"),
            gemma3("Gemma3ForConditionalGeneration"),
            gemma4("Gemma4ForCausalLM"),
            gemma4("Gemma4ForConditionalGeneration"),
            family("MiMoV2FlashForCausalLM", HuggingFaceWindowed::miMo, FOLLOW, true),
            family("NemotronHForCausalLM", HuggingFaceNemotron::layers, FOLLOW, false)));

    /** Builds the layers from the keys and the hidden size. */
    interface Layers {
        List<LayerGroup> read(HuggingFaceSection config, int hiddenSize);
    }

    private static Map.Entry<String, HuggingFaceFamily> family(
            String architecture, Layers layers, AttentionWeights attention, boolean blockScaled) {
        return Map.entry(architecture, new HuggingFaceFamily(layers, attention, false, blockScaled, false, Map.of()));
    }

    private static Map.Entry<String, HuggingFaceFamily> qwen35(String architecture, Layers layers) {
        return Map.entry(architecture, new HuggingFaceFamily(layers, BF16_IN_FOUR_BIT, true, true, false, Map.of()));
    }

    private static Map.Entry<String, HuggingFaceFamily> gemma3(String architecture) {
        return Map.entry(
                architecture,
                new HuggingFaceFamily(
                        HuggingFaceGemma::gemma3, FOLLOW, false, false, true, HuggingFaceGemma.GEMMA3_DEFAULTS));
    }

    private static Map.Entry<String, HuggingFaceFamily> gemma4(String architecture) {
        return Map.entry(
                architecture,
                new HuggingFaceFamily(HuggingFaceGemma::gemma4, BF16_IN_FOUR_BIT, true, false, true, Map.of()));
    }
}
