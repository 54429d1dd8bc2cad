package io.isowatt.report;

import io.isowatt.deployment.Layout;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.power.PowerBoundary;
import io.isowatt.serving.Memory;
import io.isowatt.serving.Performance;
import io.isowatt.serving.Rejected;
import io.isowatt.step.OperatorFamily;
import io.isowatt.unit.Quantity;
import io.isowatt.unit.Unit;

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
        latency(text, estimate);
        step(text, estimator, estimate.performance());
        memory(text, estimator, clients);
        power(text, scenario, estimate);
        if (replicas > 1) {
            fleet(text, estimate, replicas);
        }
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
        return text.append("\n\n");
    }

    private static String number(double value) {
        return Quantity.number(value, DIGITS);
    }

    private void latency(StringBuilder text, Estimate estimate) {
        Performance p = estimate.performance();
        line(text, "Time to first token (TTFT)", seconds(p.ttftSeconds()), "");
        line(text, "  own prefill", seconds(p.ownPrefillSeconds()), "");
        line(text, "  other prompts at the same time", seconds(p.burstWaitSeconds()), "");
        line(text, "  waiting for KV-cache space", seconds(p.queueSeconds()), "");
        double server = p.ttftSeconds() - p.ownPrefillSeconds() - p.burstWaitSeconds() - p.queueSeconds();
        line(text, "  framework (scheduling, streaming)", seconds(server), "");
        if (Double.isNaN(p.tpotSeconds())) {
            line(text, "Time per output token (TPOT)", "-", "one output token only");
        } else {
            line(text, "Time per output token (TPOT)", seconds(p.tpotSeconds()), "");
            line(text, "Interactivity", number(p.interactivityTokensPerSecond()) + " tok/s", "per user, output tokens");
        }
        line(
                text,
                "Output throughput",
                number(estimate.outputTokensPerSecond()) + " tok/s",
                number(estimate.outputTokensPerSecond() / estimate.gpuCount()) + " per GPU");
        line(text, "Total throughput (prompt + output)", number(estimate.totalTokensPerSecond()) + " tok/s", "");
        text.append('\n');
    }

    private void step(StringBuilder text, LayoutEstimator estimator, Performance p) {
        double[] seconds = estimator.decodeBreakdownSeconds(p);
        double prefill = p.decodeStepSeconds() * p.prefillShareFraction() / (1 - p.prefillShareFraction());
        double whole = p.decodeStepSeconds() + prefill;
        line(
                text,
                "Time of one output token",
                seconds(whole),
                number(p.runningCount()) + " sequences decode at once per rank");
        OperatorFamily[] families = OperatorFamily.values();
        for (int f = 0; f < families.length; f++) {
            line(text, "  " + families[f].label(), seconds(seconds[f]), share(seconds[f] / whole));
        }
        line(text, "  prefill of other requests", seconds(prefill), share(prefill / whole));
        text.append('\n');
    }

    private String share(double fraction) {
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

    private void power(StringBuilder text, Scenario scenario, Estimate estimate) {
        text.append("Power of one GPU, and what it gives\n");
        for (PowerBoundary boundary : PowerBoundary.values()) {
            double watts = estimate.wattsPerGpu(boundary);
            double perMegawatt = estimate.outputTokensPerSecond() / (watts * estimate.gpuCount() / 1e6);
            line(
                    text,
                    "  " + boundary.id() + note(boundary, scenario),
                    number(watts) + " W",
                    number(perMegawatt) + " output tok/s per MW");
        }
        line(
                text,
                "Energy, " + estimate.boundary().id(),
                number(estimate.joulesPerOutputToken()) + " J",
                "per output token");
        line(
                text,
                "Cost, " + scenario.price().id(),
                number(estimate.dollarsPerMillionOutputTokens()) + " USD",
                "per million output tokens, at " + number(estimate.dollarsPerGpuSecond() * 3600) + " USD per GPU-hour");
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

    private void line(StringBuilder text, String label, String value, String remark) {
        String line = label
                + " ".repeat(Math.max(LABEL_COLUMNS - label.length(), 1))
                + " ".repeat(Math.max(VALUE_COLUMNS - value.length(), 0))
                + value
                + (remark.isEmpty() ? "" : "  " + remark);
        text.append(line, 0, Math.min(line.length(), columnCount)).append('\n');
    }

    private static String seconds(double seconds) {
        if (seconds >= 1) {
            return number(seconds) + " s";
        }
        return seconds >= 1e-3 || seconds == 0 ? number(seconds * 1e3) + " ms" : number(seconds * 1e6) + " us";
    }

    private static String gibibytes(double bytes) {
        return Quantity.format(bytes, Unit.GIBIBYTE, DIGITS);
    }
}
