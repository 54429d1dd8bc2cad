package io.isowatt.measured.result;

import io.isowatt.measured.result.BenchmarkResult.Clients;
import io.isowatt.measured.result.BenchmarkResult.MeasuredTime;
import io.isowatt.workload.Workload;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What {@code vllm bench serve} saves: one object of totals and times in milliseconds. Its {@code backend} is the client's protocol,
 * not the server, so it tells nothing of the framework.
 */
final class VllmResult {

    private static final double SECONDS_PER_MILLISECOND = 1e-3;

    private VllmResult() {}

    static BenchmarkResult read(ResultFields fields) {
        double completedCount = fields.positive("completed");
        double promptTokens = fields.positive("total_input_tokens") / completedCount;
        double outputTokens = fields.positive("total_output_tokens") / completedCount;
        MeasuredTime ttft = time(fields, "ttft");
        MeasuredTime tpot = time(fields, "tpot");
        return new BenchmarkResult(
                fields.source(),
                StatedDeployment.seenFromOutside(
                        fields.text("model_id"), fields.has("spec_decode_acceptance_length") || accepts(fields)),
                clients(fields, completedCount, ttft, tpot, outputTokens),
                Workload.fixed(Math.max(1, promptTokens), Math.max(1, outputTokens)),
                ttft,
                tpot,
                OptionalDouble.of(fields.positive("output_throughput")),
                Optional.empty(),
                OptionalInt.of((int) completedCount),
                failedCount(fields, (int) completedCount));
    }

    private static MeasuredTime time(ResultFields fields, String name) {
        return new MeasuredTime(
                fields.positive("mean_" + name + "_ms") * SECONDS_PER_MILLISECOND,
                seconds(fields, "median_" + name + "_ms"),
                seconds(fields, "p90_" + name + "_ms"),
                seconds(fields, "p99_" + name + "_ms"));
    }

    private static OptionalDouble seconds(ResultFields fields, String key) {
        OptionalDouble milliseconds = fields.optionalPositive(key);
        return milliseconds.isPresent()
                ? OptionalDouble.of(milliseconds.getAsDouble() * SECONDS_PER_MILLISECOND)
                : OptionalDouble.empty();
    }

    /** A closed loop needs a limit on open requests that the rate of sending does not keep from being reached. */
    private static Optional<Clients> clients(
            ResultFields fields, double completedCount, MeasuredTime ttft, MeasuredTime tpot, double outputTokens) {
        OptionalDouble most = fields.clients("max_concurrency");
        boolean unpaced = fields.text("request_rate")
                .map(rate -> rate.toLowerCase(Locale.ROOT).startsWith("inf"))
                .orElse(true);
        if (most.isPresent() && unpaced) {
            return Optional.of(new Clients(Math.min(most.getAsDouble(), completedCount), true));
        }
        OptionalDouble duration = fields.optionalPositive("duration");
        return duration.isEmpty()
                ? Optional.empty()
                : Optional.of(Clients.paced(
                        completedCount / duration.getAsDouble(), ttft.meanSeconds(), tpot.meanSeconds(), outputTokens));
    }

    /** SGLang's copy of the tool writes the mean accepted length, 1 without drafts. */
    private static boolean accepts(ResultFields fields) {
        return fields.has("accept_length") && fields.positive("accept_length") > 1;
    }

    private static OptionalInt failedCount(ResultFields fields, int completedCount) {
        if (fields.has("failed")) {
            return fields.count("failed");
        }
        OptionalInt sent = fields.count("num_prompts");
        return sent.isPresent() && sent.getAsInt() >= completedCount
                ? OptionalInt.of(sent.getAsInt() - completedCount)
                : OptionalInt.empty();
    }
}
