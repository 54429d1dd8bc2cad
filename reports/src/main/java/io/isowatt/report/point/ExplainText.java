package io.isowatt.report.point;

import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.report.document.ExchangeWords;
import io.isowatt.report.front.DeploymentCells;
import io.isowatt.report.front.DeploymentName;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.stored.StoredMachine;
import io.isowatt.report.stored.StoredResult;
import io.isowatt.report.table.Decimal;
import io.isowatt.serving.Performance;
import io.isowatt.step.OperatorFamily;
import io.isowatt.study.Breakdown;
import io.isowatt.study.PoolLoad;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Uncertainty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A point of a stored front as text: what it is, its figures with their bands, where time, memory, watts and dollars go, what binds
 * it, and what stands beside it.
 *
 * @param page lines of one width
 */
public record ExplainText(FigureLines page) {

    /** Waits below this share of the time to first token are rounding. */
    private static final double ROUNDING = 1e-6;

    private static final int CONFIGURATION_COLUMNS = 24;

    public String of(StoredResult result, PointName.Named named) {
        StoredMachine machine = named.machine();
        FrontPoint point = named.point();
        Estimate estimate = point.estimate();
        Uncertainty uncertainty = point.uncertainty();
        Breakdown inside = machine.breakdown(point);
        StringBuilder text = new StringBuilder();
        heading(text, result, machine, point);
        latency(text, point, inside);
        step(text, point, inside);
        page.memory(text, inside.memory());
        text.append('\n');
        page.power(text, machine.pueFraction(), estimate, uncertainty);
        page.cost(text, result.fact("price").orElse(""), estimate, uncertainty);
        costParts(text, estimate);
        text.append('\n');
        String bound = machine.line().isChosen(point) ? inside.bindingText() : inside.boundText();
        page.wrapped(text, "Bound by " + bound + ".");
        text.append('\n');
        text.append(new NeighbourText(page).of(machine.line(), point));
        exchange(text, machine.line(), point);
        page.certainty(text, uncertainty);
        text.append('\n');
        page.wrapped(text, String.join(", ", result.scene().footer()) + ".");
        text.append('\n');
        command(text, result, machine, point);
        return text.toString();
    }

    private void heading(StringBuilder text, StoredResult result, StoredMachine machine, FrontPoint point) {
        FrontLine line = machine.line();
        DeploymentName deployment = point.deployment();
        page.wrapped(text, result.title());
        String notes = NeighbourText.notes(line, point);
        page.wrapped(
                text,
                line.name() + (notes.isEmpty() ? "" : ": " + notes) + ", rank " + point.rank() + place(line, point));
        int clients = deployment.clientCount();
        page.wrapped(
                text,
                deployment.launched() + " for " + Decimal.count(clients) + (clients == 1 ? " client" : " clients")
                        + " on " + deployment.gpuCount() + (deployment.gpuCount() == 1 ? " GPU" : " GPUs")
                        + (point.mergedCount() > 0 ? ", standing for " + point.mergedCount() + " more points" : ""));
        text.append('\n');
        configuration(text, deployment);
    }

    private static String place(FrontLine line, FrontPoint point) {
        int place = line.points().indexOf(point);
        return place < 0 ? ", off the staircase" : ", point " + (place + 1) + " of " + line.size();
    }

    /** Every cell, in two columns. */
    private void configuration(StringBuilder text, DeploymentName deployment) {
        List<String> lines = new ArrayList<>();
        for (String name : DeploymentCells.NAMES) {
            if (!deployment.cell(name).isEmpty() && !name.equals("layout")) {
                String label = name.replace('_', ' ');
                lines.add(label
                        + " ".repeat(Math.max(CONFIGURATION_COLUMNS - label.length(), 1))
                        + deployment.cell(name));
            }
        }
        int half = (lines.size() + 1) / 2;
        int width =
                lines.subList(0, half).stream().mapToInt(String::length).max().orElse(0) + 4;
        int second = lines.stream().mapToInt(String::length).max().orElse(0);
        boolean two = 2 + width + second <= page.columnCount();
        text.append("Configuration\n");
        for (int i = 0; i < (two ? half : lines.size()); i++) {
            String left = lines.get(i);
            boolean beside = two && half + i < lines.size();
            text.append("  ").append(left);
            if (beside) {
                text.append(" ".repeat(width - left.length())).append(lines.get(half + i));
            }
            text.append('\n');
        }
        text.append('\n');
    }

