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
import org.junit.jupiter.params.provider.ValueSource;

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
                "serving: [disagregated] | The value of serving (disagregated) is unknown. Maybe use disaggregated or",
                "concurrency: 8 | The value of concurrency has no keys of its own.",
                "concurrency: { from: 10, to: 2 } | The concurrency ends (2) before it begins (10).",
                "concurrency: { from: 0 } | The value of concurrency.from (0) is not a whole number from 1 to 65536",
                "concurrency: { to: 70000 } | The value of concurrency.to (70000) is not a whole number",
                "concurrency: { grid: dense } | The value of concurrency.grid (dense) is unknown.",
                "concurrency: { step: 2 } | The key (step) is unknown here.",
                "serving: [aggregated, aggregated] | The value of serving (aggregated) stands there twice.",
                "power-cap: [90 %, 40 %] | The value of power-cap (40 %) is too small. Maybe check number and unit: the"
                        + " least is 50 %.",
                "power-cap: [0.9] | The value of power-cap (0.9) has no unit.",
                "power-cap: [90 %, 90 %] | A value of power-cap stands there twice.",
                "power-cap: { from: 60 %, to: 50 %, step: 5 % } | The range of power-cap ends below where it begins.",
                "power-cap: { from: 60 %, step: 0 % } | The value of power-cap.step (0 %) is too small.",
                "power-cap: { from: 60 %, step: 5 %, by: 2 } | The key (by) is unknown here.",
                "power-cap: { from: 50 %, step: 0.1 % } | The list of power-cap holds 501 values, more than 64.",
                "power-caps: [90 %] | The key (power-caps) is unknown here. Maybe use power-cap.",
                "draft-tokens: [-1] | The value of draft-tokens (-1) is not a whole number from 0 to 64.",
                "draft-token: [1] | The key (draft-token) is unknown here. Maybe use draft-tokens.",
                "replicas: [auto, 1] | The value of replicas (auto) is not a whole number from 1 to 1024.",
                "replica: 2 | The key (replica) is unknown here. Maybe use replicas.",
                "prefill-workers: 2 | The key (prefill-workers) is of disaggregated serving",
                "most-gpus: 16 | The key (most-gpus) is of disaggregated serving",
                "prefill-chunk: [2 k] | The value of prefill-chunk (2 k) is not a whole number",
            })
    void oneWrongKeyIsNamedWithItsLine(String line, String said) {
        assertThat(problems("search-space: mine\n" + line + "\n"))
                .singleElement()
                .asString()
                .startsWith("space.yaml:2: " + said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prefill-workers: [0] | The value of prefill-workers (0) is not a whole number from 1 to 1024.",
                "decode-workers: { from: 4, to: 2 } | The range of decode-workers ends (2) before it begins (4).",
                "decode-worker: 4 | The key (decode-worker) is unknown here. Maybe use decode-workers",
                "most-gpus: 1 | The value of most-gpus (1) is not a whole number from 2 to 16384.",
                "pool-machines: both | The value of pool-machines (both) is unknown. Maybe use one of any, same.",
                "prefill: 2 | The value of prefill has no keys of its own.",
                "prefill: { tensor-paralel: [1] } | The key (tensor-paralel) is unknown here. Maybe use tensor-parallel.",
                "prefill: { kv-cache: [fp8] } | The key (kv-cache) is unknown here.",
                "power-cap: [90 %] | The key (power-cap) is of aggregated serving",
                "clock: [90 %] | The key (clock) is of aggregated serving",
                "replicas: [2] | The key (replicas) is of aggregated serving",
            })
    void oneWrongKeyOfPoolsIsNamedWithItsLine(String line, String said) {
        assertThat(problems("search-space: mine\n" + line + "\nserving: disaggregated\n"))
                .singleElement()
                .asString()
                .startsWith("space.yaml:2: " + said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disagregated", "agregated", "[aggregated, disagregated]"})
    void aMisspeltKindOfServingIsTheOnlyProblem(String serving) {
        assertThat(problems("search-space: mine\nserving: " + serving + "\nprefill-workers: [1, 2]\nmost-gpus: 16\n"
                        + "replicas: [1, 2]\n"))
                .singleElement()
                .asString()
                .startsWith("space.yaml:2: The value of serving (");
    }

    @Test
    void aRangeOfCapsIsTheListItStandsFor() {
        SpaceDefinition range = read("search-space: x\npower-cap: { from: 85 %, step: 5 % }\n");
        assertThat(range).isEqualTo(read("search-space: x\npower-cap: [100 %, 95 %, 90 %, 85 %]\n"));
        assertThat(range.server().powerCap().values()).containsExactly(1.0, 0.95, 0.9, 0.85);
    }

    @Test
    void aRangeWithoutAStepIsContinuous() {
        ServerAxes server = read("search-space: x\npower-cap: { from: 50 % }\nclock: { from: 64 %, to: 90 % }\n")
                .server();
        assertThat(server.isContinuous()).isTrue();
        assertThat(server.powerCap()).isEqualTo(FractionAxis.continuous(0.5, 1));
        assertThat(server.clock()).isEqualTo(FractionAxis.continuous(0.64, 0.9));
        assertThat(server.stepped(3).powerCap().values()).containsExactly(1.0, 0.75, 0.5);
        ServerAxes listed = read("search-space: x\nclock: { from: 80 %, step: 10 % }\npower-cap: { from: 100 % }\n")
                .server();
        assertThat(listed.isContinuous()).isFalse();
        assertThat(listed.clock().values()).containsExactly(1.0, 0.9, 0.8);
        assertThat(listed.powerCap().values()).containsExactly(1.0);
    }

    @Test
    void aServerIsAsTheStudySaysWhereNothingIsListed() {
        SpaceDefinition space = read("search-space: x\nreplicas: auto\n");
        assertThat(space.server()).isEqualTo(ServerAxes.AS_STUDIED);
        assertThat(space.aggregated()).isTrue();
        assertThat(space.pools()).isEmpty();
    }

    @Test
    void poolsVaryAsAggregatedServingButForWhatTheyList() {
        SpaceDefinition space = read("""
                        search-space: mine
                        serving: [aggregated, disaggregated]
                        tensor-parallel: [2, 4]
                        weights: [fp8]
                        prefill-chunk: [8192, 2048]
                        draft-tokens: [0, 1]
                        power-cap: [100 %, 70 %]
                        prefill-workers: [1, 3]
                        decode-workers: { from: 2, to: 6, step: 2 }
                        most-gpus: 64
                        pool-machines: any
                        prefill: { tensor-parallel: [1], activations: [bf16] }
                        """);
        Pools pools = space.pools().orElseThrow();
        assertThat(space.aggregated()).isTrue();
        assertThat(pools.prefillWorkerCounts()).containsExactly(1, 3);
        assertThat(pools.decodeWorkerCounts()).containsExactly(2, 4, 6);
        assertThat(pools.mostGpuCount()).isEqualTo(64);
        assertThat(pools.anyMachines()).isTrue();
        assertThat(pools.prefill().tensorDegrees()).containsExactly(1);
        assertThat(pools.prefill().wideActivations()).containsExactly(true);
        assertThat(pools.prefill().weights()).containsExactly(Precision.FP8);
        assertThat(pools.prefill().prefillChunkTokens()).containsExactly(8192, 2048);
        assertThat(pools.prefill().concurrency().values()).containsExactly(1);
        assertThat(pools.prefill().server()).isEqualTo(ServerAxes.AS_STUDIED);
        assertThat(space.decode().tensorDegrees()).containsExactly(2, 4);
        assertThat(space.decode().prefillChunkTokens()).containsExactly(8192);
        assertThat(space.decode().server().draftTokenCounts()).containsExactly(0, 1);
        assertThat(space.decode().server().powerCap().values()).isEmpty();
        assertThat(space.decode().concurrency()).isEqualTo(space.concurrency());
    }

    @Test
    void allProblemsComeAtOnce() {
        assertThat(problems("gpus: [0]\nweights: [x]\nfoo: 1\nconcurrency: { from: 9, to: 3, a: 1 }\n"))
                .extracting(problem -> problem.substring(0, problem.indexOf(':', 11)))
                .containsExactly(
                        "space.yaml:1", "space.yaml:1", "space.yaml:2", "space.yaml:3", "space.yaml:4", "space.yaml:4");
    }

    @Test
    void ranksFitIn63Bits() {
        String values = IntStream.rangeClosed(1, 60).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder("search-space: x\n");
        for (String key : List.of("gpus", "tensor-parallel", "pipeline-parallel", "expert-parallel", "prefill-chunk")) {
            text.append(key).append(": [").append(values).append("]\n");
        }
        assertThat(read(text.toString())).isNotNull();
        text.append("draft-tokens: [").append(values).append("]\n");
        text.append("replicas: [").append(values).append("]\n");
        text.append("power-cap: { from: 50 %, step: 1 % }\n");
        assertThat(problems(text.toString()))
                .singleElement()
                .asString()
                .startsWith("space.yaml:1: The search space holds more than 2^63 candidates");
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
