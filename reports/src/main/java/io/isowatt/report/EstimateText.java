package io.isowatt.report;

import io.isowatt.deployment.Layout;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.estimate.ScenarioUncertainty;
import io.isowatt.power.PowerBoundary;
import io.isowatt.report.front.ServerWords;
import io.isowatt.serving.Memory;
import io.isowatt.serving.Performance;
import io.isowatt.serving.Rejected;
import io.isowatt.step.OperatorFamily;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Uncertainty;
import io.isowatt.unit.Quantity;
import io.isowatt.unit.Unit;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * One deployment as text: what its clients see, and where time, memory, watts and dollars go.
 *
 * @param columnCount no line is longer
 * @param unicode whether letters beyond ASCII can be shown
 */
public record EstimateText(int columnCount, boolean unicode) {

    private static final int LABEL_COLUMNS = 42;
    private static final int VALUE_COLUMNS = 14;
    private static final int BAR_COLUMNS = 20;
    private static final int DIGITS = 4;

    /** The figures of a deployment, each of whose replicas serves so many clients. */
    public String feasible(Scenario scenario, LayoutEstimator estimator, int clients, int replicas) {
        Estimate estimate = estimator.estimate(clients);
        StringBuilder text = heading(scenario, estimator.layout(), clients);
        Uncertainty uncertainty = new ScenarioUncertainty(scenario).of(estimator.layout(), clients, estimate);
        latency(text, scenario, estimate, uncertainty);
        step(text, scenario, estimator, estimate.performance());
        memory(text, estimator, clients);
        power(text, scenario, estimate, uncertainty);
        if (replicas > 1) {
            fleet(text, estimate, replicas);
        }
        certainty(text, uncertainty);
        return text.toString();
    }

    /** Why a deployment cannot serve so many clients. */
    public String rejected(Scenario scenario, LayoutEstimator estimator, int clients, Rejected rejected) {
        StringBuilder text = heading(scenario, estimator.layout(), clients);
        text.append("Not feasible: ").append(rejected.describe()).append(".\n\n");
        memory(text, estimator, clients);
        text.append(
                switch (rejected.reason()) {
                    case MEMORY -> "Maybe use more GPUs, a narrower precision, or a machine with more memory.\n";
                    case CONCURRENCY -> "Maybe use at most " + estimator.clientLimitCount() + " clients.\n";
                    case CONTEXT -> "Maybe use shorter prompts or outputs, or a model with a longer context.\n";
                    case TTFT -> "";
                    case POWER_CAP -> "Maybe use a higher cap.\n";
                    case CLOCK -> "Maybe use a higher clock.\n";
                });
        return text.toString();
    }

    private StringBuilder heading(Scenario scenario, Layout layout, int clients) {
        StringBuilder text = new StringBuilder();
        text.append(scenario.model().name())
                .append(" on ")
                .append(scenario.hardware().displayName());
        text.append('\n');
        text.append(layout.gpuCount()).append(layout.gpuCount() == 1 ? " GPU, " : " GPUs, ");
        text.append(layout.label()).append(", KV cache ").append(layout.cacheBytesPerElement() == 1 ? "fp8" : "bf16");
        text.append(", prefill chunk ").append(layout.prefillChunkTokens());
        text.append(", ").append(scenario.framework().displayName()).append('\n');
        text.append(clients).append(clients == 1 ? " client, " : " clients, ");
        text.append(Quantity.number(scenario.workload().meanPromptTokens(), 9)).append(" prompt and ");
        text.append(Quantity.number(scenario.workload().meanOutputTokens(), 9)).append(" output tokens on average");
        if (scenario.workload().prefixHitFraction() > 0) {
            text.append(", ")
                    .append(number(100 * scenario.workload().prefixHitFraction()))
                    .append(" % of the prompt cached");
        }
        if (scenario.workload().inWaves()) {
            text.append(", in waves");
        }
        text.append('\n');
        ServerWords.of(scenario.settings()).forEach(words -> text.append(words).append('\n'));
        return text.append('\n');
    }

    static String number(double value) {
        return Quantity.number(value, DIGITS);
    }

