package io.isowatt.report.document;

import io.isowatt.catalog.Fact;
import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.Hardware;
import io.isowatt.report.compare.ComparisonMarkdown;
import io.isowatt.report.compare.CurveSet;
import io.isowatt.report.compare.FrontComparison;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.Footer;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.table.FrontTable;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyResult;
import io.isowatt.study.flip.Flip;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The report as a document for a review. */
public final class ReviewDocument {

    private final StudyResult result;
    private final Answer answer;
    private final StringBuilder text = new StringBuilder();

    private ReviewDocument(StudyResult result) {
        this.result = result;
        this.answer = new Answer(result);
    }

    /**
     * The document.
     *
     * @param set the fronts of the study
     * @param table of all their points
     * @param comparison of the fronts, if there are several
     * @param flips what would change the answer
     */
    public static String of(
            StudyResult result,
            CurveSet set,
            FrontTable table,
            Optional<FrontComparison> comparison,
            List<Flip> flips) {
        return new ReviewDocument(result).text(set, table, comparison, flips);
    }

    private String text(CurveSet set, FrontTable table, Optional<FrontComparison> comparison, List<Flip> flips) {
        List<FrontLine> lines = set.scene().lines();
        heading("# " + result.request().title());
        paragraph("**Question.** " + answer.question());
        paragraph("**Answer.** " + answer.answer());
        incomplete();
        paragraph("![The Pareto fronts of all machines](frontier.svg)");
        comparison.ifPresent(fronts -> {
            heading("## At equal " + fronts.axes().x().label());
            paragraph(ComparisonMarkdown.section(set, fronts).strip());
            paragraph("![The fronts, and below them their ratios](comparison.svg)");
        });
        counted();
        heading("## The best deployment of each machine");
        result.machines().forEach(machine -> item(answer.best(machine)));
        text.append('\n');
        result.winner().ifPresent(winner -> {
            heading("## Why " + Answer.name(winner) + " wins");
            answer.reasons(winner).forEach(this::item);
            lines.stream()
                    .filter(line -> line.id().equals(winner.id()))
                    .flatMap(line -> ExchangeWords.of(line).stream())
                    .forEach(this::item);
            text.append('\n');
        });
        List<String> changes =
                result.winner().map(winner -> FlipWords.of(winner.id(), flips)).orElse(List.of());
        if (!changes.isEmpty()) {
            heading("## What would change the answer");
            changes.forEach(this::item);
            text.append('\n');
        }
        lines.forEach(line -> front(line, table));
        certificate();
        heading("## How figures are made");
        paragraph(Texts.resource("methods.md").strip());
        provenance();
        heading("## Accuracy");
        paragraph(Texts.resource("accuracy.md").strip());
        heading("## Limits");
        paragraph(Texts.resource("limits.md").strip());
        heading("## This report");
        paragraph(String.join(" · ", set.scene().footer()) + ".");
        return text.toString();
    }

    private void counted() {
        Axes axes = Axes.of(result.request());
        Scenario common = result.request().common();
        heading("## What is counted");
        item("Across: " + axes.title(axes.x()) + ". Up: " + axes.title(axes.y()) + ".");
        item("Tokens: output tokens, unless a column says total (prompt and output).");
        item("Power boundary: " + common.boundary().id() + " ("
                + common.boundary().description() + "); PUE " + Axes.pueText(result.request()) + ".");
        item("Dollars: " + common.price().id() + " GPUs, power and hosting included.");
        item("Limits: " + String.join(", ", Footer.limits(result.request().serviceLevel()))
                + ". The TTFT limit holds for every point shown, the other one for the best deployments.");
        text.append('\n');
    }

    private void front(FrontLine line, FrontTable table) {
        heading("## Front of " + line.name());
        if (line.front().isEmpty()) {
            paragraph("Nothing feasible.");
            return;
        }
        paragraph("The ends, the knee, the best within the limits, and where the layout changes, of "
                + line.front().size()
                + " points that are not dominated (all in `frontier.csv`). Figures are of one replica; replicas side by"
                + " side multiply throughput and power alike.");
        text.append(table.markdown(line.id())).append('\n');
    }

    private void certificate() {
        heading("## Certificate");
        for (MachineResult machine : result.machines()) {
            Certificate certificate = new Certificate(machine);
            item("**" + Answer.name(machine) + "**: " + certificate.counts() + ". " + certificate.claim() + ".");
            certificate
                    .details(true)
                    .forEach(detail -> text.append("  - ").append(detail).append('\n'));
        }
        text.append('\n');
    }

    private void incomplete() {
        for (MachineResult machine : result.machines()) {
            if (!machine.complete()) {
                paragraph("**" + Answer.name(machine) + ".** " + new Certificate(machine).claim() + ".");
            }
        }
    }

    private void provenance() {
        heading("## Where the numbers come from");
        for (MachineResult machine : result.machines()) {
            machine.scenarios().forEach(scenario -> provenance(scenario.hardware()));
        }
        List<Fact> constants = result.request().common().calibration().facts();
        item("**Calibration " + result.request().common().calibration().id() + "**: " + kinds(constants));
        uncertain(constants);
        text.append('\n');
    }

    private void provenance(Hardware hardware) {
        item("**" + hardware.displayName() + "**"
                + (hardware.announced() ? " (announced, no production silicon yet)" : "")
                + ": "
                + kinds(hardware.facts()));
        uncertain(hardware.facts());
    }

    private static String kinds(List<Fact> facts) {
        Map<Fact.Kind, Integer> counts = new EnumMap<>(Fact.Kind.class);
        facts.forEach(fact -> counts.merge(fact.kind(), 1, Integer::sum));
        List<String> parts = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
                .toList();
        return parts.isEmpty() ? "no figures given" : String.join(", ", parts);
    }

    private void uncertain(List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact.kind() == Fact.Kind.ASSUMED || fact.kind() == Fact.Kind.ANNOUNCED) {
                text.append("  - ")
                        .append(fact.kind().name().toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(fact.name())
                        .append(" = ");
                text.append(fact.text()).append(" (").append(fact.source()).append(")\n");
            }
        }
    }

    private void heading(String line) {
        text.append(line).append("\n\n");
    }

    private void paragraph(String content) {
        text.append(content).append("\n\n");
    }

    private void item(String content) {
        text.append("- ").append(content).append('\n');
    }
}
