package io.isowatt.report.point;

import io.isowatt.deployment.Layout;
import io.isowatt.estimate.DecodeEstimator;
import io.isowatt.estimate.DecodeWorker;
import io.isowatt.estimate.DisaggregatedEstimate;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.PoolsUncertainty;
import io.isowatt.estimate.PrefillWorker;
import io.isowatt.estimate.Scenario;
import io.isowatt.power.PowerBoundary;
import io.isowatt.report.front.ServerWords;
import io.isowatt.serving.KvPort;
import io.isowatt.serving.Rejected;
import io.isowatt.serving.SplitLoop;
import io.isowatt.step.OperatorFamily;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Uncertainty;
import io.isowatt.unit.Quantity;

/**
 * A prefill and a decode pool as text: what their clients see, and where time, watts and dollars go.
 *
 * @param page lines of one width
 * @param prefill of the machine of the prefill pool
 * @param decode of the machine of the decode pool
 */
public record PoolsText(FigureLines page, Scenario prefill, Scenario decode) {

    /** Waits below this share of the time to first token are rounding. */
    private static final double ROUNDING = 1e-6;

    /** The figures of pools that serve so many clients. */
    public String feasible(DisaggregatedEstimate pools, DecodeEstimator estimator, int clients) {
        StringBuilder text = new StringBuilder();
        heading(text, pools, clients);
        Estimate estimate = pools.estimate();
        Uncertainty uncertainty = new PoolsUncertainty(prefill, decode).of(pools);
        latency(text, pools, uncertainty);
        step(text, pools, estimator);
        pools(text, pools, estimator);
        page.power(text, decode.effectivePueFraction(), estimate, uncertainty);
        page.cost(text, decode.price().id(), estimate, uncertainty);
        page.certainty(text, uncertainty);
        return text.toString();
    }

    /** Why a worker of one pool cannot serve. */
    public String rejected(String pool, Layout layout, Rejected rejected) {
        return "Not feasible: a " + pool + " worker (" + layout.label() + "): " + rejected.describe() + ".\n\n"
                + "Maybe use more GPUs, a narrower precision, shorter prompts or outputs, or a machine with more memory.\n";
    }

    private void heading(StringBuilder text, DisaggregatedEstimate pools, int clients) {
        text.append(decode.model().name())
                .append(", ")
                .append(decode.framework().displayName());
        text.append(", KV cache ").append(pools.decode().layout().cacheBytesPerElement() == 1 ? "fp8" : "bf16");
        text.append(", ").append(pools.estimate().gpuCount()).append(" GPUs\n");
        PrefillWorker p = pools.prefill();
        worker(text, "Prefill: ", pools.prefillWorkerCount(), p.layout(), prefill);
        text.append(", chunk ").append(p.layout().prefillChunkTokens()).append('\n');
        worker(text, "Decode:  ", pools.decodeWorkerCount(), pools.decode().layout(), decode);
        text.append('\n').append(clients).append(clients == 1 ? " client, " : " clients, ");
        text.append(Quantity.number(decode.workload().meanPromptTokens(), 9)).append(" prompt and ");
        text.append(Quantity.number(decode.workload().meanOutputTokens(), 9)).append(" output tokens on average\n");
        ServerWords.of(decode.settings()).forEach(words -> text.append(words).append('\n'));
        text.append('\n');
    }

    private static void worker(StringBuilder text, String label, int count, Layout layout, Scenario scenario) {
        text.append(label).append(count).append(count == 1 ? " worker of " : " workers of ");
        text.append(layout.gpuCount()).append(layout.gpuCount() == 1 ? " GPU, " : " GPUs, ");
        text.append(layout.label()).append(", on ").append(scenario.hardware().displayName());
    }

