package io.isowatt.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.llm.QuantizationRule.AttentionWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class HuggingFaceConfigTest {

    private static final String LLAMA = """
            { "architectures": ["LlamaForCausalLM"], "hidden_size": 4096, "intermediate_size": 14336,
              "num_attention_heads": 32, "num_key_value_heads": 8, "num_hidden_layers": 32, "vocab_size": 128256,
              "max_position_embeddings": 131072 %s }""";

    private static final String LATENT = """
            { "architectures": ["%s"], "hidden_size": 64, "intermediate_size": 100, "moe_intermediate_size": 10,
              "num_attention_heads": 4, "num_hidden_layers": 4, "vocab_size": 1000, "kv_lora_rank": 16,
              "qk_nope_head_dim": 8, "qk_rope_head_dim": 4, "v_head_dim": 8, "n_routed_experts": 8,
              "n_shared_experts": 1, "num_experts_per_tok": 2, "first_k_dense_replace": 1,
              "max_position_embeddings": 4096 %s }""";

    @TempDir
    private Path folder;

    /** 8 030 261 248 parameters: the count in the published checkpoint's index. */
    @Test
    void llama() throws IOException {
        LanguageModel model = read(LLAMA.formatted(""));
        assertThat(model.parameters().totalCount()).isEqualTo(8_030_261_248L);
        assertThat(model.layers()).hasSize(1);
        assertThat(model.contextLimitTokens()).isEqualTo(131_072);
        assertThat(model.checkpoint()).isEqualTo(Precision.BF16);
    }

    /** 7 241 732 096 parameters, Mistral-7B-v0.1; all layers slide. */
    @Test
    void mistral() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["MistralForCausalLM"], "hidden_size": 4096, "intermediate_size": 14336,
                  "num_attention_heads": 32, "num_key_value_heads": 8, "num_hidden_layers": 32, "vocab_size": 32000,
                  "max_position_embeddings": 32768, "sliding_window": 4096, "tie_word_embeddings": false }""");
        assertThat(model.parameters().totalCount()).isEqualTo(7_241_732_096L);
        assertThat(model.layers())
                .singleElement()
                .satisfies(group -> assertThat(group.attention())
                        .isInstanceOfSatisfying(
                                Attention.SlidingWindow.class,
                                window -> assertThat(window.windowTokens()).isEqualTo(4096)));
    }

    /** 7 615 616 512 parameters, Qwen2.5-7B: biases of queries, keys and values; the window is switched off. */
    @Test
    void qwen2() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["Qwen2ForCausalLM"], "hidden_size": 3584, "intermediate_size": 18944,
                  "num_attention_heads": 28, "num_key_value_heads": 4, "num_hidden_layers": 28, "vocab_size": 152064,
                  "max_position_embeddings": 131072, "sliding_window": 131072, "max_window_layers": 28,
                  "use_sliding_window": false, "tie_word_embeddings": false }""");
        assertThat(model.parameters().totalCount()).isEqualTo(7_615_616_512L);
        assertThat(model.layers().get(0).attention()).isInstanceOf(Attention.GroupedQuery.class);
    }

    /** 596 049 920 parameters, Qwen3-0.6B: tied embeddings, norms of queries and keys. */
    @Test
    void qwen3() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["Qwen3ForCausalLM"], "hidden_size": 1024, "intermediate_size": 3072,
                  "num_attention_heads": 16, "num_key_value_heads": 8, "head_dim": 128, "num_hidden_layers": 28,
                  "vocab_size": 151936, "max_position_embeddings": 40960, "tie_word_embeddings": true }""");
        assertThat(model.parameters().totalCount()).isEqualTo(596_049_920L);
        assertThat(model.rule().blockScaledFp8()).isTrue();
    }

    /** 30 532 122 624 parameters, Qwen3-30B-A3B, here as the language model of a multimodal one. */
    @Test
    void qwen3ExpertsWithinATextConfig() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["Qwen3VLMoeForConditionalGeneration"], "tie_word_embeddings": false,
                  "vision_config": { "hidden_size": 1152 }, "text_config": {
                  "hidden_size": 2048, "moe_intermediate_size": 768, "num_attention_heads": 32,
                  "num_key_value_heads": 4, "head_dim": 128, "num_hidden_layers": 48, "num_experts": 128,
                  "num_experts_per_tok": 8, "vocab_size": 151936, "mlp_only_layers": [], "decoder_sparse_step": 1,
                  "max_position_embeddings": 262144 } }""");
        assertThat(model.parameters().totalCount()).isEqualTo(30_532_122_624L);
        assertThat(model.hasExperts()).isTrue();
    }

    /** 46 702 792 704 parameters, Mixtral-8x7B. */
    @Test
    void mixtral() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["MixtralForCausalLM"], "hidden_size": 4096, "intermediate_size": 14336,
                  "num_attention_heads": 32, "num_key_value_heads": 8, "num_hidden_layers": 32, "vocab_size": 32000,
                  "num_local_experts": 8, "num_experts_per_tok": 2, "max_position_embeddings": 32768,
                  "sliding_window": null }""");
        assertThat(model.parameters().totalCount()).isEqualTo(46_702_792_704L);
    }

    /** 20 914 757 184 parameters, gpt-oss-20b: biases everywhere, sinks, half of the layers slide. */
    @Test
    void gptOss() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["GptOssForCausalLM"], "hidden_size": 2880, "intermediate_size": 2880,
                  "head_dim": 64, "num_attention_heads": 64, "num_key_value_heads": 8, "num_hidden_layers": 24,
                  "num_local_experts": 32, "num_experts_per_tok": 4, "sliding_window": 128, "vocab_size": 201088,
                  "attention_bias": true, "max_position_embeddings": 131072,
                  "quantization_config": { "quant_method": "mxfp4" } }""");
        assertThat(model.parameters().totalCount()).isEqualTo(20_914_757_184L);
        assertThat(model.layers()).extracting(LayerGroup::layerCount).containsExactly(12, 12);
        assertThat(model.checkpoint()).isEqualTo(Precision.MXFP4);
        assertThat(model.rule().attention()).isEqualTo(AttentionWeights.BF16);
    }

    /** 999 885 952 parameters, Gemma 3 1B: four norms per layer, every sixth layer attends to everything. */
    @Test
    void gemma3() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["Gemma3ForCausalLM"], "hidden_size": 1152, "intermediate_size": 6912,
                  "head_dim": 256, "num_attention_heads": 4, "num_key_value_heads": 1, "num_hidden_layers": 26,
                  "sliding_window": 512, "sliding_window_pattern": 6, "vocab_size": 262144,
                  "max_position_embeddings": 32768 }""");
        assertThat(model.parameters().totalCount()).isEqualTo(999_885_952L);
        assertThat(model.layers()).extracting(LayerGroup::layerCount).containsExactly(22, 4);
    }

    @Test
    void gemma4RefusesNothingOfItsLargeModels() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["Gemma4ForConditionalGeneration"], "text_config": { "hidden_size": 64,
                  "intermediate_size": 96, "moe_intermediate_size": 16, "head_dim": 16, "global_head_dim": 32,
                  "num_attention_heads": 4, "num_key_value_heads": 2, "num_global_key_value_heads": 1,
                  "attention_k_eq_v": true, "enable_moe_block": true, "num_experts": 8, "top_k_experts": 2,
                  "num_hidden_layers": 6, "sliding_window": 1024, "vocab_size": 1000, "num_kv_shared_layers": 0,
                  "hidden_size_per_layer_input": 0, "max_position_embeddings": 262144 } }""");
        assertThat(model.tiedEmbeddings()).isTrue();
        Attention.GroupedQuery full =
                (Attention.GroupedQuery) model.layers().get(1).attention();
        assertThat(full.weightCount(64)).isEqualTo(64 * (2 * 4 * 32 + 32));
        assertThat(((FeedForward.MixtureOfExperts) model.layers().get(1).feedForward()).sharedWeightCount())
                .isEqualTo(3 * 64 * 96);
        assertThat(model.rule()).isEqualTo(new QuantizationRule(AttentionWeights.BF16_IN_FOUR_BIT, true, false));
    }

    @Test
    void deepSeekWithAndWithoutQueryCompression() throws IOException {
        LanguageModel compressed = read(LATENT.formatted("DeepseekV3ForCausalLM", ", \"q_lora_rank\": 24"));
        LanguageModel direct = read(LATENT.formatted("DeepseekV3ForCausalLM", ", \"q_lora_rank\": null"));
        assertThat(compressed.layers()).extracting(LayerGroup::layerCount).containsExactly(1, 3);
        long rest = 64 * (16 + 4) + 4 * 16 * (8 + 8) + 4 * 8 * 64;
        assertThat(compressed.layers().get(0).attention().weightCount(64)).isEqualTo(64 * 24 + 24 * 4 * 12 + rest);
        assertThat(direct.layers().get(0).attention().weightCount(64)).isEqualTo(64 * 4 * 12 + rest);
    }

    @Test
    void sharedIndexersHaveNeitherWeightsNorCache() throws IOException {
        LanguageModel model = read(LATENT.formatted("GlmMoeDsaForCausalLM", """
                , "q_lora_rank": 24, "index_topk": 2048, "index_n_heads": 2, "index_head_dim": 8,
                "index_topk_freq": 2, "indexer_types": ["full", "full", "shared", "shared"]"""));
        Attention.SparseLatent full =
                (Attention.SparseLatent) model.layers().get(1).attention();
        Attention.SparseLatent shared =
                (Attention.SparseLatent) model.layers().get(2).attention();
        assertThat(full.weightCount(64) - shared.weightCount(64)).isEqualTo(24 * 2 * 8 + 64 * (8 + 2));
        assertThat(full.indexCacheBytesPerToken()).isEqualTo(12);
        assertThat(shared.indexCacheBytesPerToken()).isZero();
    }

    @Test
    void qwen35MixesRecurrentAndGatedLayers() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["Qwen3_5MoeForConditionalGeneration"], "text_config": { "hidden_size": 64,
                  "moe_intermediate_size": 16, "shared_expert_intermediate_size": 16, "num_experts": 8,
                  "num_experts_per_tok": 2, "head_dim": 16, "num_attention_heads": 4, "num_key_value_heads": 2,
                  "linear_num_key_heads": 2, "linear_num_value_heads": 4, "linear_key_head_dim": 8,
                  "linear_value_head_dim": 8, "linear_conv_kernel_dim": 4, "full_attention_interval": 4,
                  "num_hidden_layers": 8, "vocab_size": 1000, "max_position_embeddings": 4096 } }""");
        assertThat(model.layers()).extracting(LayerGroup::layerCount).containsExactly(6, 2);
        assertThat(model.layers().get(0).attention())
                .isEqualTo(new Attention.LinearRecurrence(
                        2 * 16 + 2 * 32 + 2 * 4, 32, 4 * 8 * 8, (32 + 32) * 4 + 2 * 4 + 8 + 2 * 64));
        assertThat(model.rule()).isEqualTo(new QuantizationRule(AttentionWeights.BF16_IN_FOUR_BIT, true, true));
    }

    @Test
    void nemotronHasOneMixerPerLayer() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["NemotronHForCausalLM"], "hidden_size": 64, "intermediate_size": 96,
                  "moe_intermediate_size": 16, "moe_shared_expert_intermediate_size": 32, "moe_latent_size": 24,
                  "n_routed_experts": 8, "n_shared_experts": 1, "num_experts_per_tok": 2, "head_dim": 16,
                  "num_attention_heads": 4, "num_key_value_heads": 2, "mamba_num_heads": 4, "mamba_head_dim": 8,
                  "n_groups": 2, "ssm_state_size": 16, "conv_kernel": 4, "num_hidden_layers": 5,
                  "hybrid_override_pattern": "ME*M-", "vocab_size": 1000, "max_position_embeddings": 4096,
                  "time_step_limit": [0.0, Infinity] }""");
        assertThat(model.layers()).extracting(LayerGroup::layerCount).containsExactly(2, 1, 1, 1);
        assertThat(model.layers().get(0).attention())
                .isEqualTo(new Attention.LinearRecurrence(
                        2 * 32 + 2 * 32 + 4, 32, 4 * 8 * 16, (32 + 64) * 5 + 3 * 4 + 32 + 64));
        assertThat(model.layers().get(1).feedForward())
                .isEqualTo(new FeedForward.MixtureOfExperts(8, 2, 2 * 24 * 16, 2 * 64 * 24 + 2 * 64 * 32, 8 * 65));
        assertThat(model.outsideParameterCount()).isEqualTo(3 * 64);
        assertThat(model.rule()).isEqualTo(new QuantizationRule(AttentionWeights.FOLLOW, false, false));
    }

    @Test
    void llama4AttendsWithinChunksButForEveryFourthLayer() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["Llama4ForConditionalGeneration"], "text_config": { "hidden_size": 64,
                  "intermediate_size": 16, "intermediate_size_mlp": 32, "num_local_experts": 8,
                  "num_experts_per_tok": 1, "interleave_moe_layer_step": 2, "attention_chunk_size": 8192,
                  "head_dim": 16, "num_attention_heads": 4, "num_key_value_heads": 2, "no_rope_layers": [],
                  "num_hidden_layers": 8, "vocab_size": 1000, "max_position_embeddings": 4096 } }""");
        assertThat(model.layers()).extracting(LayerGroup::layerCount).containsExactly(4, 2, 2);
        assertThat(model.layers().get(0).feedForward()).isEqualTo(new FeedForward.Dense(3 * 64 * 32));
        assertThat(model.layers().get(1).attention()).isInstanceOf(Attention.SlidingWindow.class);
        assertThat(model.layers().get(2).attention()).isInstanceOf(Attention.GroupedQuery.class);
    }

    @Test
    void miMoSlidesWithHeadsOfItsOwn() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["MiMoV2FlashForCausalLM"], "hidden_size": 64, "intermediate_size": 96,
                  "moe_intermediate_size": 16, "n_routed_experts": 8, "num_experts_per_tok": 2, "head_dim": 24,
                  "v_head_dim": 16, "num_attention_heads": 4, "num_key_value_heads": 1, "swa_head_dim": 24,
                  "swa_v_head_dim": 16, "swa_num_attention_heads": 4, "swa_num_key_value_heads": 2,
                  "add_swa_attention_sink_bias": true, "sliding_window": 128, "hybrid_layer_pattern": [0, 1, 1],
                  "moe_layer_freq": [0, 1, 1], "num_hidden_layers": 3, "vocab_size": 1000,
                  "max_position_embeddings": 4096 }""");
        assertThat(model.layers()).extracting(LayerGroup::layerCount).containsExactly(1, 2);
        assertThat(model.layers().get(1).attention())
                .isEqualTo(new Attention.SlidingWindow(
                        new Attention.GroupedQuery(4, 2, 24, 16, false, false, 2 * 64 + 4), 128));
    }

    @Test
    void miniMaxNormsRunOverAllHeads() throws IOException {
        LanguageModel model = read("""
                { "architectures": ["MiniMaxM2ForCausalLM"], "hidden_size": 64, "intermediate_size": 16,
                  "num_local_experts": 8, "num_experts_per_tok": 2, "head_dim": 16, "num_attention_heads": 4,
                  "num_key_value_heads": 2, "num_hidden_layers": 3, "vocab_size": 1000, "use_routing_bias": true,
                  "use_qk_norm": true, "qk_norm_type": "per_layer", "max_position_embeddings": 4096 }""");
        assertThat(model.layers().get(0).attention().smallParameterCount(64)).isEqualTo(2 * 64 + 6 * 16);
        assertThat(model.layers().get(0).feedForward())
                .isEqualTo(new FeedForward.MixtureOfExperts(8, 2, 3 * 64 * 16, 0, 8 * 65));
    }

    @Test
    void theNameComesFromThePathTheFolderOrTheFile() throws IOException {
        assertThat(read(LLAMA.formatted(", \"_name_or_path\": \"/data/My-Llama/\""))
                        .id())
                .isEqualTo("my-llama");
        Path cache = Files.createDirectories(folder.resolve("models--acme--Llama-X/snapshots/0123abcd"));
        Files.writeString(cache.resolve("config.json"), LLAMA.formatted(""));
        assertThat(HuggingFaceConfig.read(cache).id()).isEqualTo("llama-x");
        Path named = Files.writeString(folder.resolve("acme--Llama-Y_config.json"), LLAMA.formatted(""));
        assertThat(HuggingFaceConfig.read(named).name()).isEqualTo("Llama-Y");
    }

    private LanguageModel read(String text) throws IOException {
        return HuggingFaceConfig.read(Files.writeString(folder.resolve("config.json"), text));
    }
}
