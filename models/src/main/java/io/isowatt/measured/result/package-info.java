/**
 * Results of benchmark tools, read as they were saved: vLLM, AIPerf, GenAI-Perf, GuideLLM, InferenceX. Times become seconds, and TPOT
 * is always (end-to-end − TTFT)/(output − 1), which the tools name differently. Start with
 * {@link io.isowatt.measured.result.BenchmarkResults}.
 *
 * <table>
 * <caption>Where the formats were read, and which field is TPOT</caption>
 * <tr><td>vLLM {@code bench serve --save-result}</td><td>vllm/benchmarks/serve.py at 009e6d4a (2026), and the copies of
 * its {@code benchmark_serving.py} in SGLang and InferenceX</td><td>{@code mean_tpot_ms}: mean over requests of exactly that
 * quotient; {@code mean_itl_ms} is over streamed pieces, each of one or more tokens</td></tr>
 * <tr><td>AIPerf JSON and CSV</td><td>ai-dynamo/aiperf 0.2 to 0.13, export_models.py, metrics_csv_exporter.py</td>
 * <td>{@code inter_token_latency}: the same quotient per request; {@code inter_chunk_latency} is over pieces</td></tr>
 * <tr><td>GenAI-Perf JSON and CSV</td><td>triton-inference-server/perf_analyzer, genai_perf/export_data</td>
 * <td>{@code inter_token_latency}: the same quotient per request</td></tr>
 * <tr><td>GuideLLM {@code benchmarks.json}</td><td>vllm-project/guidellm 0.2 to 0.6, schemas of reports, metrics and request
 * statistics</td><td>{@code inter_token_latency_ms}: (last − first token)/(output − 1) per request, the mean weighted with
 * output − 1, which is the same for equal lengths; {@code time_per_output_token_ms} counts the first token in (since
 * 0.4 with its wait) and is not TPOT</td></tr>
 * <tr><td>InferenceX {@code agg_*.json}</td><td>SemiAnalysisAI/InferenceX, utils/process_result.py and
 * aggregate_power.py</td><td>{@code mean_tpot}, vLLM's, in seconds</td></tr>
 * </table>
 */
@NullMarked
package io.isowatt.measured.result;

import org.jspecify.annotations.NullMarked;
