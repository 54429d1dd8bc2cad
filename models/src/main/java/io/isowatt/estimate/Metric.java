package io.isowatt.estimate;

import io.isowatt.power.PowerBoundary;
import io.isowatt.uncertainty.Elasticity;
import io.isowatt.uncertainty.Spread;
import io.isowatt.uncertainty.Uncertainty;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A figure by which deployments are compared, with its direction and unit. */
public enum Metric {
    OUTPUT_THROUGHPUT_PER_MEGAWATT(
            "output-throughput-per-megawatt",
            "output throughput per MW",
            "output tokens/s per MW",
            true,
            Estimate::outputTokensPerSecondPerMegawatt),
    TOTAL_THROUGHPUT_PER_MEGAWATT(
            "total-throughput-per-megawatt",
            "total throughput per MW",
            "prompt + output tokens/s per MW",
            true,
            e -> e.totalTokensPerSecond() / (e.watts() / 1e6)),
    INTERACTIVITY(
            "interactivity",
            "interactivity",
            "output tokens/s per user",
            true,
            e -> e.performance().interactivityTokensPerSecond()),
    OUTPUT_THROUGHPUT_PER_GPU(
            "output-throughput-per-gpu",
            "output throughput per GPU",
            "output tokens/s per GPU",
            true,
            e -> e.outputTokensPerSecond() / e.gpuCount()),
    TOTAL_THROUGHPUT_PER_GPU(
            "total-throughput-per-gpu",
            "total throughput per GPU",
            "prompt + output tokens/s per GPU",
            true,
            e -> e.totalTokensPerSecond() / e.gpuCount()),
    COST_PER_MILLION_TOKENS(
            "cost-per-million-tokens",
            "cost per million output tokens",
            "USD per million output tokens",
            false,
            Estimate::dollarsPerMillionOutputTokens),
    JOULES_PER_TOKEN(
            "joules-per-token", "energy per output token", "J per output token", false, Estimate::joulesPerOutputToken),
    TTFT(
            "ttft",
            "time to first token",
            "seconds to first token",
            false,
            e -> e.performance().ttftSeconds()),
    GPUS("gpus", "GPUs per replica", "GPUs per replica", false, Estimate::gpuCount);

    private final String id;
    private final String label;
    private final String unitLabel;
    private final boolean maximized;

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final ToDoubleFunction<Estimate> value;

    Metric(String id, String label, String unitLabel, boolean maximized, ToDoubleFunction<Estimate> value) {
        this.id = id;
        this.label = label;
        this.unitLabel = unitLabel;
        this.maximized = maximized;
        this.value = value;
    }

    /** The name in study files. */
    public String id() {
        return id;
    }

    /** The name in sentences. */
    public String label() {
        return label;
    }

    /** What an axis says it counts. */
    public String unitLabel() {
        return unitLabel;
    }

    public boolean maximized() {
        return maximized;
    }

    /** Whether the figure depends on where watts are counted. */
    public boolean countsWatts() {
        return this == OUTPUT_THROUGHPUT_PER_MEGAWATT
                || this == TOTAL_THROUGHPUT_PER_MEGAWATT
                || this == JOULES_PER_TOKEN;
    }

    /** How the figure follows the errors behind it, with watts counted at a boundary. */
    public Elasticity elasticity(Uncertainty uncertainty, PowerBoundary boundary) {
        return switch (this) {
            case OUTPUT_THROUGHPUT_PER_MEGAWATT, TOTAL_THROUGHPUT_PER_MEGAWATT ->
                uncertainty.energy(boundary).inverse();
            case JOULES_PER_TOKEN -> uncertainty.energy(boundary);
            case INTERACTIVITY, OUTPUT_THROUGHPUT_PER_GPU, TOTAL_THROUGHPUT_PER_GPU -> Elasticity.TIME.inverse();
            case COST_PER_MILLION_TOKENS -> Elasticity.TIME;
            case TTFT -> Elasticity.TTFT;
            case GPUS -> Elasticity.NONE;
        };
    }

    /** How far off the figure may be, with watts counted at a boundary. */
    public Spread spread(Uncertainty uncertainty, PowerBoundary boundary) {
        return uncertainty.spread(elasticity(uncertainty, boundary));
    }

    public double of(Estimate estimate) {
        return value.applyAsDouble(estimate);
    }

    public static Map<String, Metric> byId() {
        return Arrays.stream(values()).collect(Collectors.toMap(Metric::id, Function.identity()));
    }
}