    private void latency(StringBuilder text, FrontPoint point, Breakdown inside) {
        Estimate estimate = point.estimate();
        Uncertainty uncertainty = point.uncertainty();
        Performance p = estimate.performance();
        page.line(
                text,
                "Time to first token (TTFT)",
                FigureLines.seconds(p.ttftSeconds()),
                page.secondsBand(Band.of(p.ttftSeconds(), uncertainty.ttft())));
        ttftParts(inside, p)
                .forEach((label, seconds) -> page.line(
                        text, label, FigureLines.seconds(seconds > ROUNDING * p.ttftSeconds() ? seconds : 0), ""));
        if (Double.isNaN(p.tpotSeconds())) {
            page.line(text, "Time per output token (TPOT)", "-", "one output token only");
        } else {
            page.line(
                    text,
                    "Time per output token (TPOT)",
                    FigureLines.seconds(p.tpotSeconds()),
                    page.secondsBand(Band.of(p.tpotSeconds(), uncertainty.time())));
            page.line(
                    text,
                    "  of it prefill of other requests",
                    Decimal.of(100 * p.prefillShareFraction(), 3) + " %",
                    "");
            page.figure(
                    text,
                    "Interactivity, output tokens of one user",
                    Metric.INTERACTIVITY,
                    " tok/s",
                    estimate,
                    uncertainty);
        }
        page.line(text, "Output throughput", FigureLines.number(estimate.outputTokensPerSecond()) + " tok/s", "");
        page.figure(text, "  per GPU", Metric.OUTPUT_THROUGHPUT_PER_GPU, " tok/s", estimate, uncertainty);
        page.line(
                text,
                "Total throughput (prompt + output)",
                FigureLines.number(estimate.totalTokensPerSecond()) + " tok/s",
                "");
        text.append('\n');
    }

    /** What the time to first token is made of. */
    private static Map<String, Double> ttftParts(Breakdown inside, Performance p) {
        Map<String, Double> parts = new LinkedHashMap<>();
        if (inside.pools().isPresent()) {
            PoolLoad pools = inside.pools().get();
            parts.put("  waiting for a prefill worker", pools.waitSeconds());
            parts.put("  own prefill", pools.prefillSeconds());
            parts.put("  transfer of the KV cache", pools.transferSeconds());
        } else {
            parts.put("  own prefill", p.ownPrefillSeconds());
            parts.put("  other prompts at the same time", p.burstWaitSeconds());
            parts.put("  waiting to run", p.queueSeconds());
        }
        double known = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        parts.put("  framework, decode side", p.ttftSeconds() - known);
        return parts;
    }

    private void step(StringBuilder text, FrontPoint point, Breakdown inside) {
        Performance p = point.estimate().performance();
        page.line(
                text,
                "Time of a decode step",
                FigureLines.seconds(p.decodeStepSeconds()),
                FigureLines.number(p.runningCount()) + " sequences");
        for (Map.Entry<OperatorFamily, Double> part : inside.stepSeconds()) {
            double share = inside.shareFraction(part.getKey());
            page.line(
                    text,
                    "  " + part.getKey().label(),
                    FigureLines.seconds(share * p.decodeStepSeconds()),
                    page.share(share));
        }
        inside.pools().ifPresent(pools -> pools(text, pools));
        text.append('\n');
    }

    private void pools(StringBuilder text, PoolLoad pools) {
        page.line(
                text,
                "Prefill pool",
                pools.prefillGpuCount() + " GPUs",
                "busy " + Decimal.of(100 * pools.prefillBusyFraction(), 3) + " %, links "
                        + Decimal.of(100 * pools.linkBusyFraction(), 2) + " %");
        page.line(text, "Decode pool", pools.decodeGpuCount() + " GPUs", "");
    }

    /** How the cost of a token is made. */
    private void costParts(StringBuilder text, Estimate estimate) {
        page.line(
                text,
                "  price of all " + estimate.gpuCount() + " GPUs",
                FigureLines.number(3600 * estimate.dollarsPerSecond()) + " USD/h",
                "");
        page.line(
                text,
                "  output tokens of an hour",
                FigureLines.brief(3600 * estimate.outputTokensPerSecond()),
                "cost = price / tokens");
    }

    private void exchange(StringBuilder text, FrontLine line, FrontPoint point) {
        if (line.points().contains(point)) {
            ExchangeWords.of(line, point).forEach(sentence -> page.wrapped(text, sentence));
        }
    }

    /** The command breaks only between options, so that it can be copied. */
    private void command(StringBuilder text, StoredResult result, StoredMachine machine, FrontPoint point) {
        boolean pools = machine.breakdown(point).pools().isPresent();
        text.append(pools ? "Nearly the same, with whole clients:\n" : "The same by itself:\n");
        StringBuilder line = new StringBuilder("  isowatt estimate");
        for (String option : EstimateLine.of(result, machine, point)) {
            if (line.length() + 1 + option.length() + 2 > page.columnCount()) {
                text.append(line).append(" \\\n");
                line = new StringBuilder("     ");
            }
            line.append(' ').append(option);
        }
        text.append(line).append('\n');
    }
}
