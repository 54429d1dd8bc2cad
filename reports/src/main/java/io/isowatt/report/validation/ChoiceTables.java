package io.isowatt.report.validation;

import io.isowatt.measured.ServingRow;
import io.isowatt.report.table.Decimal;
import io.isowatt.validation.RankAgreement;
import io.isowatt.validation.RowResult;
import io.isowatt.validation.Selection;
import io.isowatt.validation.Sweep;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether predictions order and choose like measurements, beside the public predictor.
 *
 * @param sound rows that count
 */
record ChoiceTables(List<RowResult> sound) {

    private static final double[] MARGIN_FRACTIONS = {0, 0.05, 0.10, 0.15};

    private static final String OWN = "Isowatt";
    private static final String SAME_ROWS = "Isowatt, rows of both";
    private static final String PEER = ValidationTables.PEER;

    TableRows ranks() {
        TableRows table = new TableRows("", ">sweeps", ">median", ">mean", ">lowest");
        rankRow(table, OWN, Sweep.ofModel(sound));
        rankRow(table, SAME_ROWS, Sweep.ofModel(withPeer()));
        rankRow(table, PEER, Sweep.ofPeer(sound));
        return table;
    }

    /** Rows that the public predictor answers in full. */
    private List<RowResult> withPeer() {
        return sound.stream()
                .filter(r -> r.row() instanceof ServingRow row
                        && row.peer().ttftSeconds().isPresent()
                        && row.peer().tpotSeconds().isPresent())
                .toList();
    }

    private static void rankRow(TableRows table, String name, List<Sweep> sweeps) {
        RankAgreement ranks = RankAgreement.of(sweeps);
        if (ranks.sweepCount() > 0) {
            table.row(
                    name,
                    Decimal.count(ranks.sweepCount()),
                    Percent.correlation(ranks.medianFraction()),
                    Percent.correlation(ranks.meanFraction()),
                    Percent.correlation(ranks.lowestFraction()));
        }
    }

    TableRows choices(double marginFraction) {
        TableRows table =
                new TableRows("", ">margin", ">choices", ">none found", ">limit met", ">within 5 %", ">achieved");
        SortedSet<Double> margins = new TreeSet<>();
        margins.add(marginFraction);
        for (double margin : MARGIN_FRACTIONS) {
            margins.add(margin);
        }
        choiceRows(table, OWN, Sweep.ofModel(sound), margins);
        choiceRows(table, SAME_ROWS, Sweep.ofModel(withPeer()), margins);
        choiceRows(table, PEER, Sweep.ofPeer(sound), margins);
        return table;
    }

    private static void choiceRows(TableRows table, String name, List<Sweep> sweeps, SortedSet<Double> margins) {
        for (double margin : margins) {
            Selection selection = Selection.of(sweeps, margin);
            if (selection.choiceCount() > 0) {
                table.row(
                        name,
                        Decimal.of(100 * margin, 3) + " %",
                        Decimal.count(selection.choiceCount()),
                        Decimal.count(selection.missedCount()),
                        Percent.of(selection.limitMetFraction()) + " %",
                        Percent.of(selection.nearlyMetFraction()) + " %",
                        Percent.of(selection.achievedFraction()) + " %");
            }
        }
    }
}
