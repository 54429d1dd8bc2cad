package io.isowatt.measured.result;

import io.isowatt.measured.result.BenchmarkResult.Clients;
import io.isowatt.measured.result.BenchmarkResult.MeasuredPower;
import io.isowatt.measured.result.BenchmarkResult.MeasuredTime;
import io.isowatt.workload.Workload;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What InferenceX's {@code process_result.py} writes per load: the deployment, nominal lengths, times in seconds. Lengths are drawn
 * uniformly from 0.8 to 1.0 of the nominal ones. With {@code dp_attention}, {@code tp} counts the GPUs, each one attention rank.
 */
final class InferenceXResult {

    /** Mean of lengths drawn uniformly from 0.8 to 1.0 of the nominal one. */
    private static final double MEAN_LENGTH_FRACTION = 0.9;

    private InferenceXResult() {}

    static BenchmarkResult read(ResultFields fields) {
        StatedDeployment stated = stated(fields);
        double promptTokens = Math.max(1, fields.positive("isl"));
        double outputTokens = Math.max(1, fields.positive("osl"));
        return new BenchmarkResult(
                fields.source(),
                stated,
                Optional.of(new Clients(fields.clients("conc").orElse(1), true)),
                new Workload(promptTokens, outputTokens, MEAN_LENGTH_FRACTION, 0, false),
                time(fields, "ttft"),
                time(fields, "tpot"),
                outputTokensPerSecond(fields, stated, outputTokens / (promptTokens + outputTokens)),
                power(fields, stated),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static MeasuredTime time(ResultFields fields, String name) {
        return new MeasuredTime(
                fields.positive("mean_" + name),
                fields.optionalPositive("median_" + name),
                fields.optionalPositive("p90_" + name),
                fields.optionalPositive("p99_" + name));
    }

    private static StatedDeployment stated(ResultFields fields) {
        boolean severalServers = fields.isTrue("is_multinode") || fields.has("num_decode_gpu");
        int size = fields.degree("tp").orElse(1);
        boolean dataParallel = fields.isTrue("dp_attention");
        int pipeline = fields.degree("pp").orElse(1);
        int gpus = severalServers
                ? fields.count("num_prefill_gpu").orElse(0)
                        + fields.count("num_decode_gpu").orElse(0)
                : size * pipeline * fields.degree("pcp_size").orElse(1);
        if (!severalServers && !fields.has("tp")) {
            fields.missing("tp");
        }
        return new StatedDeployment(
                fields.text("model"),
                fields.text("hw"),
                fields.text("framework"),
                fields.text("precision"),
                severalServers ? OptionalInt.empty() : OptionalInt.of(dataParallel ? 1 : size),
                severalServers ? OptionalInt.empty() : OptionalInt.of(pipeline),
                severalServers ? OptionalInt.empty() : OptionalInt.of(dataParallel ? size : 1),
                severalServers ? OptionalInt.empty() : fields.degree("ep"),
                gpus > 0 ? OptionalInt.of(gpus) : OptionalInt.empty(),
                notModelled(fields, severalServers));
    }

    private static Optional<String> notModelled(ResultFields fields, boolean severalServers) {
        if (fields.isTrue("disagg") || severalServers) {
            return Optional.of("prefill and decode on GPUs of their own");
        }
        if (isOn(fields, "spec_decoding") || isOn(fields, "mtp")) {
            return Optional.of("speculative decoding");
        }
        return fields.degree("dcp_size").orElse(1) > 1
                        || fields.degree("pcp_size").orElse(1) > 1
                ? Optional.of("context parallelism")
                : Optional.empty();
    }

    private static boolean isOn(ResultFields fields, String key) {
        return fields.text(key)
                .filter(mode -> !mode.matches("(?i)none|off|false|0"))
                .isPresent();
    }

    /** Early files count prompt and output tokens together only; outputs are their share of both. */
    private static OptionalDouble outputTokensPerSecond(
            ResultFields fields, StatedDeployment stated, double outputShareFraction) {
        double all = fields.count("num_decode_gpu").orElse(stated.gpuCount().orElse(0));
        OptionalDouble perGpu = fields.optionalPositive("output_tput_per_gpu");
        if (perGpu.isPresent() && all > 0) {
            return OptionalDouble.of(perGpu.getAsDouble() * all);
        }
        OptionalDouble total = fields.optionalPositive("tput_per_gpu");
        return total.isPresent() && stated.gpuCount().isPresent()
                ? OptionalDouble.of(total.getAsDouble() * stated.gpuCount().getAsInt() * outputShareFraction)
                : OptionalDouble.empty();
    }

    private static Optional<MeasuredPower> power(ResultFields fields, StatedDeployment stated) {
        OptionalDouble watts = fields.optionalPositive("avg_power_w");
        boolean valid = fields.count("power_valid").orElse(1) != 0;
        return watts.isPresent() && valid && stated.gpuCount().isPresent()
                ? Optional.of(
                        new MeasuredPower(watts.getAsDouble(), stated.gpuCount().getAsInt()))
                : Optional.empty();
    }
}
