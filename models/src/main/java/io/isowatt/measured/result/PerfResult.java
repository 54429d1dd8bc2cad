package io.isowatt.measured.result;

import io.isowatt.measured.result.BenchmarkResult.Clients;
import io.isowatt.measured.result.BenchmarkResult.MeasuredPower;
import io.isowatt.measured.result.BenchmarkResult.MeasuredTime;
import io.isowatt.unit.Dimension;
import io.isowatt.unit.Unit;
import io.isowatt.workload.Workload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What AIPerf and GenAI-Perf export: keys by metric, each with its unit, mean and percentiles; the settings of the run under
 * {@code input_config}, which CSV lacks.
 */
final class PerfResult {

    private PerfResult() {}

    static BenchmarkResult read(ResultFields fields) {
        double promptTokens = metric(fields, PerfMetric.PROMPT_TOKENS).positive("avg");
        double outputTokens = metric(fields, PerfMetric.OUTPUT_TOKENS).positive("avg");
        MeasuredTime ttft = time(fields, PerfMetric.TTFT);
        MeasuredTime tpot = time(fields, PerfMetric.TPOT);
        return new BenchmarkResult(
                fields.source(),
                StatedDeployment.seenFromOutside(model(fields), false),
                clients(fields, ttft, tpot, outputTokens),
                Workload.fixed(Math.max(1, promptTokens), Math.max(1, outputTokens)),
                ttft,
                tpot,
                rate(fields, PerfMetric.OUTPUT_RATE),
                power(fields),
                count(fields, PerfMetric.COMPLETED),
                count(fields, PerfMetric.FAILED));
    }

    private static ResultFields metric(ResultFields fields, String tag) {
        Optional<ResultFields> metric = fields.section(tag);
        if (metric.isEmpty()) {
            fields.missing(tag);
        }
        return metric.orElseGet(fields::absent);
    }

    private static MeasuredTime time(ResultFields fields, String tag) {
        ResultFields metric = metric(fields, tag);
        Optional<Unit> unit =
                metric.text("unit").flatMap(Unit::of).filter(found -> found.dimension() == Dimension.TIME);
        if (unit.isEmpty()) {
            metric.wrong("unit", "a unit of time, such as ms");
        }
        double scale = unit.map(Unit::siUnits).orElse(1.0);
        return new MeasuredTime(
                metric.positive("avg") * scale,
                scaled(metric.optionalPositive("p50"), scale),
                scaled(metric.optionalPositive("p90"), scale),
                scaled(metric.optionalPositive("p99"), scale));
    }

    private static OptionalDouble scaled(OptionalDouble value, double scale) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * scale) : value;
    }

    /** A rate per second; the tools write tokens/sec, requests/sec or per sec. */
    private static OptionalDouble rate(ResultFields fields, String tag) {
        Optional<ResultFields> metric = fields.section(tag);
        if (metric.isPresent() && !metric.get().text("unit").orElse("").matches(".*\\b(per |/)?(s|sec|second)")) {
            metric.get().wrong("unit", "a rate per second");
        }
        return metric.map(found -> found.optionalPositive("avg")).orElse(OptionalDouble.empty());
    }

    private static OptionalInt count(ResultFields fields, String tag) {
        return fields.section(tag).map(metric -> metric.count("avg")).orElse(OptionalInt.empty());
    }

    /** GenAI-Perf names the model in two places, AIPerf in two others, by version. */
    private static Optional<String> model(ResultFields fields) {
        Optional<ResultFields> config = fields.section("input_config");
        return fields.section("input_config", "endpoint")
                .flatMap(found -> found.firstText("model_names"))
                .or(() -> config.flatMap(found -> found.firstText("model_names")))
                .or(() -> config.flatMap(found -> found.firstText("models")))
                .or(() -> config.flatMap(found -> found.firstText("model")));
    }

    private static Optional<Clients> clients(
            ResultFields fields, MeasuredTime ttft, MeasuredTime tpot, double outputTokens) {
        List<ResultFields> loads = loads(fields);
        boolean paced = loads.stream().anyMatch(load -> load.has("request_rate") || load.has("rate"));
        OptionalDouble clients = loads.stream()
                .map(load -> load.clients("concurrency"))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
        if (clients.isPresent() && !paced) {
            return Optional.of(new Clients(clients.getAsDouble(), true));
        }
        OptionalDouble requests = rate(fields, PerfMetric.REQUEST_RATE);
        return paced && requests.isPresent()
                ? Optional.of(
                        Clients.paced(requests.getAsDouble(), ttft.meanSeconds(), tpot.meanSeconds(), outputTokens))
                : Optional.empty();
    }

    /** Where the settings of the load may stand: GenAI-Perf's two places, AIPerf's two. */
    private static List<ResultFields> loads(ResultFields fields) {
        return Stream.concat(
                        Stream.of(
                                        fields.section("input_config", "perf_analyzer", "stimulus"),
                                        fields.section("input_config", "loadgen"),
                                        fields.section("input_config"))
                                .flatMap(Optional::stream),
                        fields.section("input_config").stream()
                                .flatMap(config -> config.sections("phases").stream())
                                .filter(phase -> phase.text("name").orElse("").equals("profiling")))
                .toList();
    }

    /** AIPerf lists GPUs by endpoint under {@code telemetry_data}, GenAI-Perf by metric under {@code telemetry_stats}. */
    private static Optional<MeasuredPower> power(ResultFields fields) {
        Stream<ResultFields> endpoints = fields.section("telemetry_data", "endpoints").stream()
                .flatMap(found -> found.sections().stream())
                .flatMap(endpoint -> endpoint.section("gpus").stream())
                .flatMap(gpus -> gpus.sections().stream())
                .flatMap(gpu -> gpu.section("metrics", PerfMetric.POWER).stream());
        Stream<ResultFields> metrics = fields.section("telemetry_stats", PerfMetric.POWER).stream()
                .flatMap(found -> found.sections().stream());
        double[] watts = Stream.concat(endpoints, metrics)
                .map(gpu -> gpu.optionalPositive("avg"))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        double sum = 0;
        for (double one : watts) {
            sum += one;
        }
        return watts.length > 0 ? Optional.of(new MeasuredPower(sum / watts.length, watts.length)) : Optional.empty();
    }
}
