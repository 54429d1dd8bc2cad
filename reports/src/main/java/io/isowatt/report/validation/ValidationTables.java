package io.isowatt.report.validation;

import io.isowatt.measured.TableKind;
import io.isowatt.report.table.Decimal;
import io.isowatt.validation.Errors;
import io.isowatt.validation.Facet;
import io.isowatt.validation.Group;
import io.isowatt.validation.HeadToHead;
import io.isowatt.validation.RowResult;
import io.isowatt.validation.Target;
import io.isowatt.validation.Validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables of a validation; those without rows are left out. */
final class ValidationTables {

    /** The public predictor that measurements are shipped with. */
    static final String PEER = "aiconfigurator";

    private final Validation validation;
    private final double marginFraction;
    private final List<RowResult> sound;

    ValidationTables(Validation validation, double marginFraction) {
        this.validation = validation;
        this.marginFraction = marginFraction;
        this.sound = validation.soundResults();
    }

    /** Headline, peer, ranks and choices, rows set apart. */
    List<Section> overview() {
        List<Section> sections = new ArrayList<>();
        add(sections, "Tables", files(), "");
        add(
                sections,
                "Errors in percent",
                headline(),
                "MAPE: mean of absolute errors; bias: median of signed errors, below zero where predictions are too low; p90:"
                        + " 90th percentile of absolute errors. TTFT only where the load protocol is published. Output"
                        + " throughput of serving is derived from measured TTFT and TPOT.");
        add(
                sections,
                "Head to head with " + PEER + ", on rows that both answer",
                headToHead(),
                "closer: share of these rows on which Isowatt is nearer to the measurement. only Isowatt: rows that "
                        + PEER + " does not answer.");
        add(
                sections,
                "Order inside a sweep",
                new ChoiceTables(sound).ranks(),
                "Spearman's correlation of predicted and measured throughput per GPU; a sweep: five or more rows of one"
                        + " model, machine, framework, precision and lengths.");
        add(
                sections,
                "Choosing by prediction",
                new ChoiceTables(sound).choices(marginFraction),
                "In each sweep, for TPOT limits of 15, 25 and 40 ms: the highest predicted throughput per GPU among points"
                        + " whose predicted TPOT plus margin keeps the limit. limit met: its measured TPOT keeps it too;"
                        + " within 5 %: or exceeds it by no more. achieved: its measured throughput over the best measured"
                        + " one within the limit.");
        add(sections, "Set apart, not counted above", apart(), "");
        add(
                sections,
                "Separate prefill and decode pools, errors in percent, not counted above",
                new SplitTables(validation).errors(),
                SplitTables.NOTE);
        add(sections, "Not answered", unanswered(), "");
        return sections;
    }

