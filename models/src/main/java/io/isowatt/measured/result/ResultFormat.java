package io.isowatt.measured.result;

import io.isowatt.catalog.LocatedJson.Value;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A tool and the format in which it saves results. */
public enum ResultFormat {
    INFERENCEX(
            "InferenceX result JSON",
            "hw, conc, isl, osl, mean_ttft, mean_tpot",
            "Maybe take the agg_*.json that process_result.py wrote."),
    GUIDELLM(
            "GuideLLM JSON",
            "benchmarks, in each metrics with time_to_first_token_ms and inter_token_latency_ms",
            "Maybe benchmark again with a streaming endpoint, and save benchmarks.json."),
    PERF_JSON(
            "AIPerf or GenAI-Perf JSON",
            "time_to_first_token, inter_token_latency, input_sequence_length, output_sequence_length",
            "Maybe benchmark again with --streaming, without which no token is timed."),
    PERF_CSV(
            "AIPerf or GenAI-Perf CSV",
            "a table that begins with Metric,avg and has Time To First Token, Inter Token Latency",
            "Maybe benchmark again with --streaming, without which no token is timed."),
    VLLM(
            "vLLM bench serve --save-result JSON",
            "completed, total_input_tokens, total_output_tokens, mean_ttft_ms, mean_tpot_ms",
            "Maybe benchmark again with vllm bench serve --save-result, and leave ttft and tpot among its"
                    + " --percentile-metrics.");

    private final String displayName;
    private final String expected;
    private final String advice;

    ResultFormat(String displayName, String expected, String advice) {
        this.displayName = displayName;
        this.expected = expected;
        this.advice = advice;
    }

    public String displayName() {
        return displayName;
    }

    /** What to do where a result of this format lacks something. */
    String advice() {
        return advice;
    }

    /** All formats with the keys by which they are known, for messages. */
    static String all() {
        return Arrays.stream(values())
                .map(format -> format.displayName + " (" + format.expected + ")")
                .collect(Collectors.joining("; "));
    }

    /** The format of a JSON value, by its keys. */
    static Optional<ResultFormat> of(Value value) {
        if (!(value instanceof Value.Keys keys)) {
            return Optional.empty();
        }
        if (has(keys, "hw", "conc")) {
            return Optional.of(INFERENCEX);
        }
        if (GuideLlmResult.isReport(keys)) {
            return Optional.of(GUIDELLM);
        }
        if (has(keys, "completed", "total_output_tokens") || has(keys, "mean_ttft_ms") || has(keys, "mean_tpot_ms")) {
            return Optional.of(VLLM);
        }
        return PerfMetric.tags().stream()
                        .anyMatch(tag -> PerfMetric.isMetric(keys.values().get(tag)))
                ? Optional.of(PERF_JSON)
                : Optional.empty();
    }

    private static boolean has(Value.Keys keys, String... names) {
        return Arrays.stream(names).allMatch(keys.values()::containsKey);
    }
}
