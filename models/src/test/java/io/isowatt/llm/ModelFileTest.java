package io.isowatt.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ModelFileTest {

    static final String SMALL = """
            model: small
            name: Small
            source: made for tests
            hidden-size: 16
            vocabulary: 100
            tied-embeddings: true
            context: 1024 tokens
            checkpoint: bf16
            four-bit-attention: follow
            published: { total: 0.1 B, source: made for tests }
            layers:
              - count: 2
                attention: { kind: grouped-query, heads: 4, key-value-heads: 2, head-size: 8 }
                feed-forward: { kind: dense, width: 64 }
            """;

    @Test
    void countsFollowFromTheDimensions() {
        ParameterCount count = ModelFile.read("small.yaml", SMALL).model().parameters();

        assertThat(count.attentionCount()).isEqualTo(2 * 16 * 8 * (2 * 4 + 2 * 2));
        assertThat(count.denseCount()).isEqualTo(2 * 3 * 16 * 64);
        assertThat(count.embeddingCount()).isEqualTo(1600);
        assertThat(count.headCount()).isZero();
        assertThat(count.smallCount()).isEqualTo(2 * 2 * 16 + 16);
    }

    @Test
    void mambaLayersAreCounted() {
        Attention attention =
                attention("{ kind: mamba-2, heads: 4, head-size: 8, groups: 2, state-size: 16, convolution: 4 }");

        assertThat(attention)
                .isEqualTo(new Attention.LinearRecurrence(
                        2 * 32 + 2 * 2 * 16 + 4, 32, 4 * 8 * 16, 2 * 16 + 5 * (32 + 2 * 2 * 16) + 3 * 4 + 32));
    }

    @Test
    void latentAttentionIsCounted() {
        Attention attention = attention(
                "{ kind: sparse-latent, heads: 4, query-rank: 8, latent-size: 32, rope-size: 4,"
                        + " no-position-size: 6, value-head-size: 8, selected-tokens: 64, index-heads: 2, index-head-size: 16 }");

        assertThat(attention)
                .isEqualTo(new Attention.SparseLatent(
                        new Attention.MultiHeadLatent(4, 8, false, 32, 4, 6, 8, 2 * 16 + 8 + 32), 64, 2, 16));
    }

    @Test
    void layersThatReuseASelectionHaveNoIndexer() {
        Attention attention = attention("{ kind: sparse-latent, heads: 4, query-rank: 8, latent-size: 32, rope-size: 4,"
                + " no-position-size: 6, value-head-size: 8, selected-tokens: 64, reuses-selection: true }");

        assertThat(attention)
                .isEqualTo(new Attention.SparseLatent(
                        new Attention.MultiHeadLatent(4, 8, false, 32, 4, 6, 8, 2 * 16 + 8 + 32), 64, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"all, 80", "query-key-value, 64"})
    void biasesAreCounted(String bias, long parameterCount) {
        Attention attention =
                attention("{ kind: grouped-query, heads: 4, key-value-heads: 2, head-size: 8, bias: " + bias + " }");

        assertThat(attention.smallParameterCount(16)).isEqualTo(2 * 16 + parameterCount);
    }

    @Test
    void latentExpertsWorkOnTheLatentSize() {
        String text = SMALL.replace(
                "{ kind: dense, width: 64 }",
                "{ kind: experts, experts: 8, active: 2, width: 64, gated: false, shared-width: 32, latent-size: 4 }");

        assertThat(ModelFile.read("small.yaml", text).model().layers().get(0).feedForward())
                .isEqualTo(new FeedForward.MixtureOfExperts(8, 2, 2 * 4 * 64, 2 * 16 * 32 + 2 * 16 * 4, 8 * 16));
    }

    @Test
    void gatesAndScalesOfTheRouterAreCounted() {
        String text = SMALL.replace(
                "{ kind: dense, width: 64 }",
                "{ kind: experts, experts: 8, active: 2, width: 4, shared-width: 4, shared-gate: true,"
                        + " router-scales: true }");

        assertThat(ModelFile.read("small.yaml", text).model().layers().get(0).feedForward())
                .isEqualTo(new FeedForward.MixtureOfExperts(8, 2, 3 * 16 * 4, 3 * 16 * 4, 8 * 16 + 16 + 16 + 8));
    }

    @Test
    void normsOfLayersWithoutAttentionAreOutside() {
        LanguageModel model = ModelFile.read(
                        "small.yaml", SMALL.replaceAll("\\{ kind: grouped-query.*}", "{ kind: none }"))
                .model();

        assertThat(model.outsideParameterCount()).isEqualTo(2 * 2 * 16 + 16);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hidden-size: 16          | hiden-size: 16                | 4  | The key (hiden-size) is unknown here. Maybe use hidden-size.",
                "hidden-size: 16          | hiden-size: 16                | 1  | The key (hidden-size) is missing.",
                "name: Small              | model: small                  | 2  | The key (model) stands here twice.",
                "kind: dense              | kind: dence                   | 14 | The value of layers.feed-forward.kind (dence) is unknown. Maybe use dense.",
                "kind: grouped-query      | kind: group-query             | 13 | Maybe use grouped-query.",
                "kind: dense, width: 64   | width: 64                     | 14 | The key (layers.feed-forward.kind) is missing.",
                "width: 64                | width: 6.4                    | 14 | The value of layers.feed-forward.width (6.4) is not a whole number",
                "width: 64                | width: 64, window: 8          | 14 | The key (window) is unknown here.",
                "key-value-heads: 2       | key-value-heads: 3            | 13 | The key-value heads (3) do not divide the heads (4).",
                "context: 1024 tokens     | context: 1024                 | 7  | The value of context (1024) has no unit.",
                "context: 1024 tokens     | context: 1 GB                 | 7  | has a unit of the wrong kind",
                "checkpoint: bf16         | checkpoint: fp16              | 8  | The value of checkpoint (fp16) is unknown.",
                "checkpoint: bf16         | tied-embeddings: false        | 8  | The key (tied-embeddings) stands here twice.",
                "four-bit-attention: follow | four-bit-attention: never   | 9  | The value of four-bit-attention (never) is unknown.",
                "total: 0.1 B             | total: 0.1 GB                 | 10 | is not a number of parameters. Maybe write a number with B",
                "layers:                  | blocks:                       | 1  | The list of layers is empty or missing.",
                "'- count: 2'             | '- count: 0'                  | 12 | The value of layers.count (0) is not a whole number",
            })
    void whatIsWrongIsToldWithItsLine(String good, String bad, int line, String message) {
        String text = SMALL.replace(good, bad);
        assertThat(text).isNotEqualTo(SMALL);

        assertThat(problems(text))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .startsWith("small.yaml:" + line + ": ")
                        .contains(message));
    }

    @Test
    void allProblemsAreToldAtOnceAndNoneThatOnlyFollows() {
        String text = SMALL.replace("heads: 4, ", "").replace("vocabulary: 100", "vocabulary: many");

        assertThat(problems(text)).extracting(Problem::line).containsExactly(5, 13);
    }

    @Test
    void moreActiveExpertsThanExpertsAreAProblem() {
        String text = SMALL.replace("kind: dense,", "kind: experts, experts: 4, active: 8,");

        assertThat(problems(text))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("active experts (8)"));
    }

    private static Attention attention(String text) {
        return ModelFile.read("small.yaml", SMALL.replaceAll("\\{ kind: grouped-query.*}", text))
                .model()
                .layers()
                .get(0)
                .attention();
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(InvalidInputException.class, () -> ModelFile.read("small.yaml", text))
                .problems();
    }
}
