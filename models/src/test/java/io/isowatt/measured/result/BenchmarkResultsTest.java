package io.isowatt.measured.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.measured.result.BenchmarkResult.Clients;
import io.isowatt.measured.result.BenchmarkResult.MeasuredPower;
import io.isowatt.measured.result.BenchmarkResult.MeasuredTime;
import io.isowatt.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Each tool's file gives the same figures in seconds, whatever the tool calls them. */
class BenchmarkResultsTest {

    @TempDir
    private Path folder;

    @Test
    void vllmGivesMeansOfItsTotalsAndTpotNotInterTokenLatency() throws IOException {
        BenchmarkResult result = only(ResultTexts.VLLM);
        assertThat(result.source().format()).isEqualTo(ResultFormat.VLLM);
        assertThat(result.stated().model()).contains("meta-llama/Llama-3.1-70B-Instruct");
        assertThat(result.stated().framework())
                .as("the backend is the client's")
                .isEmpty();
        assertThat(result.clients()).contains(new Clients(16, true));
        assertThat(result.workload()).isEqualTo(Workload.fixed(1000, 200));
        same(result.ttft(), 0.5, 0.4, Double.NaN, 0.9);
        same(result.tpot(), 0.02, 0.019, 0.025, Double.NaN);
        assertThat(result.outputTokensPerSecond()).hasValue(320);
        assertThat(result.completedCount()).hasValue(160);
        assertThat(result.failedCount()).hasValue(40);
    }

    @Test
    void vllmAtARateHasTheClientsOfLittlesLaw() throws IOException {
        String paced = ResultTexts.VLLM.replace("\"inf\"", "1.6");
        Clients clients = only(paced).clients().orElseThrow();
        assertThat(clients.closedLoop()).isFalse();
        // 160 requests in 100 s, each open for 0.5 s + 199 · 0.02 s
        assertThat(clients.meanCount()).isCloseTo(1.6 * 4.48, within(1e-12));
        assertThat(only(ResultTexts.VLLM.replace("\"max_concurrency\": 16", "\"max_concurrency\": null"))
                        .clients())
                .as("no limit on open requests: all were sent at once")
                .contains(clients);
    }

    @Test
    void sglangWritesAnInfiniteRateAsANumberAndNoModel() throws IOException {
        String sglang = ResultTexts.VLLM.replace("\"inf\"", "Infinity").replaceFirst("\"model_id\": \"[^\"]*\",", "");
        assertThat(only(sglang).clients()).contains(new Clients(16, true));
        assertThat(only(sglang).stated().model()).isEmpty();
    }

    @Test
    void vllmAppendsOneResultAfterTheOther() throws IOException {
        String second = ResultTexts.VLLM.replace("\"max_concurrency\": 16", "\"max_concurrency\": 32");
        List<BenchmarkResult> results = ResultTexts.read(folder, ResultTexts.VLLM + second);
        assertThat(results)
                .extracting(r -> r.clients().orElseThrow().meanCount())
                .containsExactly(16.0, 32.0);
        assertThat(results).extracting(r -> r.source().number()).containsExactly(1, 2);
        assertThat(results.get(1).source().line()).isEqualTo(10);
    }

    @Test
    void figuresByRequestArePassedOver() throws IOException {
        String detailed = ResultTexts.VLLM.replaceFirst("\\{", "{\"itls\": [[0.1, NaN], []], \"errors\": [\"\"], ");
        assertThat(only(detailed)).isEqualTo(only(ResultTexts.VLLM));
    }

    @Test
    void inferencexStatesTheDeploymentAndTimesInSeconds() throws IOException {
        BenchmarkResult result = only(ResultTexts.INFERENCEX);
        assertThat(result.source().format()).isEqualTo(ResultFormat.INFERENCEX);
        assertThat(result.stated())
                .isEqualTo(new StatedDeployment(
                        Optional.of("deepseek-ai/DeepSeek-R1-0528"),
                        Optional.of("b200-trt"),
                        Optional.of("trt"),
                        Optional.of("fp4"),
                        OptionalInt.of(1),
                        OptionalInt.of(1),
                        OptionalInt.of(8),
                        OptionalInt.of(8),
                        OptionalInt.of(8),
                        Optional.empty()));
        assertThat(result.workload()).isEqualTo(new Workload(8192, 1024, 0.9, 0, false));
        same(result.ttft(), 1.5, 1, Double.NaN, 3);
        same(result.tpot(), 0.02, 0.02, Double.NaN, Double.NaN);
        assertThat(result.outputTokensPerSecond()).hasValue(800);
        assertThat(result.power()).contains(new MeasuredPower(600, 8));
    }

    @Test
    void inferencexWithoutAttentionRanksHasTensorParallelism() throws IOException {
        BenchmarkResult result = only(ResultTexts.INFERENCEX.replace("\"true\"", "\"false\""));
        assertThat(result.stated().tensorDegree()).hasValue(8);
        assertThat(result.stated().dataDegree()).hasValue(1);
    }

    @Test
    void earlyInferencexCountsOutputsAsTheirShareOfAllTokens() throws IOException {
        BenchmarkResult result = only(ResultTexts.INFERENCEX.replace("\"output_tput_per_gpu\": 100.0,", ""));
        assertThat(result.outputTokensPerSecond().orElseThrow()).isCloseTo(900.0 * 8 * 1024 / 9216, within(1e-9));
    }

    @Test
    void inferencexPowerThatWasNotValidIsLeftOut() throws IOException {
        assertThat(only(ResultTexts.INFERENCEX.replace("\"power_valid\": 1", "\"power_valid\": 0"))
                        .power())
                .isEmpty();
    }

