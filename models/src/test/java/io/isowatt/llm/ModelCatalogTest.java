package io.isowatt.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import io.isowatt.catalog.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class ModelCatalogTest {

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    static List<String> ids() {
        return ModelCatalog.ids();
    }

    @Test
    void everyFileIsListedAndEveryIdIsItsFileName() throws Exception {
        Path files = Path.of(
                ModelCatalog.class.getResource("/io/isowatt/catalog/models").toURI());
        try (Stream<Path> found = Files.list(files)) {
            assertThat(found.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(ModelCatalog.ids());
        }
        assertThat(ModelCatalog.ids())
                .allSatisfy(id -> assertThat(ModelCatalog.load(id).id()).isEqualTo(id));
    }

    /**
     * Within 1 %; where fewer digits are published than that, a computed size that rounds or cuts to the published digits
     * agrees too ("3 B" is 3.455 B cut), for totals within 3 % all the same. Active parameters are compared with the
     * embeddings that the file says its publisher counts.
     */
    @ParameterizedTest
    @MethodSource("ids")
    void parametersAgreeWithThePublishedSize(String id) {
        ParameterCount computed = ModelCatalog.load(id).parameters();
        ModelCatalog.published(id).ifPresent(size -> {
            assertAgree((double) computed.totalCount(), size.totalCount(), lastDigitCount(size.total()), 0.03);
            if (!size.active().isEmpty()) {
                assertAgree(
                        (double) size.activeAsCounted(computed), size.activeCount(), lastDigitCount(size.active()), 1);
            }
        });
    }

    private static void assertAgree(double computed, double published, double lastDigit, double mostFraction) {
        double low = Math.max(0.01 * published, lastDigit / 2);
        double high = Math.max(0.01 * published, lastDigit);
        assertThat(computed - published)
                .isBetween(-Math.min(low, mostFraction * published), Math.min(high, mostFraction * published));
    }

    private static double lastDigitCount(String written) {
        String[] parts = written.split(" ", -1);
        return new BigDecimal(parts[0]).ulp().doubleValue() * (parts[1].equals("T") ? 1e12 : 1e9);
    }

    /** The sizes that the published file names hide: exact counts of the checkpoints, by their tensor shapes. */
    @Test
    void denseModelsAreCountedToTheParameter() {
        assertThat(ModelCatalog.load("llama-3.1-8b").parameters().totalCount()).isEqualTo(8_030_261_248L);
        assertThat(ModelCatalog.load("llama-3.1-70b").parameters().totalCount()).isEqualTo(70_553_706_496L);
        assertThat(ModelCatalog.load("qwen3-0.6b").parameters().totalCount()).isEqualTo(596_049_920L);
        assertThat(ModelCatalog.load("mixtral-8x7b").parameters().totalCount()).isEqualTo(46_702_792_704L);
        assertThat(ModelCatalog.load("phi-4").parameters().totalCount()).isEqualTo(14_659_507_200L);
    }

    @Test
    void gatedDeltaNetHasTheShapesOfQwen() {
        Attention first = ModelCatalog.load("qwen3.5-397b-a17b").layers().get(0).attention();

        assertThat(first).isInstanceOfSatisfying(Attention.LinearRecurrence.class, recurrence -> {
            assertThat(recurrence.projectionWeightsPerHidden()).isEqualTo(20608);
            assertThat(recurrence.outputWidth()).isEqualTo(8192);
            assertThat(recurrence.stateElementCount()).isEqualTo(64L * 128 * 128);
        });
    }

    @Test
    void chunkedAttentionIsAWindowOfThreeLayersInFour() {
        List<LayerGroup> layers = ModelCatalog.load("llama-4-scout").layers();

        assertThat(layers).extracting(LayerGroup::layerCount).containsExactly(36, 12);
        assertThat(layers.get(0).attention())
                .isInstanceOfSatisfying(
                        Attention.SlidingWindow.class,
                        window -> assertThat(window.windowTokens()).isEqualTo(8192));
    }

    @Test
    void aModelThatDoesNotShipCannotBeLoaded() {
        assertThatIllegalArgumentException().isThrownBy(() -> ModelCatalog.load("llama-9"));
    }

    @Test
    void anIdIsFound() {
        assertThat(find("deepseek-r1"))
                .hasValueSatisfying(model -> assertThat(model.id()).isEqualTo("deepseek-r1"));
    }

    @Test
    void anUnknownIdIsAProblemWithTheNearestOnes() {
        assertThat(find("lama-3.1-70b")).isEmpty();
        assertThat(noted())
                .containsExactly(new Problem(
                        "study.yaml",
                        7,
                        "The model (lama-3.1-70b) is unknown.",
                        "Maybe use llama-3.1-70b or llama-3.3-70b or llama-3.1-405b."));
    }

    @Test
    void anEmptyNameIsAProblemAndNotTheFolderItself() {
        assertThat(find("")).isEmpty();
        assertThat(noted()).hasSize(1);
    }

    @Test
    void aFileIsFoundFromItsFolder() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), ModelFileTest.SMALL);

        assertThat(find("own.yaml"))
                .hasValueSatisfying(model -> assertThat(model.id()).isEqualTo("small"));
    }

    @Test
    void theProblemsOfAFileAreTakenOver() throws IOException {
        Files.writeString(folder.resolve("own.yml"), ModelFileTest.SMALL.replace("width: 64", "width: wide"));

        assertThat(find("./own.yml")).isEmpty();
        assertThat(noted()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).endsWith("own.yml");
            assertThat(problem.line()).isEqualTo(14);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"away.yaml", "away/config.json", "away/model", "config.json"})
    void aMissingFileIsAProblem(String path) {
        assertThat(find(path)).isEmpty();
        assertThat(noted()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("study.yaml");
            assertThat(problem.line()).isEqualTo(7);
            assertThat(problem.message()).contains(path).contains("not there");
        });
    }

    @Test
    void aFolderWithoutConfigurationIsAProblem() throws IOException {
        Files.createDirectory(folder.resolve("checkpoint"));

        assertThat(find("checkpoint")).isEmpty();
        assertThat(noted())
                .singleElement()
                .satisfies(problem -> assertThat(problem.advice()).contains("config.json"));
    }

    @Test
    void aFileThatIsNotTextIsAProblem() throws IOException {
        Files.write(folder.resolve("own.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(find("own.yaml")).isEmpty();
        assertThat(noted())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("cannot be read"));
    }

    private Optional<LanguageModel> find(String name) {
        return ModelCatalog.find(name, folder, "study.yaml", 7, problems);
    }

    private List<Problem> noted() {
        try {
            problems.throwIfAny();
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems();
        }
    }
}