    /** Errors by each of the facets alone. */
    List<Section> marginals() {
        List<Section> sections = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            sections.addAll(by(List.of(facet)));
        }
        return sections;
    }

    /** Errors of all figures by some facets together. */
    List<Section> by(List<Facet> facets) {
        String heading =
                "By " + facets.stream().map(Facet::label).collect(Collectors.joining(" × ")) + ", errors in percent";
        TableRows table = new TableRows(
                facets.stream().map(Facet::label).collect(Collectors.joining(", ")),
                ">rows",
                ">answered",
                ">TPOT",
                ">median",
                ">bias",
                ">p90",
                ">TTFT",
                ">median",
                ">watts",
                ">J/token",
                ">bias",
                ">offline",
                ">median");
        for (Group group : Group.by(facets, sound)) {
            Errors tpot = group.errors(Target.TPOT);
            Errors ttft = group.errors(Target.TTFT);
            Errors joules = group.errors(Target.JOULES_PER_TOKEN);
            Errors offline = group.errors(Target.OFFLINE_THROUGHPUT);
            table.row(
                    String.join(", ", group.names()),
                    Decimal.count(group.results().size()),
                    Percent.of((double) group.answeredCount() / group.results().size()),
                    Percent.of(tpot.meanFraction()),
                    Percent.of(tpot.medianFraction()),
                    Percent.signed(tpot.biasFraction()),
                    Percent.of(tpot.ninetiethFraction()),
                    Percent.of(ttft.meanFraction()),
                    Percent.of(ttft.medianFraction()),
                    Percent.of(group.errors(Target.BOARD_WATTS).meanFraction()),
                    Percent.of(joules.meanFraction()),
                    Percent.signed(joules.biasFraction()),
                    Percent.of(offline.meanFraction()),
                    Percent.of(offline.medianFraction()));
        }
        List<Section> sections = new ArrayList<>();
        add(sections, heading, table, "");
        return sections;
    }

    /** Errors of one figure in every cell of all facets. */
    Section cells(Target target) {
        TableRows table =
                new TableRows("framework", "machine", "model", "load", ">rows", ">MAPE", ">median", ">bias", ">p90");
        for (Group group : Group.by(List.of(Facet.values()), sound)) {
            Errors errors = group.errors(target);
            if (errors.count() > 0) {
                List<String> names = group.names();
                List<String> cells = new ArrayList<>(names);
                cells.addAll(figures(errors));
                table.row(cells.toArray(new String[0]));
            }
        }
        return new Section(target.label(), table.grid(), "");
    }

    private TableRows files() {
        TableRows table = new TableRows("file", ">rows", ">answered", ">beyond memory");
        for (String file : new TreeSet<>(
                validation.results().stream().map(r -> r.row().source().file()).toList())) {
            List<RowResult> rows = validation.results().stream()
                    .filter(r -> r.row().source().file().equals(file))
                    .toList();
            long answered =
                    rows.stream().filter(r -> r.prediction().isPresent()).count();
            long beyond = rows.stream()
                    .filter(r ->
                            r.prediction().isPresent() && r.prediction().get().beyondMemory())
                    .count();
            table.row(
                    file,
                    Decimal.count(rows.size()),
                    Decimal.count(answered) + " (" + Percent.of((double) answered / rows.size()) + " %)",
                    beyond == 0 ? "" : Decimal.count(beyond));
        }
        return table;
    }

    private TableRows headline() {
        TableRows table = new TableRows("", ">rows", ">MAPE", ">median", ">bias", ">p90");
        for (Target target : Target.values()) {
            row(table, target.label(), validation.errors(target));
        }
        return table;
    }

    private TableRows headToHead() {
        TableRows table =
                new TableRows("", "", ">rows", ">MAPE", ">median", ">bias", ">p90", ">closer", ">only Isowatt");
        for (Target target : List.of(Target.TPOT, Target.TTFT)) {
            HeadToHead pair = HeadToHead.of(target, sound);
            if (pair.own().count() == 0) {
                continue;
            }
            List<String> own = new ArrayList<>(List.of(target.label(), "Isowatt"));
            own.addAll(figures(pair.own()));
            own.add(Percent.of((double) pair.closerCount() / pair.own().count()) + " %");
            own.add(Decimal.count(pair.ownElsewhereCount()));
            table.row(own.toArray(new String[0]));
            List<String> peer = new ArrayList<>(List.of("", PEER));
            peer.addAll(figures(pair.peer()));
            peer.addAll(List.of("", ""));
            table.row(peer.toArray(new String[0]));
        }
        return table;
    }

    private TableRows apart() {
        TableRows table = new TableRows("", ">rows", ">MAPE", ">median", ">bias", ">p90");
        List<RowResult> suspects = validation.suspectResults();
        List<RowResult> defects = validation.defectResults();
        List<RowResult> images = validation.imageResults();
        row(table, "speculation suspected, TPOT", Validation.errors(Target.TPOT, suspects));
        row(table, "speculation suspected, TTFT", Validation.errors(Target.TTFT, suspects));
        row(table, "load or server defect, TPOT", Validation.errors(Target.TPOT, defects));
        row(table, "images or video, board watts, step time given", Validation.errors(Target.BOARD_WATTS, images));
        row(table, "images or video, joules per output token", Validation.errors(Target.JOULES_PER_TOKEN, images));
        return table;
    }

    private TableRows unanswered() {
        Map<String, Long> reasons = validation.results().stream()
                .filter(r -> r.prediction().isEmpty())
                .collect(Collectors.groupingBy(
                        r -> r.row().source().file() + "\n" + r.reason(), TreeMap::new, Collectors.counting()));
        TableRows table = new TableRows(">rows", "why", "file");
        reasons.forEach((reason, count) ->
                table.row(Decimal.count(count), reason.split("\n", -1)[1], shortName(reason.split("\n", -1)[0])));
        return table;
    }

    private static String shortName(String file) {
        return TableKind.fileNames().contains(file) ? file.replace(".csv", "") : file;
    }

    private static void row(TableRows table, String name, Errors errors) {
        if (errors.count() > 0) {
            List<String> cells = new ArrayList<>(List.of(name));
            cells.addAll(figures(errors));
            table.row(cells.toArray(new String[0]));
        }
    }

    private static List<String> figures(Errors errors) {
        return List.of(
                Decimal.count(errors.count()),
                Percent.of(errors.meanFraction()),
                Percent.of(errors.medianFraction()),
                Percent.signed(errors.biasFraction()),
                Percent.of(errors.ninetiethFraction()));
    }

    private static void add(List<Section> sections, String heading, TableRows table, String note) {
        if (!table.isEmpty()) {
            sections.add(new Section(heading, table.grid(), note));
        }
    }
}
