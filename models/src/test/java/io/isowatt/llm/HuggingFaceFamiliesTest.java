package io.isowatt.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.catalog.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Families of which no published configuration lies beside the project, by the dimensions of a published model. */
class HuggingFaceFamiliesTest {

    private static final String LATENT = """
            { "architectures": ["DeepseekV2ForCausalLM"], "tie_word_embeddings": false, "first_k_dense_replace": 1,
              "moe_layer_freq": 1, "n_shared_experts": 2, "num_experts_per_tok": 6, "kv_lora_rank": 512,
              "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "v_head_dim": 128, "vocab_size": 102400,
              "max_position_embeddings": 163840,""";

    private static final String LITE = LATENT + """
            "hidden_size": 2048, "intermediate_size": 10944, "moe_intermediate_size": 1408, "num_attention_heads": 16,
            "num_hidden_layers": 27, "n_routed_experts": 64, "q_lora_rank": null, "topk_method": "greedy" }""";

    private static final String GLM = """
            { "architectures": ["Glm4MoeForCausalLM"], "vocab_size": 151552, "num_attention_heads": 96,
              "num_key_value_heads": 8, "head_dim": 128, "n_shared_experts": 1, "num_experts_per_tok": 8,
              "attention_bias": true, "tie_word_embeddings": false,""";

    private static final String AIR = GLM + """
            "hidden_size": 4096, "intermediate_size": 10944, "moe_intermediate_size": 1408, "num_hidden_layers": 46,
            "n_routed_experts": 128, "first_k_dense_replace": 1, "use_qk_norm": false,
            "max_position_embeddings": 131072 }""";

    private static final String GLM46 = GLM + """
            "hidden_size": 5120, "intermediate_size": 12288, "moe_intermediate_size": 1536, "num_hidden_layers": 92,
            "n_routed_experts": 160, "first_k_dense_replace": 3, "use_qk_norm": true,
            "max_position_embeddings": 202752 }""";

    private static final String MISTRAL = """
            { "architectures": ["Mistral3ForConditionalGeneration"], "vision_config": { "hidden_size": 1024 },
              "text_config": { "model_type": "mistral", "hidden_size": 5120, "intermediate_size": 32768,
              "head_dim": 128, "num_attention_heads": 32, "num_key_value_heads": 8, "num_hidden_layers": 40,
              "vocab_size": 131072, "max_position_embeddings": 131072, "sliding_window": null } }""";

    private static final String NEXT = """
            { "architectures": ["Qwen3NextForCausalLM"], "hidden_size": 2048, "intermediate_size": 5120,
              "vocab_size": 151936, "max_position_embeddings": 262144, "num_hidden_layers": 48, "head_dim": 256,
              "num_attention_heads": 16, "num_key_value_heads": 2, "full_attention_interval": 4,
              "linear_conv_kernel_dim": 4, "linear_key_head_dim": 128, "linear_num_key_heads": 16,
              "linear_num_value_heads": 32, "linear_value_head_dim": 128, "moe_intermediate_size": 512,
              "num_experts": 512, "num_experts_per_tok": 10, "shared_expert_intermediate_size": 512,
              "mlp_only_layers": [], "decoder_sparse_step": 1, "tie_word_embeddings": false }""";

    private static final String PHI = """
            { "architectures": ["Phi3ForCausalLM"], "hidden_size": 5120, "intermediate_size": 17920,
              "num_attention_heads": 40, "num_key_value_heads": 10, "num_hidden_layers": 40, "vocab_size": 100352,
              "max_position_embeddings": 16384, "sliding_window": null, "attention_bias": false,
              "tie_word_embeddings": false }""";

    @TempDir
    private Path folder;

    /** 14 315 784 192 parameters, Qwen1.5-MoE-A2.7B: biases, a shared expert of four times the width, its gate. */
    @Test
    void qwen2Moe() throws IOException {
        ParameterCount count = read("""
                { "architectures": ["Qwen2MoeForCausalLM"], "hidden_size": 2048, "intermediate_size": 5632,
                  "vocab_size": 151936, "max_position_embeddings": 8192, "num_hidden_layers": 24,
                  "num_attention_heads": 16, "num_key_value_heads": 16, "moe_intermediate_size": 1408,
                  "shared_expert_intermediate_size": 5632, "num_experts": 60, "num_experts_per_tok": 4,
                  "decoder_sparse_step": 1, "use_sliding_window": false, "sliding_window": 32768,
                  "tie_word_embeddings": false }""").parameters();
        assertThat(count.totalCount()).isEqualTo(14_315_784_192L);
        assertThat(count.activeCount() - count.embeddingCount() - count.headCount())
                .isBetween(2_000_000_000L, 2_100_000_000L);
    }