    private void latency(StringBuilder text, Scenario scenario, Estimate estimate, Uncertainty uncertainty) {
        Performance p = estimate.performance();
        Band ttft = Band.of(p.ttftSeconds(), uncertainty.ttft());
        line(text, "Time to first token (TTFT)", seconds(p.ttftSeconds()), secondsBand(ttft));
        line(text, "  own prefill", seconds(p.ownPrefillSeconds()), "");
        line(text, "  other prompts at the same time", seconds(p.burstWaitSeconds()), "");
        boolean limited = scenario.settings().runningLimitCount().isPresent();
        line(text, limited ? "  waiting to run" : "  waiting for KV-cache space", seconds(p.queueSeconds()), "");
        double server = p.ttftSeconds() - p.ownPrefillSeconds() - p.burstWaitSeconds() - p.queueSeconds();
        line(text, "  framework (scheduling, streaming)", seconds(server), "");
        if (Double.isNaN(p.tpotSeconds())) {
            line(text, "Time per output token (TPOT)", "-", "one output token only");
        } else {
            Band tpot = Band.of(p.tpotSeconds(), uncertainty.time());
            line(text, "Time per output token (TPOT)", seconds(p.tpotSeconds()), secondsBand(tpot));
            figure(
                    text,
                    "Interactivity, output tokens of one user",
                    Metric.INTERACTIVITY,
                    " tok/s",
                    estimate,
                    uncertainty);
        }
        double replica = estimate.outputTokensPerSecond();
        Band output = Band.of(replica, Metric.OUTPUT_THROUGHPUT_PER_GPU.spread(uncertainty, estimate));
        line(text, "Output throughput", number(replica) + " tok/s", band(output, EstimateText::brief));
        figure(text, "  per GPU", Metric.OUTPUT_THROUGHPUT_PER_GPU, " tok/s", estimate, uncertainty);
        line(text, "Total throughput (prompt + output)", number(estimate.totalTokensPerSecond()) + " tok/s", "");
        text.append('\n');
    }

    /** One of the metrics with its band. */
    void figure(
            StringBuilder text, String label, Metric metric, String unit, Estimate estimate, Uncertainty uncertainty) {
        double value = metric.of(estimate);
        Band band = Band.of(value, metric.spread(uncertainty, estimate));
        line(text, label, number(value) + unit, band(band, EstimateText::brief));
    }

    private String band(Band band, DoubleFunction<String> format) {
        return band.high() > band.low()
                ? "80 % band " + format.apply(band.low()) + (unicode ? "–" : "-") + format.apply(band.high())
                : "";
    }

    /** Both ends in the unit of the upper one. */
    String secondsBand(Band band) {
        double unit = band.high() >= 1 ? 1 : band.high() >= 1e-3 ? 1e-3 : 1e-6;
        String symbol = unit == 1 ? " s" : unit == 1e-3 ? " ms" : " us";
        return band(band, value -> brief(value / unit)) + symbol;
    }

    /** Three digits, large numbers in thousands or millions. */
    private static String brief(double value) {
        if (value >= 1e6) {
            return Quantity.number(value / 1e6, 3) + "M";
        }
        return value >= 1e4 ? Quantity.number(value / 1e3, 3) + "k" : Quantity.number(value, 3);
    }

    private void step(StringBuilder text, Scenario scenario, LayoutEstimator estimator, Performance p) {
        double[] seconds = estimator.decodeBreakdownSeconds(p);
        double tokens = scenario.settings().speculation().tokensPerStep();
        double decode = p.decodeStepSeconds() / tokens;
        double prefill = decode * p.prefillShareFraction() / (1 - p.prefillShareFraction());
        double whole = decode + prefill;
        line(
                text,
                "Time of one output token",
                seconds(whole),
                number(p.runningCount()) + " sequences decode at once per rank");
        OperatorFamily[] families = OperatorFamily.values();
        for (int f = 0; f < families.length; f++) {
            line(text, "  " + families[f].label(), seconds(seconds[f] / tokens), share(seconds[f] / tokens / whole));
        }
        line(text, "  prefill of other requests", seconds(prefill), share(prefill / whole));
        text.append('\n');
    }

    String share(double fraction) {
        String bar = (unicode ? "█" : "#").repeat((int) Math.round(fraction * BAR_COLUMNS));
        String percent = Math.round(100 * fraction) + " %";
        return " ".repeat(Math.max(5 - percent.length(), 0)) + percent + " " + bar;
    }

    private void memory(StringBuilder text, LayoutEstimator estimator, int clients) {
        Memory memory = estimator.serving().memory();
        line(text, "Memory of one GPU, usable", gibibytes(memory.usableBytes()), "");
        line(text, "  weights", gibibytes(memory.weightBytes()), "");
        line(text, "  activations, graphs, collectives", gibibytes(memory.reserveBytes()), "");
        boolean fits = memory.cacheBytes() > 0;
        line(text, "  left for the KV cache", fits ? gibibytes(memory.cacheBytes()) : "none", "");
        line(text, "  KV cache of one token", number(memory.cacheBytesPerToken() / 1e3) + " kB", "");
        if (estimator.rejection().isEmpty()) {
            line(
                    text,
                    "  clients that it holds",
                    Integer.toString(estimator.clientLimitCount()),
                    clients + " asked for");
        }
        text.append('\n');
    }

