package io.isowatt.space.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import io.isowatt.catalog.Problems;
import io.isowatt.llm.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SpaceDefinitionReaderTest {

    private static SpaceDefinition read(String text) {
        return SpaceCatalog.read("space.yaml", text);
    }

    private static List<String> problems(String text) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> read(text));
        assertThat(refused).as("refusal of %s", text).isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

    static Stream<String> builtIn() {
        return SpaceCatalog.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void builtInSpacesReadLikeAUsersOwn(String id) {
        assertThat(read(SpaceCatalog.text(id))).isEqualTo(SpaceCatalog.load(id));
        assertThat(SpaceCatalog.load(id).id()).isEqualTo(id);
        assertThat(SpaceCatalog.load(id).description()).isNotBlank();
    }

    @Test
    void whatIsLeftOutTakesTheDefaults() {
        assertThat(read("search-space: mine"))
                .isEqualTo(new SpaceDefinition(
                        "mine",
                        "",
                        List.of(),
                        List.of(1, 2, 4, 8),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(Precision.values()),
                        List.of(false),
                        List.of(2),
                        new ConcurrencyGrid(1, ConcurrencyGrid.MOST, ConcurrencyGrid.Grid.FINE),
                        List.of(8192)));
    }

    @Test
    void oneValueNeedsNoList() {
        SpaceDefinition space = read("""
                        search-space: mine
                        gpus: 8
                        tensor-parallel: 4
                        pipeline-parallel: auto
                        weights: fp8
                        kv-cache: fp8
                        concurrency: { from: 8, to: 64, grid: coarse }
                        """);
        assertThat(space.gpuCounts()).containsExactly(8);
        assertThat(space.tensorDegrees()).containsExactly(4);
        assertThat(space.pipelineDegrees()).isEmpty();
        assertThat(space.weights()).containsExactly(Precision.FP8);
        assertThat(space.cacheBytesPerElement()).containsExactly(1);
        assertThat(space.concurrency().values()).containsExactly(8, 16, 32, 64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tensor-parallel: [0] | The value of tensor-parallel (0) is not a whole number from 1 to 1024.",
                "tensor-parallel: [-2] | The value of tensor-parallel (-2) is not a whole number",
                "tensor-parallel: [1.5] | The value of tensor-parallel (1.5) is not a whole number",
                "tensor-parallel: [2, 2] | The value of tensor-parallel (2) stands there twice.",
                "tensor-parallel: auto | The value of tensor-parallel (auto) is not a whole number",
                "tensor-parallel: [] | The list of tensor-parallel is empty.",
                "tensor-parallel: { a: 1 } | An entry of tensor-parallel is not a single word.",
                "tensor: [1] | The key (tensor) is unknown here. Maybe use tensor-parallel",
                "gpus: [8, auto] | The value of gpus (auto) is not a whole number",
                "gpus: 99999999999 | The value of gpus (99999999999) is not a whole number",
                "weights: [fp16] | The value of weights (fp16) is unknown. Maybe use bf16 or fp8.",
                "weights: [fp8, fp8] | The value of weights (fp8) stands there twice.",
                "kv-cache: [fp4] | The value of kv-cache (fp4) is unknown.",
                "activations: [fp8] | The value of activations (fp8) is unknown.",
                "serving: [disaggregated] | The value of serving (disaggregated) is unknown.",
                "concurrency: 8 | The value of concurrency has no keys of its own.",
                "concurrency: { from: 10, to: 2 } | The concurrency ends (2) before it begins (10).",
                "concurrency: { from: 0 } | The value of concurrency.from (0) is not a whole number from 1 to 65536",
                "concurrency: { to: 70000 } | The value of concurrency.to (70000) is not a whole number",
                "concurrency: { grid: dense } | The value of concurrency.grid (dense) is unknown.",
                "concurrency: { step: 2 } | The key (step) is unknown here.",
                "prefill-chunk: [2 k] | The value of prefill-chunk (2 k) is not a whole number",
            })
    void oneWrongKeyIsNamedWithItsLine(String line, String said) {
        assertThat(problems("search-space: mine\n" + line + "\n"))
                .singleElement()
                .asString()
                .startsWith("space.yaml:2: " + said);
    }

    @Test
    void allProblemsComeAtOnce() {
        assertThat(problems("gpus: [0]\nweights: [x]\nfoo: 1\nconcurrency: { from: 9, to: 3, a: 1 }\n"))
                .extracting(problem -> problem.substring(0, problem.indexOf(':', 11)))
                .containsExactly(
                        "space.yaml:1", "space.yaml:1", "space.yaml:2", "space.yaml:3", "space.yaml:4", "space.yaml:4");
    }

    @Test
    void aListHoldsAtMost64Values() {
        String values = IntStream.rangeClosed(1, 65).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        assertThat(problems("search-space: x\ngpus: [" + values + "]\n"))
                .singleElement()
                .asString()
                .startsWith("space.yaml:2: The list of gpus holds 65 values, more than 64.");
    }

    @Test
    void aNameWithSlashOrEndingIsAPath(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "search-space: mine\n");
        Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xC3, 0x28, 0, 7});
        Problems problems = new Problems();
        assertThat(SpaceCatalog.find("./mine.yaml", folder, "s.yaml", 3, problems))
                .map(SpaceDefinition::id)
                .contains("mine");
        assertThat(SpaceCatalog.find("mine.yaml", folder, "s.yaml", 3, problems))
                .isPresent();
        assertThat(SpaceCatalog.find("quick", folder, "s.yaml", 3, problems)).isPresent();
        assertThat(problems.isEmpty()).isTrue();
        for (String wrong : List.of("mine", "./", "nope.yaml", "binary.yaml", "a\0b.yaml")) {
            assertThat(SpaceCatalog.find(wrong, folder, "s.yaml", 3, problems)).isEmpty();
        }
        InvalidInputException noted = catchThrowableOfType(InvalidInputException.class, problems::throwIfAny);
        assertThat(noted.problems())
                .hasSize(5)
                .allMatch(problem -> problem.file().equals("s.yaml") && problem.line() == 3);
    }
}