    private void latency(StringBuilder text, DisaggregatedEstimate pools, Uncertainty uncertainty) {
        SplitLoop loop = pools.loop();
        Estimate estimate = pools.estimate();
        double ttft = loop.ttftSeconds();
        page.line(
                text,
                "Time to first token (TTFT)",
                FigureLines.seconds(ttft),
                page.secondsBand(Band.of(ttft, uncertainty.ttft())));
        boolean overloaded = pools.queueSeconds() > ROUNDING * ttft;
        double wait = loop.waitSeconds() - pools.queueSeconds();
        page.line(text, "  waiting for a prefill worker", duration(wait, ttft), "");
        if (overloaded) {
            page.line(
                    text,
                    "  waiting for the pools to keep up",
                    FigureLines.seconds(pools.queueSeconds()),
                    "more clients than they serve at once");
        }
        page.line(text, "  own prefill", FigureLines.seconds(loop.prefillSeconds()), "");
        double bytes = KvPort.promptBytes(
                decode.model(),
                pools.decode().layout().cacheBytesPerElement(),
                decode.workload().meanPromptTokens());
        page.line(
                text,
                "  transfer of the KV cache",
                FigureLines.seconds(loop.transferSeconds()),
                FigureLines.number(bytes / 1e6) + " MB a prompt");
        page.line(text, "  decode side, framework", FigureLines.seconds(loop.firstTokenSeconds()), "");
        double tpot = estimate.performance().tpotSeconds();
        if (Double.isNaN(tpot)) {
            page.line(text, "Time per output token (TPOT)", "-", "one output token only");
        } else {
            page.line(
                    text,
                    "Time per output token (TPOT)",
                    FigureLines.seconds(tpot),
                    page.secondsBand(Band.of(tpot, uncertainty.time())));
            page.figure(
                    text,
                    "Interactivity, output tokens of one user",
                    Metric.INTERACTIVITY,
                    " tok/s",
                    estimate,
                    uncertainty);
        }
        double output = estimate.outputTokensPerSecond();
        page.line(text, "Output throughput", FigureLines.number(output) + " tok/s", "");
        page.figure(text, "  per GPU", Metric.OUTPUT_THROUGHPUT_PER_GPU, " tok/s", estimate, uncertainty);
        page.line(
                text,
                "Total throughput (prompt + output)",
                FigureLines.number(estimate.totalTokensPerSecond()) + " tok/s",
                "");
        text.append('\n');
    }

    private static String duration(double seconds, double ttftSeconds) {
        return FigureLines.seconds(seconds > ROUNDING * ttftSeconds ? seconds : 0);
    }

    private void step(StringBuilder text, DisaggregatedEstimate pools, DecodeEstimator estimator) {
        DecodeWorker worker = pools.decode();
        double tokens = decode.settings().speculation().tokensPerStep();
        double whole = worker.service().stepSeconds();
        double[] seconds = estimator.breakdownSeconds(worker);
        double free = 0;
        for (double part : seconds) {
            free += part;
        }
        page.line(
                text,
                "Time of one output token",
                FigureLines.seconds(whole / tokens),
                FigureLines.number(worker.service().rankRunningCount()) + " sequences decode at once per rank");
        OperatorFamily[] families = OperatorFamily.values();
        for (int f = 0; f < families.length; f++) {
            double share = seconds[f] / free;
            page.line(text, "  " + families[f].label(), FigureLines.seconds(share * whole / tokens), page.share(share));
        }
        text.append('\n');
    }

    private void pools(StringBuilder text, DisaggregatedEstimate pools, DecodeEstimator estimator) {
        SplitLoop loop = pools.loop();
        PowerBoundary boundary = pools.estimate().boundary();
        int prefillGpus = pools.prefillWorkerCount() * pools.prefill().gpuCount();
        page.line(text, "Prefill pool", prefillGpus + (prefillGpus == 1 ? " GPU" : " GPUs"), "");
        page.line(text, "  busy", percent(loop.prefillBusyFraction()), "");
        page.line(text, "  links busy sending", percent(loop.sendBusyFraction()), "");
        cost(text, boundary, pools.prefillWatts(boundary), pools.prefillDollarsPerSecond());
        int decodeGpus = pools.decodeWorkerCount() * pools.decode().gpuCount();
        page.line(text, "Decode pool", decodeGpus + (decodeGpus == 1 ? " GPU" : " GPUs"), "");
        page.line(
                text,
                "  sequences running in a worker",
                FigureLines.number(pools.decode().service().runningCount()),
                "of " + estimator.sequenceLimitCount() + " that it holds");
        page.line(text, "  links busy receiving", percent(loop.receiveBusyFraction()), "");
        cost(text, boundary, pools.decodeWatts(boundary), pools.decodeDollarsPerSecond());
        text.append('\n');
    }

    private void cost(StringBuilder text, PowerBoundary boundary, double watts, double dollarsPerSecond) {
        page.line(text, "  power, " + boundary.id(), FigureLines.number(watts / 1e3) + " kW", "");
        page.line(text, "  price", FigureLines.number(dollarsPerSecond * 3600) + " USD/h", "");
    }

    private static String percent(double fraction) {
        return FigureLines.number(100 * fraction) + " %";
    }
}