    void power(StringBuilder text, Scenario scenario, Estimate estimate, Uncertainty uncertainty) {
        text.append("Power of one GPU\n");
        for (PowerBoundary boundary : PowerBoundary.values()) {
            double watts = estimate.wattsPerGpu(boundary);
            Band band = Band.of(watts, uncertainty.spread(uncertainty.watts(boundary)));
            line(
                    text,
                    "  " + boundary.id() + note(boundary, scenario),
                    number(watts) + " W",
                    band(band, EstimateText::brief));
        }
        text.append("Output per MW\n");
        for (PowerBoundary boundary : PowerBoundary.values()) {
            double perMegawatt =
                    estimate.outputTokensPerSecond() / (estimate.wattsPerGpu(boundary) * estimate.gpuCount() / 1e6);
            Band band = Band.of(
                    perMegawatt,
                    Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT.at(boundary).spread(uncertainty, estimate));
            line(text, "  " + boundary.id(), number(perMegawatt) + " tok/s", band(band, EstimateText::brief));
        }
        figure(
                text,
                "Energy of an output token, " + estimate.boundary().id(),
                Metric.JOULES_PER_TOKEN,
                " J",
                estimate,
                uncertainty);
        figure(
                text,
                "Cost of a million output tokens, " + scenario.price().id(),
                Metric.COST_PER_MILLION_TOKENS,
                " USD",
                estimate,
                uncertainty);
        line(text, "  price of a GPU-hour", number(estimate.dollarsPerGpuSecond() * 3600) + " USD", "");
    }

    /** What the bands mean, and why they are as wide as they are. */
    void certainty(StringBuilder text, Uncertainty uncertainty) {
        text.append('\n');
        wrapped(text, "80 % band: the truth lies inside with a probability of 80 %. The price is taken as known.");
        String origin = uncertainty.origin().description();
        wrapped(text, origin.substring(0, 1).toUpperCase(Locale.ROOT) + origin.substring(1) + ".");
    }

    private void wrapped(StringBuilder text, String sentence) {
        int length = 0;
        for (String word : sentence.split(" ")) {
            boolean fits = length + 1 + word.length() <= columnCount;
            text.append(length == 0 ? "" : fits ? " " : "\n").append(word);
            length = (length > 0 && fits ? length + 1 : 0) + word.length();
        }
        text.append('\n');
    }

    private void fleet(StringBuilder text, Estimate estimate, int replicas) {
        Estimate.Fleet fleet = estimate.fleet(replicas);
        text.append('\n');
        line(text, "All " + replicas + " replicas", Quantity.number(fleet.gpuCount(), 9) + " GPUs", "");
        line(text, "  output throughput", number(fleet.outputTokensPerSecond()) + " tok/s", "");
        line(text, "  power, " + estimate.boundary().id(), number(fleet.watts() / 1e6) + " MW", "");
        line(text, "  price", number(fleet.dollarsPerSecond() * 3600) + " USD/h", "");
    }

    private static String note(PowerBoundary boundary, Scenario scenario) {
        return switch (boundary) {
            case BOARD -> " (GPU alone)";
            case SERVER -> " (with server and network)";
            case FACILITY -> " (server x PUE " + number(scenario.effectivePueFraction()) + ")";
            case PROVISIONED -> " (planned, not drawn)";
        };
    }

    void line(StringBuilder text, String label, String value, String remark) {
        String line = label
                + " ".repeat(Math.max(LABEL_COLUMNS - label.length(), 1))
                + " ".repeat(Math.max(VALUE_COLUMNS - value.length(), 0))
                + value
                + (remark.isEmpty() ? "" : "  " + remark);
        text.append(line, 0, Math.min(line.length(), columnCount)).append('\n');
    }

    static String seconds(double seconds) {
        if (seconds >= 1) {
            return number(seconds) + " s";
        }
        return seconds >= 1e-3 || seconds == 0 ? number(seconds * 1e3) + " ms" : number(seconds * 1e6) + " us";
    }

    private static String gibibytes(double bytes) {
        return Quantity.format(bytes, Unit.GIBIBYTE, DIGITS);
    }
}