    @Test
    void aggregatedInferencexIsAList() throws IOException {
        String list = "[" + ResultTexts.INFERENCEX + "," + ResultTexts.INFERENCEX.replace("64", "128") + "]";
        assertThat(ResultTexts.read(folder, list))
                .extracting(r -> r.clients().orElseThrow().meanCount())
                .containsExactly(64.0, 128.0);
    }

    @Test
    void aiperfAndGenAiPerfTellTheSame() throws IOException {
        for (String text : List.of(ResultTexts.AIPERF, ResultTexts.GENAI_PERF)) {
            BenchmarkResult result = only(text);
            assertThat(result.source().format()).isEqualTo(ResultFormat.PERF_JSON);
            assertThat(result.stated().model()).contains("Qwen/Qwen3-32B");
            assertThat(result.clients()).contains(new Clients(8, true));
            perfFigures(result);
            assertThat(result.power()).contains(new MeasuredPower(450, 2));
        }
        assertThat(only(ResultTexts.AIPERF).failedCount()).hasValue(3);
    }

    @Test
    void unitsOfTheFileCount() throws IOException {
        String seconds = ResultTexts.AIPERF
                .replace("\"unit\": \"ms\", \"avg\": 250.0", "\"unit\": \"s\", \"avg\": 0.25")
                .replace("\"unit\": \"ms\", \"avg\": 10.0", "\"unit\": \"us\", \"avg\": 10000.0");
        assertThat(only(seconds).ttft().meanSeconds()).isCloseTo(0.25, within(1e-12));
        assertThat(only(seconds).tpot().meanSeconds()).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void laterAiperfKeepsTheLoadInPhases() throws IOException {
        String later = ResultTexts.AIPERF.replace(
                "\"loadgen\": {\"concurrency\": 8, \"request_count\": 100}",
                "\"phases\": [{\"name\": \"warmup\", \"concurrency\": 1}, {\"name\": \"profiling\", \"concurrency\": 8}]");
        assertThat(only(later).clients()).contains(new Clients(8, true));
    }

    @Test
    void aiperfAtARateHasTheClientsOfLittlesLaw() throws IOException {
        Clients clients = only(ResultTexts.AIPERF.replace("\"concurrency\": 8", "\"request_rate\": 2.0"))
                .clients()
                .orElseThrow();
        assertThat(clients.closedLoop()).isFalse();
        assertThat(clients.meanCount()).isCloseTo(2 * (0.25 + 299 * 0.01), within(1e-12));
    }

    @Test
    void tablesTellWhatJsonTellsButNotTheClients() throws IOException {
        BenchmarkResult result = only(ResultTexts.AIPERF_CSV);
        assertThat(result.source().format()).isEqualTo(ResultFormat.PERF_CSV);
        assertThat(result.clients()).isEmpty();
        assertThat(result.stated().model()).isEmpty();
        perfFigures(result);
        assertThat(result.power()).contains(new MeasuredPower(450, 2));
    }

    @Test
    void tablesMayHaveCommasBetweenThousandsAndAByteOrderMark() throws IOException {
        BenchmarkResult result = only("\uFEFF" + ResultTexts.GENAI_PERF_CSV.replace("\n", "\r\n"));
        same(result.ttft(), 1.25, 1.2, 1.7, 1.9);
        assertThat(result.workload()).isEqualTo(Workload.fixed(1000, 300));
    }

    @Test
    void guideLlmGivesOneResultPerLoadAndInterTokenLatencyAsTpot() throws IOException {
        List<BenchmarkResult> results = ResultTexts.read(
                folder,
                ResultTexts.guideLlm(
                        "{\"type_\": \"synchronous\"}",
                        "{\"type_\": \"concurrent\", \"streams\": 32}",
                        "{\"type_\": \"constant\", \"rate\": 5.0}"));
        assertThat(results)
                .extracting(r -> r.clients().orElseThrow())
                .containsExactly(new Clients(1, true), new Clients(32, true), new Clients(12.5, false));
        for (BenchmarkResult result : results) {
            assertThat(result.source().format()).isEqualTo(ResultFormat.GUIDELLM);
            assertThat(result.stated().model()).contains("Qwen/Qwen3-32B");
            perfFigures(result, 90);
            assertThat(result.failedCount()).hasValue(2);
        }
    }

    @Test
    void earlyGuideLlmKeepsThemElsewhere() throws IOException {
        BenchmarkResult result = only(ResultTexts.earlyGuideLlm());
        assertThat(result.clients()).contains(new Clients(4, true));
        assertThat(result.stated().model()).contains("Qwen/Qwen3-32B");
        perfFigures(result, 90);
    }

    private BenchmarkResult only(String text) throws IOException {
        List<BenchmarkResult> results = ResultTexts.read(folder, text);
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private static void perfFigures(BenchmarkResult result) {
        perfFigures(result, 100);
    }

    private static void perfFigures(BenchmarkResult result, int completed) {
        assertThat(result.workload()).isEqualTo(Workload.fixed(1000, 300));
        same(result.ttft(), 0.25, 0.2, 0.3, 0.4);
        same(result.tpot(), 0.01, 0.009, 0.011, 0.012);
        assertThat(result.outputTokensPerSecond()).hasValue(600);
        assertThat(result.completedCount()).hasValue(completed);
    }

    /** Compares a time; NaN stands for a percentile that the file lacks. */
    private static void same(MeasuredTime time, double mean, double p50, double p90, double p99) {
        assertThat(time.meanSeconds()).isCloseTo(mean, within(1e-12));
        same(time.p50Seconds(), p50);
        same(time.p90Seconds(), p90);
        same(time.p99Seconds(), p99);
    }

    private static void same(OptionalDouble found, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).isCloseTo(expected, within(1e-12));
        }
    }
}
