package io.isowatt.report.point;

import io.isowatt.deployment.Layout;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.estimate.ScenarioUncertainty;
import io.isowatt.report.front.ServerWords;
import io.isowatt.serving.Performance;
import io.isowatt.serving.Rejected;
import io.isowatt.step.OperatorFamily;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Uncertainty;
import io.isowatt.unit.Quantity;

/**
 * One deployment as text: what its clients see, and where time, memory, watts and dollars go.
 *
 * @param page lines of one width
 */
public record EstimateText(FigureLines page) {

    /** The figures of a deployment, each of whose replicas serves so many clients. */
    public String feasible(Scenario scenario, LayoutEstimator estimator, int clients, int replicas) {
        Estimate estimate = estimator.estimate(clients);
        StringBuilder text = heading(scenario, estimator.layout(), clients);
        Uncertainty uncertainty = new ScenarioUncertainty(scenario).of(estimator.layout(), clients, estimate);
        latency(text, scenario, estimate, uncertainty);
        step(text, scenario, estimator, estimate.performance());
        memory(text, estimator, clients);
        page.power(text, scenario.effectivePueFraction(), estimate, uncertainty);
        page.cost(text, scenario.price().id(), estimate, uncertainty);
        if (replicas > 1) {
            fleet(text, estimate, replicas);
        }
        page.certainty(text, uncertainty);
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
                    .append(FigureLines.number(100 * scenario.workload().prefixHitFraction()))
                    .append(" % of the prompt cached");
        }
        if (scenario.workload().inWaves()) {
            text.append(", in waves");
        }
        text.append('\n');
        ServerWords.of(scenario.settings()).forEach(words -> text.append(words).append('\n'));
        return text.append('\n');
    }

    private void latency(StringBuilder text, Scenario scenario, Estimate estimate, Uncertainty uncertainty) {
        Performance p = estimate.performance();
        Band ttft = Band.of(p.ttftSeconds(), uncertainty.ttft());
        page.line(text, "Time to first token (TTFT)", FigureLines.seconds(p.ttftSeconds()), page.secondsBand(ttft));
        page.line(text, "  own prefill", FigureLines.seconds(p.ownPrefillSeconds()), "");
        page.line(text, "  other prompts at the same time", FigureLines.seconds(p.burstWaitSeconds()), "");
        boolean limited = scenario.settings().runningLimitCount().isPresent();
        page.line(
                text,
                limited ? "  waiting to run" : "  waiting for KV-cache space",
                FigureLines.seconds(p.queueSeconds()),
                "");
        double server = p.ttftSeconds() - p.ownPrefillSeconds() - p.burstWaitSeconds() - p.queueSeconds();
        page.line(text, "  framework (scheduling, streaming)", FigureLines.seconds(server), "");
        if (Double.isNaN(p.tpotSeconds())) {
            page.line(text, "Time per output token (TPOT)", "-", "one output token only");
        } else {
            Band tpot = Band.of(p.tpotSeconds(), uncertainty.time());
            page.line(
                    text, "Time per output token (TPOT)", FigureLines.seconds(p.tpotSeconds()), page.secondsBand(tpot));
            page.figure(
                    text,
                    "Interactivity, output tokens of one user",
                    Metric.INTERACTIVITY,
                    " tok/s",
                    estimate,
                    uncertainty);
        }
        double replica = estimate.outputTokensPerSecond();
        Band output = Band.of(replica, Metric.OUTPUT_THROUGHPUT_PER_GPU.spread(uncertainty, estimate));
        page.line(
                text,
                "Output throughput",
                FigureLines.number(replica) + " tok/s",
                page.band(output, FigureLines::brief));
        page.figure(text, "  per GPU", Metric.OUTPUT_THROUGHPUT_PER_GPU, " tok/s", estimate, uncertainty);
        page.line(
                text,
                "Total throughput (prompt + output)",
                FigureLines.number(estimate.totalTokensPerSecond()) + " tok/s",
                "");
        text.append('\n');
    }

    private void step(StringBuilder text, Scenario scenario, LayoutEstimator estimator, Performance p) {
        double[] seconds = estimator.decodeBreakdownSeconds(p);
        double tokens = scenario.settings().speculation().tokensPerStep();
        double decode = p.decodeStepSeconds() / tokens;
        double prefill = decode * p.prefillShareFraction() / (1 - p.prefillShareFraction());
        double whole = decode + prefill;
        page.line(
                text,
                "Time of one output token",
                FigureLines.seconds(whole),
                FigureLines.number(p.runningCount()) + " sequences decode at once per rank");
        OperatorFamily[] families = OperatorFamily.values();
        for (int f = 0; f < families.length; f++) {
            page.line(
                    text,
                    "  " + families[f].label(),
                    FigureLines.seconds(seconds[f] / tokens),
                    page.share(seconds[f] / tokens / whole));
        }
        page.line(text, "  prefill of other requests", FigureLines.seconds(prefill), page.share(prefill / whole));
        text.append('\n');
    }

    private void memory(StringBuilder text, LayoutEstimator estimator, int clients) {
        page.memory(text, estimator.serving().memory());
        if (estimator.rejection().isEmpty()) {
            page.line(
                    text,
                    "  clients that it holds",
                    Integer.toString(estimator.clientLimitCount()),
                    clients + " asked for");
        }
        text.append('\n');
    }

    private void fleet(StringBuilder text, Estimate estimate, int replicas) {
        Estimate.Fleet fleet = estimate.fleet(replicas);
        text.append('\n');
        page.line(text, "All " + replicas + " replicas", Quantity.number(fleet.gpuCount(), 9) + " GPUs", "");
        page.line(text, "  output throughput", FigureLines.number(fleet.outputTokensPerSecond()) + " tok/s", "");
        page.line(text, "  power, " + estimate.boundary().id(), FigureLines.number(fleet.watts() / 1e6) + " MW", "");
        page.line(text, "  price", FigureLines.number(fleet.dollarsPerSecond() * 3600) + " USD/h", "");
    }
}
