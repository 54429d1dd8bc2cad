package io.isowatt.measured.result;

import io.isowatt.catalog.LocatedJson.Value;
import io.isowatt.measured.result.BenchmarkResult.Clients;
import io.isowatt.measured.result.BenchmarkResult.MeasuredTime;
import io.isowatt.workload.Workload;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What GuideLLM saves: a report with one benchmark per load, times in milliseconds, each figure split by the fate of its requests;
 * those of successful requests are read.
 */
final class GuideLlmResult {

    private static final double SECONDS_PER_MILLISECOND = 1e-3;
    private static final String TTFT = "time_to_first_token_ms";
    private static final String TPOT = "inter_token_latency_ms";

    private GuideLlmResult() {}

    /** Whether keys are a report; other tools have "benchmarks" too, but not with such metrics. */
    static boolean isReport(Value.Keys keys) {
        return keys.values().get("benchmarks") instanceof Value.Items items
                && items.values().stream()
                        .anyMatch(item -> item instanceof Value.Keys benchmark
                                && benchmark.values().get("metrics") instanceof Value.Keys metrics
                                && (metrics.values().containsKey(TTFT)
                                        || metrics.values().containsKey(TPOT)
                                        || metrics.values().containsKey("request_latency")));
    }

    static BenchmarkResult read(ResultFields report, ResultFields benchmark) {
        ResultFields metrics = benchmark.section("metrics").orElse(benchmark);
        double promptTokens = successful(metrics, "prompt_token_count").positive("mean");
        double outputTokens = successful(metrics, "output_token_count").positive("mean");
        Optional<ResultFields> totals = metrics.section("request_totals")
                .or(() -> benchmark.section("run_stats", "requests_made"))
                .or(() -> benchmark.section("scheduler_metrics", "requests_made"));
        return new BenchmarkResult(
                benchmark.source(),
                StatedDeployment.seenFromOutside(model(report, benchmark), false),
                clients(benchmark, metrics),
                Workload.fixed(Math.max(1, promptTokens), Math.max(1, outputTokens)),
                time(metrics, TTFT),
                time(metrics, TPOT),
                tokensPerSecond(metrics),
                Optional.empty(),
                totals.map(made -> made.count("successful")).orElse(OptionalInt.empty()),
                totals.map(made -> made.count("errored")).orElse(OptionalInt.empty()));
    }

    private static ResultFields successful(ResultFields metrics, String name) {
        Optional<ResultFields> found = metrics.section(name, "successful");
        if (found.isEmpty()) {
            metrics.missing(name + ".successful");
        }
        return found.orElseGet(metrics::absent);
    }

    private static MeasuredTime time(ResultFields metrics, String name) {
        ResultFields distribution = successful(metrics, name);
        Optional<ResultFields> percentiles = distribution.section("percentiles");
        return new MeasuredTime(
                distribution.positive("mean") * SECONDS_PER_MILLISECOND,
                seconds(Optional.of(distribution), "median"),
                seconds(percentiles, "p90"),
                seconds(percentiles, "p99"));
    }

    private static OptionalDouble seconds(Optional<ResultFields> fields, String key) {
        OptionalDouble value = fields.map(found -> found.optionalPositive(key)).orElse(OptionalDouble.empty());
        return value.isPresent()
                ? OptionalDouble.of(value.getAsDouble() * SECONDS_PER_MILLISECOND)
                : OptionalDouble.empty();
    }

    /** Tokens of requests that the end of the run cut off were served too, so the total counts. */
    private static OptionalDouble tokensPerSecond(ResultFields metrics) {
        return metrics.section("output_tokens_per_second", "total")
                .or(() -> metrics.section("output_tokens_per_second", "successful"))
                .map(rate -> rate.optionalPositive("mean"))
                .orElse(OptionalDouble.empty());
    }

    private static Optional<Clients> clients(ResultFields benchmark, ResultFields metrics) {
        Optional<ResultFields> strategy = benchmark
                .section("config", "strategy")
                .or(() -> benchmark.section("args", "strategy"))
                .or(() -> benchmark.section("scheduler", "strategy"));
        String kind = strategy.flatMap(found -> found.text(found.firstOf("type_", "kind", "type")))
                .orElse("");
        if (kind.equals("synchronous")) {
            return Optional.of(new Clients(1, true));
        }
        OptionalDouble streams = strategy.map(found -> found.clients("streams")).orElse(OptionalDouble.empty());
        if (kind.equals("concurrent") && streams.isPresent()) {
            return Optional.of(new Clients(streams.getAsDouble(), true));
        }
        OptionalDouble open = metrics.section("request_concurrency", "total")
                .or(() -> metrics.section("request_concurrency", "successful"))
                .map(found -> found.optionalPositive("mean"))
                .orElse(OptionalDouble.empty());
        return open.isPresent() ? Optional.of(Clients.open(open.getAsDouble())) : Optional.empty();
    }

    private static Optional<String> model(ResultFields report, ResultFields benchmark) {
        return benchmark
                .section("config", "backend")
                .flatMap(backend -> backend.text("model"))
                .or(() -> report.section("args").flatMap(args -> args.text("model")))
                .or(() -> report.section("args", "backend").flatMap(backend -> backend.text("model")))
                .or(() -> benchmark.section("worker").flatMap(worker -> worker.text("backend_model")));
    }
}
