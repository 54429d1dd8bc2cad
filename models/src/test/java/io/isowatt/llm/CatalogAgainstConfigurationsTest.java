package io.isowatt.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

/** The catalog and the reader of Hugging Face configurations tell the same of a model. */
class CatalogAgainstConfigurationsTest {

    private static final Path FOLDER = Path.of("../../shared/model-configs");

    @ParameterizedTest
    @CsvSource({
        "llama-3.1-8b, meta-llama--Meta-Llama-3.1-8B",
        "llama-3.1-70b, meta-llama--Meta-Llama-3.1-70B",
        "llama-3.1-405b, meta-llama--Meta-Llama-3.1-405B",
        "llama-4-scout, meta-llama--Llama-4-Scout-17B-16E-Instruct",
        "qwen3-0.6b, Qwen--Qwen3-0.6B",
        "qwen3-8b, Qwen--Qwen3-8B",
        "qwen3-32b, Qwen--Qwen3-32B",
        "qwen3-30b-a3b, Qwen--Qwen3-30B-A3B",
        "qwen3-235b-a22b, Qwen--Qwen3-235B-A22B",
        "qwen3.5-27b, Qwen--Qwen3.5-27B",
        "qwen3.5-35b-a3b, Qwen--Qwen3.5-35B-A3B",
        "qwen3.5-397b-a17b, Qwen--Qwen3.5-397B-A17B",
        "mixtral-8x7b, mistralai--Mixtral-8x7B-v0.1",
        "mixtral-8x22b, mistralai--Mixtral-8x22B-v0.1",
        "gpt-oss-20b, openai--gpt-oss-20b",
        "gpt-oss-120b, openai--gpt-oss-120b",
        "deepseek-r1, deepseek-ai--DeepSeek-R1",
        "deepseek-v3.2, deepseek-ai--DeepSeek-V3.2",
        "kimi-k2, moonshotai--Kimi-K2-Instruct",
        "kimi-k2.5, moonshotai--Kimi-K2.5",
        "glm-5.1, zai-org--GLM-5.1",
        "glm-5.2, zai-org--GLM-5.2",
        "minimax-m2.5, MiniMaxAI--MiniMax-M2.5",
        "mimo-v2-flash, XiaomiMiMo--MiMo-V2-Flash",
        "gemma-4-26b-a4b, google--gemma-4-26B-A4B",
        "nemotron-3-nano-30b-a3b, nvidia--NVIDIA-Nemotron-3-Nano-30B-A3B-BF16",
        "nemotron-3-ultra-550b-a55b, nvidia--NVIDIA-Nemotron-3-Ultra-550B-A55B-BF16",
        "nemotron-h-56b, nvidia--Nemotron-H-56B-Base-8K"
    })
    void bothTellTheSame(String id, String file) {
        Path config = FOLDER.resolve(file + "_config.json");
        assumeTrue(Files.exists(config), "Skipped: the configurations are not beside this checkout.");
        LanguageModel catalog = ModelCatalog.load(id);
        LanguageModel read = HuggingFaceConfig.read(config);
        assertThat(read.hiddenSize()).isEqualTo(catalog.hiddenSize());
        assertThat(read.vocabularySize()).isEqualTo(catalog.vocabularySize());
        assertThat(read.tiedEmbeddings()).isEqualTo(catalog.tiedEmbeddings());
        assertThat(read.contextLimitTokens()).isEqualTo(catalog.contextLimitTokens());
        assertThat(read.checkpoint()).isEqualTo(catalog.checkpoint());
        assertThat(read.rule()).isEqualTo(catalog.rule());
        ParameterCount a = read.parameters();
        ParameterCount b = catalog.parameters();
        assertThat(a.attentionCount()).isEqualTo(b.attentionCount());
        assertThat(a.denseCount()).isEqualTo(b.denseCount());
        assertThat(a.expertCount()).isEqualTo(b.expertCount());
        assertThat(a.activeExpertCount()).isEqualTo(b.activeExpertCount());
        assertThat(a.sharedCount()).isEqualTo(b.sharedCount());
        assertThat(a.totalCount()).isEqualTo(b.totalCount());
        for (int tensorDegree = 1; tensorDegree <= 8; tensorDegree *= 2) {
            assertThat(cachedElements(read, tensorDegree)).isEqualTo(cachedElements(catalog, tensorDegree));
        }
    }

    private static double cachedElements(LanguageModel model, int tensorDegree) {
        return model.layers().stream()
                .mapToDouble(group -> group.layerCount() * group.attention().cachedElementsPerToken(tensorDegree))
                .sum();
    }
}
