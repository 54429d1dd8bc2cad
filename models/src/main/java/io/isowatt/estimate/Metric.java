package io.isowatt.estimate;

import io.isowatt.power.PowerBoundary;
import io.isowatt.uncertainty.Elasticity;
import io.isowatt.uncertainty.Spread;
import io.isowatt.uncertainty.Uncertainty;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * A figure by which deployments are compared, with its direction and unit. Figures that count watts do so where the study
 * says, or {@link #at} a boundary of their own. There is one object for each, so that {@code ==} compares them.
 */
public final class Metric {

    /** Stands between the name of a figure and its boundary. */
    public static final String AT = "@";

    public static final Metric OUTPUT_THROUGHPUT_PER_MEGAWATT = watts(
            "output-throughput-per-megawatt",
            "output throughput per MW",
            "output tokens/s per MW",
            "output_tokens_per_second_per_megawatt",
            true,
            (e, at) -> e.outputTokensPerSecond() / (e.watts(at) / 1e6));
    public static final Metric TOTAL_THROUGHPUT_PER_MEGAWATT = watts(
            "total-throughput-per-megawatt",
            "total throughput per MW",
            "prompt + output tokens/s per MW",
            "total_tokens_per_second_per_megawatt",
            true,
            (e, at) -> e.totalTokensPerSecond() / (e.watts(at) / 1e6));
    public static final Metric INTERACTIVITY = plain(
            "interactivity",
            "interactivity",
            "output tokens/s per user",
            "interactivity_tokens_per_second_per_user",
            true,
            e -> e.performance().interactivityTokensPerSecond(),
            Elasticity.TIME.inverse());
    public static final Metric OUTPUT_THROUGHPUT_PER_GPU = plain(
            "output-throughput-per-gpu",
            "output throughput per GPU",
            "output tokens/s per GPU",
            "output_tokens_per_second_per_gpu",
            true,
            e -> e.outputTokensPerSecond() / e.gpuCount(),
            Elasticity.TIME.inverse());
    public static final Metric TOTAL_THROUGHPUT_PER_GPU = plain(
            "total-throughput-per-gpu",
            "total throughput per GPU",
            "prompt + output tokens/s per GPU",
            "total_tokens_per_second_per_gpu",
            true,
            e -> e.totalTokensPerSecond() / e.gpuCount(),
            Elasticity.TIME.inverse());
    public static final Metric COST_PER_MILLION_TOKENS = plain(
            "cost-per-million-tokens",
            "cost per million output tokens",
            "USD per million output tokens",
            "dollars_per_million_output_tokens",
            false,
            Estimate::dollarsPerMillionOutputTokens,
            Elasticity.TIME);
    public static final Metric JOULES_PER_TOKEN = watts(
            "joules-per-token",
            "energy per output token",
            "J per output token",
            "joules_per_output_token",
            false,
            (e, at) -> e.watts(at) / e.outputTokensPerSecond());
    public static final Metric TTFT = plain(
            "ttft",
            "time to first token",
            "seconds to first token",
            "ttft_s",
            false,
            e -> e.performance().ttftSeconds(),
            Elasticity.TTFT);
    public static final Metric GPUS =
            plain("gpus", "GPUs", "GPUs of the deployment", "gpus", false, Estimate::gpuCount, Elasticity.NONE);
    public static final Metric OUTPUT_THROUGHPUT_PER_DOLLAR = plain(
            "output-throughput-per-dollar",
            "output tokens per dollar",
            "output tokens per USD",
            "output_tokens_per_dollar",
            true,
            e -> e.outputTokensPerSecond() / e.dollarsPerSecond(),
            Elasticity.TIME.inverse());
    public static final Metric TOTAL_THROUGHPUT_PER_DOLLAR = plain(
            "total-throughput-per-dollar",
            "total tokens per dollar",
            "prompt + output tokens per USD",
            "total_tokens_per_dollar",
            true,
            e -> e.totalTokensPerSecond() / e.dollarsPerSecond(),
            Elasticity.TIME.inverse());
    public static final Metric COST_PER_MILLION_TOTAL_TOKENS = plain(
            "cost-per-million-total-tokens",
            "cost per million prompt and output tokens",
            "USD per million prompt + output tokens",
            "dollars_per_million_total_tokens",
            false,
            e -> e.dollarsPerSecond() / e.totalTokensPerSecond() * 1e6,
            Elasticity.TIME);
    public static final Metric JOULES_PER_TOTAL_TOKEN = watts(
            "joules-per-total-token",
            "energy per prompt or output token",
            "J per prompt or output token",
            "joules_per_total_token",
            false,
            (e, at) -> e.watts(at) / e.totalTokensPerSecond());
    public static final Metric TPOT = plain(
            "tpot",
            "time per output token",
            "seconds per output token",
            "tpot_seconds",
            false,
            e -> e.performance().tpotSeconds(),
            Elasticity.TIME);
    public static final Metric END_TO_END_LATENCY = new Metric(
            "end-to-end-latency",
            "time of a whole request",
            "seconds from prompt to last token",
            "end_to_end_seconds",
            false,
            false,
            Optional.empty(),
            (e, at) -> e.endToEndSeconds(),
            (uncertainty, e, at) -> {
                double waiting = e.performance().ttftSeconds() / e.endToEndSeconds();
                return new Elasticity(1 - waiting, waiting, 0, 0);
            });

    private static final Metric[] ALL = {
        OUTPUT_THROUGHPUT_PER_MEGAWATT,
        TOTAL_THROUGHPUT_PER_MEGAWATT,
        INTERACTIVITY,
        OUTPUT_THROUGHPUT_PER_GPU,
        TOTAL_THROUGHPUT_PER_GPU,
        COST_PER_MILLION_TOKENS,
        JOULES_PER_TOKEN,
        TTFT,
        GPUS,
        OUTPUT_THROUGHPUT_PER_DOLLAR,
        TOTAL_THROUGHPUT_PER_DOLLAR,
        COST_PER_MILLION_TOTAL_TOKENS,
        JOULES_PER_TOTAL_TOKEN,
        TPOT,
        END_TO_END_LATENCY
    };

    private static final Map<String, Metric> BY_ID = new LinkedHashMap<>();

    static {
        for (Metric metric : ALL) {
            BY_ID.put(metric.id, metric);
            if (metric.countsWatts()) {
                for (PowerBoundary boundary : PowerBoundary.values()) {
                    BY_ID.put(metric.id + AT + boundary.id(), metric.countedAt(boundary));
                }
            }
        }
    }

    private final String id;
    private final String label;
    private final String unitLabel;
    private final String column;
    private final boolean maximized;
    private final boolean countsWatts;
    private final Optional<PowerBoundary> boundary;
    private final ToDoubleBiFunction<Estimate, PowerBoundary> value;
    private final Elasticities elasticities;

    /** How a figure follows the errors behind it. */
    private interface Elasticities {
        Elasticity of(Uncertainty uncertainty, Estimate estimate, PowerBoundary boundary);
    }

    private Metric(
            String id,
            String label,
            String unitLabel,
            String column,
            boolean maximized,
            boolean countsWatts,
            Optional<PowerBoundary> boundary,
            ToDoubleBiFunction<Estimate, PowerBoundary> value,
            Elasticities elasticities) {
        this.id = id;
        this.label = label;
        this.unitLabel = unitLabel;
        this.column = column;
        this.maximized = maximized;
        this.countsWatts = countsWatts;
        this.boundary = boundary;
        this.value = value;
        this.elasticities = elasticities;
    }

    private static Metric plain(
            String id,
            String label,
            String unitLabel,
            String column,
            boolean maximized,
            ToDoubleFunction<Estimate> value,
            Elasticity elasticity) {
        return new Metric(
                id,
                label,
                unitLabel,
                column,
                maximized,
                false,
                Optional.empty(),
                (e, at) -> value.applyAsDouble(e),
                (uncertainty, e, at) -> elasticity);
    }

    private static Metric watts(
            String id,
            String label,
            String unitLabel,
            String column,
            boolean maximized,
            ToDoubleBiFunction<Estimate, PowerBoundary> value) {
        return new Metric(
                id,
                label,
                unitLabel,
                column,
                maximized,
                true,
                Optional.empty(),
                value,
                (uncertainty, e, at) -> maximized ? uncertainty.energy(at).inverse() : uncertainty.energy(at));
    }

    private Metric countedAt(PowerBoundary at) {
        return new Metric(
                id + AT + at.id(),
                label + " (" + at.id() + ")",
                unitLabel + ", " + at.id() + " power",
                column + "_at_" + at.id(),
                maximized,
                true,
                Optional.of(at),
                value,
                elasticities);
    }

    /** The same figure with watts counted at a boundary, whatever the study's is. */
    public Metric at(PowerBoundary counted) {
        Metric metric = BY_ID.get(id + AT + counted.id());
        if (metric == null) {
            throw new IllegalArgumentException("The figure " + id + " counts no watts, or has its boundary.");
        }
        return metric;
    }

    /** The name in study files, such as {@code joules-per-token} or {@code joules-per-token@board}. */
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

    /** The name of a column of tables: {@code output_tokens_per_second_per_megawatt}. */
    public String column() {
        return column;
    }

    public boolean maximized() {
        return maximized;
    }

    /** Whether the figure depends on where watts are counted. */
    public boolean countsWatts() {
        return countsWatts;
    }

    /** Where its watts are counted if not where the study says. */
    public Optional<PowerBoundary> boundary() {
        return boundary;
    }

    /** How the figure of an estimate follows the errors behind it. */
    public Elasticity elasticity(Uncertainty uncertainty, Estimate estimate) {
        return elasticities.of(uncertainty, estimate, boundary.orElse(estimate.boundary()));
    }

    /** How far off the figure of an estimate may be. */
    public Spread spread(Uncertainty uncertainty, Estimate estimate) {
        return uncertainty.spread(elasticity(uncertainty, estimate));
    }

    public double of(Estimate estimate) {
        return value.applyAsDouble(estimate, boundary.orElse(estimate.boundary()));
    }

    /** The figures with watts counted where a study says. */
    public static Metric[] values() {
        return ALL.clone();
    }

    /** Every figure by its name, each at each boundary among them. */
    public static Map<String, Metric> byId() {
        return Collections.unmodifiableMap(BY_ID);
    }

    @Override
    public String toString() {
        return id;
    }
}
