package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program as its users meet it: exit status, what is said, and where. */
class MainTest {

    private static final String LLAMA = " --model llama-3.1-70b --hardware hgx-h200 --prompt 1024 --output 256 ";

    @TempDir
    private Path folder;

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing on stdout, every line on stderr a sentence, no trace of Java. */
    private static void isRefused(Run run) {
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isNotBlank()
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("bug");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--gpus 8 | TP8 BF16",
                "--gpus 8 | Measured: machine, framework, model and precision.",
                "--gpus 8 --pipeline-parallel 2 | Not measured: pipeline stages.",
                "--gpus 8 --hardware mi300x | Not measured: chip generation (cdna3).",
                "--gpus 8 | 80 % band",
                "--gpus 8 --output 1 | one output token only",
                "--gpus 8 --concurrency 64 --prefix-cache-hit 50% | 50 % of the prompt cached",
                "--tensor-parallel 2 --weights fp8 --activations bf16 | TP2 FP8-A16",
                "--gpus 8 --price owned --pue 1.1 --boundary server --framework sglang --lengths uniform | SGLang",
                "--gpus 8 --hardware vr-nvl72 | announced",
                "--gpus 8 --lengths waves | in waves",
                "--gpus 8 --draft-tokens 3 --acceptance 70% | 3 drafts, 70 % accepted, 4 % of a step each, 2.53 tokens/step",
                "--gpus 8 --framework sglang --receive-interval 30 | new requests received every 30 steps",
                "--gpus 8 --memory-fraction 80% --ttft-offset 5ms | 80 % of GPU memory used",
                "--gpus 8 --concurrency 99 --max-running 16 | at most 16 requests running at once",
                "--gpus 4 --prefill-workers 2 | Prefill: 2 workers of 4 GPUs, TP4 BF16, on NVIDIA HGX H200, chunk 8192",
                "--gpus 8 --prefill-workers 1 --prefill-gpus 4 --decode-workers 2 | transfer of the KV cache",
                "--gpus 8 --prefill-workers 1 --prefill-hardware hgx-b200 --prefill-gpus 2 | on NVIDIA HGX B200",
                "--gpus 8 --prefill-workers 1 --concurrency 3000 | waiting for the pools to keep up",
            })
    void estimateTellsFigures(String options, String said) {
        String hardware = options.contains("--hardware") ? LLAMA.replace("--hardware hgx-h200", "") : LLAMA;
        String line = options.contains("--output") ? hardware.replace("--output 256", "") : hardware;
        Run run = Run.line("estimate" + line + options);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains(said).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | do not fit in GPU memory: 135.5 GiB against a limit of 126.4 GiB",
                "--gpus 8 --concurrency 10000 | more clients than the KV cache holds: 10000 clients against",
                "--gpus 8 --prompt 200000 | longer than the model's context",
                "--gpus 8 --prefill-workers 1 --prefill-gpus 1 | a prefill worker (TP1 BF16): weights, reserve",
            })
    void whatIsNotFeasibleIsStatusOneAndSaysByHowMuch(String options, String said) {
        String line = options.contains("--prompt") ? LLAMA.replace("--prompt 1024", "") : LLAMA;
        Run run = Run.line("estimate" + line + options);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.NOTHING_FEASIBLE);
        assertThat(run.out()).contains("Not feasible: ").contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tensor-parallel 0 | --tensor-parallel: The value (0) is not a whole number from 1 to 4096.",
                "--tensor-parallel -1 | --tensor-parallel: The value (-1) is not a whole number from 1 to 4096.",
                "--tensor-parallel 3 | --tensor-parallel: The tensor-parallel degree (3) does not divide the attention"
                        + " heads (64). Maybe use 1, 2, 4 or 8.",
                "--tensor-parallel two | Invalid value for option '--tensor-parallel': 'two' is not an int",
                "--concurrency 0 | --concurrency: The value (0) is not",
                "--concurrency 99999999999 | Invalid value for option '--concurrency'",
                "--concurrency 1,5 | Invalid value for option '--concurrency'",
                "--prefill-chunk 0 | --prefill-chunk: The value (0) is not",
                "--gpus 8 --tensor-parallel 3 | --gpus: The degrees (tensor 3 × pipeline 1 × data 2) make up 6 GPUs, not 8",
                "--weights nvfp4 | --weights: The chip (H200 SXM) has no unit for the weights (nvfp4).",
                "--weights fp16 | --weights: The value (fp16) is unknown. Maybe use bf16 or fp8.",
                "--kv-cache int8 | --kv-cache: The value (int8) is unknown.",
                "--activations fp8 | --activations: The value (fp8) is unknown.",
                "--prefix-cache-hit 0.5 | --prefix-cache-hit: The value (0.5) has no unit.",
                "--prefix-cache-hit 100% | --prefix-cache-hit: The value (100%) is too large.",
                "--draft-tokens 3 | The option (--acceptance) is missing.",
                "--acceptance 70% | The option (--draft-tokens) is missing.",
                "--draft-tokens 3 --acceptance 0.7 | --acceptance: The value (0.7) has no unit.",
                "--draft-tokens 0 --acceptance 70% | --draft-tokens: The value (0) is not a whole number from 1 to 64.",
                "--receive-interval 10 | --receive-interval: The receive interval is an option of SGLang; vLLM looks",
                "--memory-fraction 99% | --memory-fraction: The value (99%) is too large.",
                "--max-running 0 | --max-running: The value (0) is not a whole number from 1 to",
                "--lengths wave | --lengths: The value (wave) is unknown. Maybe use waves.",
                "--pue 1,25 | --pue: The value (1,25) is not a number from 1 to 5.",
                "--pue 0.9 | --pue: The value (0.9) is not a number",
                "--boundary rack | --boundary: The value (rack) is unknown.",
                "--calibration nope.yaml | --calibration: The calibration file (nope.yaml) cannot be read.",
                "--tenser-parallel 2 | Unknown options: '--tenser-parallel', '2'",
                "--decode-workers 2 | --decode-workers: The option has no meaning without a prefill pool.",
                "--prefill-workers 0 | --prefill-workers: The value (0) is not a whole number from 1 to",
                "--prefill-workers 1 --replicas 2 | --replicas: The number of replicas (2) has no meaning beside pools",
                "--prefill-workers 1 --prefill-weights fp9 | --prefill-weights: The value (fp9) is unknown.",
                "--prefill-workers 1 --prefill-weights nvfp4 | --prefill-weights: The chip (H200 SXM) has no unit",
                "--prefill-workers 1 --prefill-tensor-parallel 3 | --prefill-tensor-parallel: The tensor-parallel degree",
                "--prefill-workers 1 --prefill-gpus 4 --prefill-tensor-parallel 8 | --prefill-gpus: The degrees",
                "--prefill-workers 1 --prefill-hardware hgx-h300 | --prefill-hardware: The machine (hgx-h300) is not",
                "--hardware hgx-b200 | --hardware: An estimate is of one machine, here are 2.",
            })
    void aWrongOptionOfEstimateIsNamed(String options, String said) {
        Run run = Run.line("estimate" + LLAMA + options);
        isRefused(run);
        assertThat(run.err()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prompt 1k --output 9 | --prompt: The value (1k) has an unknown unit (k).",
                "--prompt -5 --output 9 | --prompt: The value (-5 tokens) is too small.",
                "--prompt 1024,5 --output 9 | --prompt: The value (1024,5 tokens) does not begin with a number.",
                "--prompt 1.5 --output 9 | --prompt: The value (1.5 tokens) is not a whole number.",
                "--prompt 10 --output 0 | --output: The value (0 tokens) is too small.",
                "--prompt 1e9tokens --output 9 | --prompt: The value (1e9tokens) is too large.",
                "--prompt '' --output 9 | --prompt: The value is not a single word",
                "--prompt 10 | The option (--output) is missing.",
            })
    void aWrongLengthIsNamed(String options, String said) {
        Run run = Run.line("estimate --model llama-3.1-70b --hardware hgx-h200 " + options);
        isRefused(run);
        assertThat(run.err()).contains(said);
    }

    @Test
    void aWrongModelIsNamed() {
        write("broken.json", "{\"a\":");
        write("foo.json", "{\"architectures\": [\"FooForCausalLM\"]}");
        write("list.json", "[1, 2]");
        for (String[] pair : new String[][] {
            {"lama-3.1-70b", "--model: The model (lama-3.1-70b) is unknown. Maybe use llama-3.1-70b"},
            {"./nope/config.json", "--model: The model file (./nope/config.json) is not there"},
            {folder.toString(), "is not there: no " + folder.resolve("config.json")},
            {folder.resolve("broken.json").toString(), "broken.json:1: The file is not valid JSON"},
            {folder.resolve("foo.json").toString(), "foo.json:1: The architecture (FooForCausalLM) is not supported."},
            {folder.resolve("list.json").toString(), "list.json"},
        }) {
            Run run =
                    Run.of("estimate", "--model", pair[0], "--hardware", "hgx-h200", "--prompt", "9", "--output", "9");
            isRefused(run);
            assertThat(run.err()).contains(pair[1]);
        }
    }

    @Test
    void aMistypedMachineGetsItsNearestNames() {
        Run run = Run.line("estimate --model qwen3-8b --hardware hgx-h20O --prompt 9 --output 9");
        isRefused(run);
        assertThat(run.err()).contains("--hardware: The machine (hgx-h20O) is not in the catalog. Maybe use hgx-h20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"estimate", "optimize"})
    void everyMissingOptionIsNamedAtOnce(String command) {
        Run run = Run.line(command);
        isRefused(run);
        assertThat(run.err().lines()).hasSize(4);
        assertThat(run.err())
                .contains("(--model) is missing")
                .contains("(--hardware) is missing")
                .contains("(--prompt) is missing")
                .contains("(--output) is missing");
    }

    @Test
    void optimizeFindsWithOptionsAlone() {
        Run run = Run.of(
                "optimize",
                "--model",
                "qwen3-8b",
                "--hardware",
                "hgx-h100,hgx-a100",
                "--prompt",
                "1000",
                "--output",
                "200",
                "--ttft",
                "2s",
                "--tpot",
                "20 ms",
                "--safety-margin",
                "25%",
                "--search-space",
                "quick",
                "--out",
                folder.resolve("r").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out())
                .contains("Report: " + folder.resolve("r"))
                .contains("at least 50 tokens/s per user with a margin of 25 %")
                .contains("80 % band")
                .containsPattern("better with P ([=]|>) [0-9]+ %");
    }

    @Test
    void oneMachineThatCannotDoesNotSpoilTheOthers() {
        // 405 B parameters in bf16 fit on no A100 server of the quick space
        Run run = Run.of(
                "optimize",
                "--model",
                "llama-3.1-405b",
                "--hardware",
                "l40s,hgx-b300",
                "--prompt",
                "1000",
                "--output",
                "200",
                "--search-space",
                "quick",
                "--out",
                folder.resolve("r").toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.FOUND);
    }

    @Test
    void nothingWithinTheTtftLimitIsStatusOne() {
        Run run = Run.of(
                "optimize",
                "--model",
                "qwen3-8b",
                "--hardware",
                "hgx-h100",
                "--prompt",
                "1000",
                "--output",
                "200",
                "--ttft",
                "1ms",
                "--search-space",
                "quick",
                "--out",
                folder.resolve("r").toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.NOTHING_FEASIBLE);
        assertThat(run.out())
                .containsPattern("[0-9] rejected: time to first token over the limit")
                .contains("Maybe ");
    }

    @Test
    void nothingThatFitsInMemoryIsStatusOne() {
        Run run = Run.of(
                "optimize",
                "--model",
                "kimi-k2",
                "--hardware",
                "l40s",
                "--prompt",
                "1000",
                "--output",
                "200",
                "--search-space",
                write("s.yaml", "search-space: s\npipeline-parallel: [1]\n").toString(),
                "--out",
                folder.resolve("r").toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.NOTHING_FEASIBLE);
        assertThat(run.out())
                .containsPattern("[0-9] rejected: weights, .* do not fit in GPU memory")
                .contains("Maybe ");
    }

    @Test
    void anEmptySpaceIsBadInputWithTheRule() {
        Run run = Run.of(
                "optimize",
                "--model",
                "llama-3.1-70b",
                "--hardware",
                "hgx-h200",
                "--prompt",
                "1000",
                "--output",
                "200",
                "--search-space",
                write("three.yaml", "search-space: three\ntensor-parallel: [3]\n")
                        .toString(),
                "--out",
                folder.resolve("r").toString());
        isRefused(run);
        assertThat(run.err())
                .contains("--search-space: The search space (three) holds no deployment of llama-3.1-70b on hgx-h200")
                .contains("The tensor-parallel degree (3) does not divide the attention heads (64).")
                .contains("Maybe use 1, 2, 4 or 8.");
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void aStudyFileThatIsNoneIsRefused() throws IOException {
        Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0x80, 1, 2, (byte) 0xFF});
        for (String[] pair : new String[][] {
            {folder.toString(), "The study is not a file."},
            {folder.resolve("nope.yaml").toString(), "The study file does not exist."},
            {folder.resolve("binary.yaml").toString(), "The study file is not UTF-8 text."},
            {write("empty.yaml", "").toString(), "empty.yaml:1: The file holds no keys."},
            {write("tab.yaml", "model: x\n\thardware: y\n").toString(), "tab.yaml:2: The file is not valid YAML"},
            {write("open.yaml", "model: [x\nhardware: y\n").toString(), "open.yaml:2: The file is not valid YAML"},
            {write("nul.yaml", "model: \0\n").toString(), "The file is not valid YAML"},
        }) {
            Run run = Run.of("optimize", pair[0]);
            isRefused(run);
            assertThat(run.err()).contains(pair[1]);
        }
    }

    @Test
    void allProblemsOfAStudyComeAtOnce() {
        Path study = write("s.yaml", "modle: x\nhardware: h100\nworkload: { prompt: 1k }\nslo: { ttft: 2 }\n");
        Run run = Run.of(
                "optimize",
                study.toString(),
                "--pue",
                "9",
                "--out",
                folder.resolve("r").toString());
        isRefused(run);
        assertThat(run.err().lines()).hasSize(7);
        assertThat(run.err()).contains(study + ":1: ").contains(study + ":4: ").contains("--pue: ");
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void theReportFolderIsCheckedBeforeTheSearch() {
        Path file = write("taken", "not a report");
        Run run = Run.of(
                "optimize",
                "--model",
                "deepseek-r1",
                "--hardware",
                "gb300-nvl72",
                "--prompt",
                "1000",
                "--output",
                "200",
                "--search-space",
                "full",
                "--out",
                file.toString());
        isRefused(run);
        assertThat(run.err()).contains(file.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optimize --threads 0 | --threads: The number of threads (0) is not from 1 to 1024.",
                "optimize --thread 2 | Possible solutions: --threads",
                "optimize --ttft | Missing required parameter for option '--ttft'",
                "optimise | Did you mean: isowatt optimize",
                "--modell x | Unknown options",
                "optimize a.yaml b.yaml | Unmatched argument at index 2: 'b.yaml'",
                "catalog foo | The kind (foo) is unknown. Maybe use one of hardware, models, spaces.",
                "catalog models nosuch | The model (nosuch) is unknown.",
                "catalog models lama-3.1-8b | Maybe use llama-3.1-8b",
                "catalog hardware hgx-h2OO | Maybe use hgx-h",
                "catalog spaces nosuch | The search space (nosuch) is unknown.",
            })
    void aWrongCommandIsRefusedWithAdvice(String line, String said) {
        Run run = Run.line(line);
        isRefused(run);
        assertThat(run.err()).contains(said);
    }

    @Test
    void withoutACommandTheUsageGoesToStderr() {
        Run run = Run.of();
        assertThat(run.status()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("Usage: isowatt")
                .contains("optimize")
                .contains("estimate")
                .contains("catalog");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "optimize --help",
                "estimate --help",
                "calibrate --help",
                "catalog --help",
                "compare --help"
            })
    void helpFitsEightyColumnsAndShowsExamples(String line) {
        Run run = Run.line(line);
        assertThat(run.status()).isEqualTo(ExitCode.FOUND);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Examples:").contains("Usage: isowatt");
        assertThat(run.out().lines()).allMatch(text -> text.length() <= 80, "fits 80 columns");
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(run.out())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "optimize --version", "estimate -V", "catalog -V"})
    void versionIsTold(String line) {
        assertThat(Run.line(line)).isEqualTo(new Run(ExitCode.FOUND, "isowatt " + Version.text() + "\n", ""));
    }

    @Test
    void catalogListsEverything() {
        Run run = Run.line("catalog");
        assertThat(run.status()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains("hgx-h200", "gb300-nvl72", "mi355x", "deepseek-r1", "gpt-oss-120b", "standard");
        assertThat(run.out()).contains("Announced, not yet measured: vr-nvl72");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catalog hardware hgx-h200 | 4.8 TB/s | datasheet",
                "catalog models deepseek-r1 | routed experts | Published in fp8",
                "catalog spaces standard | search-space: standard | concurrency:",
            })
    void catalogShowsOneWithItsSources(String line, String some, String more) {
        Run run = Run.line(line);
        assertThat(run.status()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains(some).contains(more);
    }

    @Test
    void aCatalogSpaceIsATemplateForOnesOwn() {
        Path mine = write("mine.yaml", Run.line("catalog spaces quick").out());
        Run run = Run.of(
                "optimize",
                "--model",
                "qwen3-8b",
                "--hardware",
                "hgx-h100",
                "--prompt",
                "1000",
                "--output",
                "200",
                "--search-space",
                mine.toString(),
                "--out",
                folder.resolve("r").toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.FOUND);
    }

    @Test
    void anAsciiStreamSpellsWhatItCannotShow() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(new AsciiStream(bytes), false, StandardCharsets.UTF_8);
        stream.print("2 × 3 … “é” ≤ 5 µs 日 ½ 😀 end");
        stream.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("2 x 3 ... \"e\" <= 5 us ? ? ? end");
    }

    @Test
    void theLocaleDecidesAboutLettersAndThePipeAboutColour() {
        assertThat(Terminal.of(Map.of("LANG", "C")).unicode()).isFalse();
        assertThat(Terminal.of(Map.of("LANG", "C", "LC_ALL", "de_DE.utf8")).unicode())
                .isTrue();
        assertThat(Terminal.of(Map.of("LC_ALL", "C", "LANG", "en_US.UTF-8")).unicode())
                .isFalse();
        assertThat(Terminal.of(Map.of("COLUMNS", "40"))).isEqualTo(Terminal.of(Map.of()));
        assertThat(Terminal.of(Map.of("ISOWATT_STDOUT", "terminal", "COLUMNS", "90"))
                        .columnCount())
                .isEqualTo(90);
        assertThat(Terminal.of(Map.of("ISOWATT_STDOUT", "terminal", "NO_COLOR", "1"))
                        .colour())
                .isFalse();
    }

    static Stream<Path> studies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "search-spaces", "studies"))) {
            return List.copyOf(files.filter(file -> file.toString().endsWith(".yaml"))
                            .sorted()
                            .toList())
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void everyExampleStudyFindsAChoice(Path study) {
        Run run = Run.of(
                "optimize", study.toString(), "--out", folder.resolve("r").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains("Report: ");
    }
}
