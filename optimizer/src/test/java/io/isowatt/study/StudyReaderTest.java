package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.power.PowerBoundary;
import io.isowatt.space.serving.SpaceCatalog;
import io.isowatt.workload.ServiceLevel;
import io.isowatt.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class StudyReaderTest {

    private static final Path HERE = Path.of("");

    private static final String LEAST = """
            model: qwen3-8b
            hardware: hgx-h200
            workload: { prompt: 1000 tokens, output: 100 tokens }
            """;

    private static StudyRequest read(String text) {
        return StudyReader.readStudy("s.yaml", text, HERE, Map.of());
    }

    private static StudyRequest read(String text, Map<String, List<String>> options) {
        return StudyReader.readStudy("s.yaml", text, HERE, options);
    }

    private static List<String> problems(String text, Map<String, List<String>> options) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> read(text, options));
        assertThat(refused).as("refusal of %s", text).isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

    private static List<String> problems(String text) {
        return problems(text, Map.of());
    }

    @Test
    void whatIsLeftOutTakesTheDefaults() {
        StudyRequest request = read(LEAST);
        Scenario scenario = request.common();
        assertThat(request.scenarios()).hasSize(1);
        assertThat(request.title()).isEqualTo("Qwen3 8B on hgx-h200");
        assertThat(request.serviceLevel())
                .isEqualTo(new ServiceLevel(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0.05));
        assertThat(request.space()).isEqualTo(SpaceCatalog.load("standard"));
        assertThat(request.objectives()).containsExactly(Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT, Metric.INTERACTIVITY);
        assertThat(scenario.workload()).isEqualTo(Workload.fixed(1000, 100));
        assertThat(scenario.framework()).isEqualTo(Framework.VLLM);
        assertThat(scenario.boundary()).isEqualTo(PowerBoundary.FACILITY);
        assertThat(scenario.pueFraction()).isEqualTo(OptionalDouble.empty());
        assertThat(scenario.price()).isEqualTo(PriceBasis.RENTED);
    }

    @Test
    void everyKeyIsRead() {
        StudyRequest request = read("""
                        study: all of it
                        model: gpt-oss-120b
                        hardware: [hgx-h100, mi355x]
                        workload: { prompt: 2048 tokens, output: 512 tokens, prefix-cache-hit: 40 %, lengths: uniform }
                        slo: { ttft: 500 ms, interactivity: 50 tokens/s, safety-margin: 10 % }
                        framework: tensorrt-llm
                        search-space: quick
                        objectives: [cost-per-million-tokens, interactivity, ttft]
                        power: { boundary: provisioned, pue: 1.12 }
                        price: owned
                        """);
        assertThat(request.title()).isEqualTo("all of it");
        assertThat(request.scenarios())
                .extracting(scenario -> scenario.hardware().id())
                .containsExactly("hgx-h100", "mi355x");
        assertThat(request.serviceLevel()).isEqualTo(new ServiceLevel(0.5, 0.02, 0.1));
        assertThat(request.objectives())
                .containsExactly(Metric.COST_PER_MILLION_TOKENS, Metric.INTERACTIVITY, Metric.TTFT);
        assertThat(request.space().id()).isEqualTo("quick");
        Scenario scenario = request.common();
        assertThat(scenario.workload()).isEqualTo(new Workload(2048, 512, 0.9, 0.4, false));
        assertThat(scenario.framework()).isEqualTo(Framework.TENSORRT_LLM);
        assertThat(scenario.boundary()).isEqualTo(PowerBoundary.PROVISIONED);
        assertThat(scenario.effectivePueFraction()).isEqualTo(1.12);
        assertThat(scenario.price()).isEqualTo(PriceBasis.OWNED);
    }

    @Test
    void aStudyKeepsSomeWeightsOfItsSpace() {
        assertThat(read(LEAST, Map.of("weights", List.of("fp8"))).space().weights())
                .containsExactly(Precision.FP8);
        assertThat(read(LEAST + "search-space: disaggregated\nweights: [nvfp4, fp8]\n")
                        .space()
                        .pools()
                        .orElseThrow()
                        .prefill()
                        .weights())
                .containsExactly(Precision.FP8, Precision.NVFP4);
        assertThat(problems(LEAST + "weights: [fp9]\n"))
                .anyMatch(problem -> problem.contains("The precision of weights (fp9) is unknown."));
    }

    @Test
    void theServerIsLaunchedAsWritten() {
        StudyRequest request = read("""
                        model: qwen3-8b
                        hardware: hgx-h200
                        workload: { prompt: 1000 tokens, output: 100 tokens, lengths: waves }
                        framework: sglang
                        speculation: { draft-tokens: 3, acceptance: 70 %, draft-cost: 5 % }
                        framework-options: { receive-interval: 30, ttft-offset: 40 ms, memory-fraction: 88 %, max-running: 256 }
                        """);
        assertThat(request.common().workload()).isEqualTo(new Workload(1000, 100, 1, 0, true));
        assertThat(request.common().settings())
                .isEqualTo(new ServerSettings(
                        new Speculation(3, 0.7, 0.05),
                        OptionalInt.of(30),
                        OptionalDouble.of(0.04),
                        OptionalDouble.of(0.88),
                        OptionalInt.of(256)));
        assertThat(read(LEAST).common().settings()).isEqualTo(ServerSettings.CALIBRATED);
    }

    @Test
    void draftsWithoutCostAreThoseOfTheModelsOwnHead() {
        Speculation speculation = read(LEAST + "speculation: { draft-tokens: 1, acceptance: 80 % }")
                .common()
                .settings()
                .speculation();
        assertThat(speculation).isEqualTo(new Speculation(1, 0.8, Speculation.OWN_HEAD_STEP_FRACTION));
    }

    @Test
    void whatTheServerCannotDoIsSaidByLine() {
        assertThat(problems(LEAST + """
                        speculation: { drafts: 3, acceptance: 170 % }
                        framework-options:
                          receive-interval: 30
                          memory-fraction: 40 %
                          max-running: many
                          stream-interval: 10
                        """.stripIndent()))
                .anyMatch(p -> p.contains("The key (speculation.draft-tokens) is missing."))
                .anyMatch(p -> p.contains("The key (drafts) is unknown here. Maybe use one of acceptance, draft-cost"))
                .anyMatch(p -> p.contains("The value of speculation.acceptance (170 %) is too large."))
                .anyMatch(p -> p.contains("The receive interval is an option of SGLang; vLLM looks for new requests"))
                .anyMatch(p -> p.contains("The value of framework-options.memory-fraction (40 %) is too small."))
                .anyMatch(p -> p.contains("The value of framework-options.max-running (many) is not a whole number"))
                .anyMatch(p -> p.contains("The key (stream-interval) is unknown here."))
                .allMatch(p -> p.matches("s.yaml:[1-9].*"))
                .hasSize(7);
    }

    @Test
    void aMarkAndForeignLineEndsChangeNothing() {
        assertThat(read("\uFEFF" + LEAST.replace("\n", "\r\n")).inputHash())
                .isEqualTo(read(LEAST).inputHash());
    }

    @Test
    void aTitleIsOneLineThatNoTerminalObeys() {
        assertThat(read("study: \"two\\nlines \\e[31m red \"\n" + LEAST).title())
                .isEqualTo("two lines [31m red");
    }

    @Test
    void optionsGoBeforeTheFile() {
        StudyRequest request = read(
                LEAST + "slo: { ttft: 2 s, interactivity: 30 tokens/s }\n",
                Map.of(
                        "hardware", List.of("hgx-h20", "mi300x"),
                        "workload.prompt", List.of("77 tokens"),
                        "slo.tpot", List.of("10 ms"),
                        "power.pue", List.of("1.5")));
        assertThat(request.scenarios())
                .extracting(scenario -> scenario.hardware().id())
                .containsExactly("hgx-h20", "mi300x");
        assertThat(request.common().workload()).isEqualTo(Workload.fixed(77, 100));
        assertThat(request.serviceLevel()).isEqualTo(new ServiceLevel(2, 0.01, 0.05));
        assertThat(request.common().effectivePueFraction()).isEqualTo(1.5);
    }

    @Test
    void optionsAloneAreTheSameStudyAsAFile() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        options.put("workload.output", List.of("100 tokens"));
        options.put("hardware", List.of("hgx-h200"));
        options.put("workload.prompt", List.of("1000 tokens"));
        options.put("model", List.of("qwen3-8b"));
        assertThat(StudyReader.readStudy(options).inputHash())
                .isEqualTo(read(LEAST).inputHash());
    }

    @Test
    void allProblemsOfAFileComeAtOnceByLine() {
        assertThat(problems("""
                                study: bad
                                modle: llama
                                model: lama-3.1-70b
                                model: llama-3.1-70b
                                hardware: [hgx-h2000, hgx-h200, hgx-h200]
                                workload: { prompt: 1024, output: 5 GB, prefix-cache-hit: 120 % }
                                slo:
                                  ttft: -2 s
                                  tpot: 2 ms
                                  interactivity: 30 tokens/s
                                framework: vlm
                                search-space: standrd
                                objectives: [interactivity]
                                power: { boundary: facilty, pue: 0.5 }
                                price: free
                                calibration: nope.yaml
                                """))
                .extracting(problem -> problem.replaceFirst(":.*? (Maybe.*)?$", ""))
                .allMatch("s.yaml"::equals);
        List<String> problems =
                problems("modle: x\nhardware: hgx-h2000\nworkload: { prompt: 1024 }\nslo: { ttft: 2 kg }");
        assertThat(problems)
                .anyMatch(p -> p.startsWith("s.yaml:1: The key (modle) is unknown here. Maybe use model."))
                .anyMatch(p -> p.startsWith("s.yaml:1: The key (model) is missing."))
                .anyMatch(p ->
                        p.startsWith("s.yaml:2: The machine (hgx-h2000) is not in the catalog. Maybe use hgx-h200"))
                .anyMatch(p -> p.startsWith("s.yaml:3: The value of workload.prompt (1024) has no unit."))
                .anyMatch(p -> p.startsWith("s.yaml:3: The key (workload.output) is missing."))
                .anyMatch(p -> p.startsWith("s.yaml:4: The value of slo.ttft (2 kg) has an unknown unit (kg)."))
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workload: { prompt: 10.5 tokens, output: 9 tokens } | is not a whole number",
                "workload: { prompt: 1e12 tokens, output: 9 tokens } | is too large",
                "workload: { prompt: 0 tokens, output: 9 tokens } | is too small",
                "workload: { prompt: 10 tokens, output: 1 tokens } | the least is 2 tokens",
                "workload: { prompt: 10 tokens, output: '1,5 tokens' } | without commas",
                "workload: { prompt: 10 tokens, output: 9 tokens, prompt: 9 tokens } | stands here twice",
                "workload: 5 | has no keys of its own",
                "workload: [1, 2] | has no keys of its own",
                "hardware: [] | The list of hardware is empty",
                "hardware: [hgx-h200, [a]] | is not a single word",
                "hardware: [hgx-h200, hgx-h200] | stands there twice",
                "hardware: ./nope.yaml | does not exist",
                "model: | is not a single word",
                "model: ./nope/config.json | is not there",
                "model: deepsek-r1 | Maybe use deepseek-r1",
                "objectives: [] | is empty",
                "objectives: [interactivity, interactivity] | stands there twice",
                "objectives: [ttft] | needs two objectives",
                "objectives: [ttft, throughput] | is unknown",
                "objectives: [ttft, joules-per-tokn@board] | (joules-per-tokn@board) is unknown. Maybe use joules-per-token",
                "objectives: [ttft, joules-per-token@boards] | power boundary (boards) of the objective joules-per-token is"
                        + " unknown. Maybe use board.",
                "objectives: [ttft, interactivity@board] | (interactivity@board) names a power boundary, but counts no watts.",
                "power: { power-cap: 40 % } | The value of power.power-cap (40 %) is too small.",
                "power: { power-cap: 0.7 } | The value of power.power-cap (0.7) has no unit.",
                "power: { clock: 50 % } | The value of power.clock (50 %) is too small.",
                "power: { cap: 70 % } | The key (cap) is unknown here. Maybe use power-cap.",
                "slo: { tpot: 1 ms, interactivity: 9 tokens/s } | both tpot and interactivity",
                "slo: { ttft: 0 s } | is too small",
                "slo: { tpot: 1 ms, safety-margin: 5 } | has no unit",
                "slo: { tpot: 1 ms, safety-margin: -5 % } | is too small",
                "slo: { ttft: 9e9 s } | is too large",
                "slo: { interactivity: 30 s } | wrong kind",
                "power: { pue: 0.9 } | is not a number from 1 to 5",
                "power: { boundary: rack } | is unknown",
                "framework: tensorrtllm | Maybe use tensorrt-llm",
                "search-space: ./nope.yaml | does not exist",
                "search-space: standart | Maybe use standard",
                "calibration: ./nope.yaml | cannot be read",
                "price: 5 USD/h | is unknown",
                "<<: { model: x } | is unknown here",
            })
    void oneWrongKeyIsNamedWithItsLine(String line, String said) {
        String key = line.substring(0, line.indexOf(':'));
        String text =
                LEAST.lines().filter(other -> !other.startsWith(key + ":")).reduce("", (a, b) -> a + b + "\n")
                        + line
                        + "\n";
        long at = text.lines().count();
        assertThat(problems(text))
                .anyMatch(problem -> problem.startsWith("s.yaml:" + at + ": ") && problem.contains(said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workload.prompt | 1k | --prompt: The value (1k) has an unknown unit (k).",
                "workload.output | 1,5 tokens | --output: The value (1,5 tokens) does not begin with a number.",
                "slo.ttft | 2 | --ttft: The value (2) has no unit.",
                "power.boundary | serverr | --boundary: The value (serverr) is unknown. Maybe use server.",
                "power.pue | 1,25 | --pue: The value (1,25) is not a number from 1 to 5.",
                "model | lama-3.1-8b | --model: The model (lama-3.1-8b) is unknown. Maybe use llama-3.1-8b",
                "hardware | h100 | --hardware: The machine (h100) is not in the catalog. Maybe use hgx-h100.",
                "search-space | slow | --search-space: The search space (slow) is unknown.",
                "objectives | watts | --objectives: The objective (watts) is unknown.",
                "framework | vlm | --framework: The value (vlm) is unknown. Maybe use vllm.",
            })
    void aWrongOptionIsNamedAsTheUserWroteIt(String path, String value, String said) {
        assertThat(problems(LEAST, Map.of(path, List.of(value)))).anyMatch(problem -> problem.startsWith(said));
    }

    @Test
    void missingOptionsAreNamedAllAtOnce() {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> StudyReader.readStudy(Map.of()));
        assertThat(refused.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "The option (--model) is missing.",
                        "The option (--hardware) is missing.",
                        "The option (--prompt) is missing.",
                        "The option (--output) is missing.");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "'# only a comment'",
        "'- a list'",
        "just words",
        "'a: [1'",
        "'a: b: c'",
        "'\tmodel: x'",
        "'a: 1\n---\nb: 2'"
    })
    void whatIsNoStudyAtAllIsRefused(String text) {
        assertThat(problems(text)).hasSize(1).allMatch(problem -> problem.startsWith("s.yaml:"));
    }

    @Test
    void pathsInAFileStartAtTheFileAndPathsInOptionsWhereTheUserIs(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("mine.yaml"), SpaceCatalog.text("quick").replace("space: quick", "space: mine"));
        String text = LEAST + "search-space: ./mine.yaml\n";
        assertThat(StudyReader.readStudy("s.yaml", text, folder, Map.of())
                        .space()
                        .id())
                .isEqualTo("mine");
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> StudyReader.readStudy("s.yaml", LEAST, folder, Map.of("search-space", List.of("./mine.yaml"))));
        assertThat(refused).hasMessageContaining("--search-space: The search-space file (./mine.yaml) does not exist.");
    }

    @Test
    void problemsOfANamedFileKeepItsOwnLines(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "search-space: mine\ntensor: [1]\nkv-cache: [fp9]\n");
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> StudyReader.readStudy(
                        "s.yaml", LEAST + "search-space: mine.yaml\nprice: free\n", folder, Map.of()));
        assertThat(refused.problems())
                .extracting(problem -> Path.of(problem.file()).getFileName() + ":" + problem.line())
                .containsExactlyInAnyOrder("mine.yaml:2", "mine.yaml:3", "s.yaml:5");
    }

    @Test
    void twoMachineFilesOfOneIdAreRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), HardwareCatalog.text("hgx-h200"));
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> StudyReader.readStudy(
                        "s.yaml", LEAST.replace("hgx-h200", "[hgx-h200, ./a.yaml]"), folder, Map.of()));
        assertThat(refused).hasMessageContaining("s.yaml:2:").hasMessageContaining("two machines have the id hgx-h200");
    }

    @Test
    void anEmptySpaceIsRefusedWithItsRule(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("three.yaml"), "search-space: three\ntensor-parallel: [3]\n");
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> StudyReader.readStudy(
                        "s.yaml",
                        "model: llama-3.1-70b\nhardware: hgx-h200\nsearch-space: three.yaml\n"
                                + "workload: { prompt: 10 tokens, output: 10 tokens }",
                        folder,
                        Map.of()));
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message())
                    .contains("The search space (three) holds no deployment of llama-3.1-70b on hgx-h200")
                    .contains("The tensor-parallel degree (3) does not divide the attention heads (64).");
            assertThat(problem.advice()).isEqualTo("Maybe use 1, 2, 4 or 8.");
        });
    }

    @Test
    void anAbsurdlyLargeSpaceIsRefusedBeforeTheSearch(@TempDir Path folder) throws IOException {
        String chunks = IntStream.rangeClosed(1, 64).mapToObj(i -> "" + 128 * i).collect(Collectors.joining(", "));
        Files.writeString(
                folder.resolve("huge.yaml"),
                "search-space: huge\nconcurrency: { grid: every }\npipeline-parallel: [1, 2, 4, 8]\nprefill-chunk: ["
                        + chunks + "]\n");
        assertThat(problems(
                        LEAST.replace("qwen3-8b", "deepseek-r1").replace("hgx-h200", "gb300-nvl72"),
                        Map.of(
                                "search-space",
                                List.of(folder.resolve("huge.yaml").toString()))))
                .singleElement()
                .asString()
                .startsWith("--search-space: The search space (huge) holds ")
                .contains("more than 1000000000");
    }

    @Test
    void oneMachineMayHaveNothingInTheSpace(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("four.yaml"), "search-space: four\nweights: [nvfp4]\n");
        Map<String, List<String>> space =
                Map.of("search-space", List.of(folder.resolve("four.yaml").toString()));
        assertThat(read(LEAST.replace("hgx-h200", "[hgx-h200, hgx-b200]"), space)
                        .scenarios())
                .hasSize(2);
        assertThat(problems(LEAST, space))
                .singleElement()
                .asString()
                .contains("has no unit for the weights (nvfp4)")
                .contains("Maybe use bf16, fp8 or int4 for the weights.");
    }

    @Test
    void anEstimateIsOfOneMachine() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        options.put("model", List.of("qwen3-8b"));
        options.put("hardware", List.of("hgx-h200", "hgx-h100"));
        options.put("workload.prompt", List.of("10 tokens"));
        options.put("workload.output", List.of("1 tokens"));
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> StudyReader.readScenario(options));
        assertThat(refused).hasMessageStartingWith("--hardware: An estimate is of one machine, here are 2.");
        options.put("hardware", List.of("hgx-h100"));
        assertThat(StudyReader.readScenario(options).hardware().id()).isEqualTo("hgx-h100");
    }
}
