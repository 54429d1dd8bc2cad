package io.isowatt.measured.result;

import io.isowatt.catalog.LocatedJson.Value;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** The names by which AIPerf and GenAI-Perf tell their metrics, as keys in JSON and as titles in CSV. */
final class PerfMetric {

    static final String TTFT = "time_to_first_token";
    static final String TPOT = "inter_token_latency";
    static final String PROMPT_TOKENS = "input_sequence_length";
    static final String OUTPUT_TOKENS = "output_sequence_length";
    static final String OUTPUT_RATE = "output_token_throughput";
    static final String REQUEST_RATE = "request_throughput";
    static final String COMPLETED = "request_count";
    static final String FAILED = "error_request_count";
    static final String POWER = "gpu_power_usage";

    private PerfMetric() {}

    /** The metrics by which a file is known. */
    static List<String> tags() {
        return List.of(TTFT, TPOT, OUTPUT_RATE, "request_latency");
    }

    /** Whether a JSON value is a metric: keys with a unit or a mean. */
    static boolean isMetric(@Nullable Value value) {
        return value instanceof Value.Keys keys
                && (keys.values().containsKey("unit") || keys.values().containsKey("avg"));
    }

    /** The key of a title: "Time To First Token" is {@code time_to_first_token}. */
    static String tag(String title) {
        return title.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