    /** 15 706 484 224 parameters, DeepSeek-V2-Lite: queries without compression, no bias of the router. */
    @Test
    void deepSeek2() throws IOException {
        LanguageModel model = read(LITE);
        assertThat(model.parameters().totalCount()).isEqualTo(15_706_484_224L);
        assertThat(model.rule().blockScaledFp8()).isFalse();
    }

    /** 14 659 507 200 parameters, Phi-4: queries, keys and values in one matrix, gate and up in another. */
    @Test
    void phi() throws IOException {
        assertThat(read(PHI).parameters().totalCount()).isEqualTo(14_659_507_200L);
    }

    /** 8 019 808 256 parameters, Ministral-8B-Instruct-2410: one layer in four attends to everything. */
    @Test
    void ministral() throws IOException {
        String four = "\"full_attention\", \"sliding_attention\", \"sliding_attention\", \"sliding_attention\"";
        LanguageModel model = read("""
                { "architectures": ["MinistralForCausalLM"], "hidden_size": 4096, "intermediate_size": 12288,
                  "num_attention_heads": 32, "num_key_value_heads": 8, "head_dim": 128, "num_hidden_layers": 36,
                  "vocab_size": 131072, "max_position_embeddings": 32768, "sliding_window": 32768,
                  "layer_types": [%s] }""".formatted((four + ", ").repeat(8) + four));
        assertThat(model.parameters().totalCount()).isEqualTo(8_019_808_256L);
        assertThat(model.layers()).extracting(LayerGroup::layerCount).containsExactly(9, 27);
    }

    /** Sizes of model cards in 10⁹; without vision tower for Mistral Small 3.1. */
    @Test
    void sizesOfModelCards() throws IOException {
        assertSize(NEXT, 80, 3);
        assertSize(AIR, 106, 12);
        assertSize(GLM46, 355, 32);
        assertSize(LATENT + """
                "hidden_size": 5120, "intermediate_size": 12288, "moe_intermediate_size": 1536,
                "num_attention_heads": 128, "num_hidden_layers": 60, "n_routed_experts": 160, "q_lora_rank": 1536,
                "topk_method": "group_limited_greedy" }""", 236, 21);
        assertSize(MISTRAL, 23.57, 23);
    }

    /** Totals within 1 %; active parameters with the output embedding round or cut to the whole number of the card. */
    private void assertSize(String text, double total, double active) throws IOException {
        ParameterCount count = read(text).parameters();
        assertThat(count.totalCount() / 1e9).isCloseTo(total, within(0.01 * total));
        assertThat((count.activeCount() - count.embeddingCount()) / 1e9).isBetween(active - 0.5, active + 1);
    }

    @Test
    void theCatalogTellsTheSame() throws IOException {
        assertCatalog("qwen3-next-80b-a3b", NEXT);
        assertCatalog("glm-4.5-air", AIR);
        assertCatalog("glm-4.6", GLM46);
        assertCatalog("mistral-small-3.1-24b", MISTRAL);
        assertCatalog("phi-4", PHI);
    }

    private void assertCatalog(String id, String text) throws IOException {
        LanguageModel catalog = ModelCatalog.load(id);
        LanguageModel read = read(text);
        assertThat(read.layers()).isEqualTo(catalog.layers());
        assertThat(read.parameters()).isEqualTo(catalog.parameters());
        assertThat(read.rule()).isEqualTo(catalog.rule());
        assertThat(read.checkpoint()).isEqualTo(catalog.checkpoint());
        assertThat(read.contextLimitTokens()).isEqualTo(catalog.contextLimitTokens());
    }

    @Test
    void anotherModelWithinMistral3IsRefused() {
        assertThatThrownBy(() -> read(MISTRAL.replace("\"mistral\"", "\"deepseek_v3\"")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("The feature model_type (deepseek_v3)");
    }

    /** The text model of a multimodal one may stand alone, without text_config. */
    @ParameterizedTest
    @CsvSource({
        "Qwen3_5MoeForConditionalGeneration, Qwen3_5MoeForCausalLM",
        "Mistral3ForConditionalGeneration, Ministral3ForCausalLM"
    })
    void textModelsAreReadAlone(String within, String alone) throws IOException {
        String text = within.startsWith("Qwen") ? NEXT : MISTRAL.replaceAll("(?s).*\"text_config\": (.*) }$", "$1");
        String flat =
                text.replaceFirst("\\{( \"architectures\": \\[[^]]*],)?", "{ \"architectures\": [\"" + alone + "\"],");
        String nested = "{ \"architectures\": [\"" + within + "\"], \"text_config\": " + text + " }";
        assertThat(read(flat).layers()).isEqualTo(read(nested).layers());
        assertThat(read(flat).rule()).isEqualTo(read(nested).rule());
    }

    private LanguageModel read(String text) throws IOException {
        return HuggingFaceConfig.read(Files.writeString(folder.resolve("config.json"), text));
    }
}
