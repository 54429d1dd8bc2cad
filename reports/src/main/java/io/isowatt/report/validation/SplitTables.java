package io.isowatt.report.validation;

import io.isowatt.deployment.Framework;
import io.isowatt.measured.SplitRow;
import io.isowatt.report.table.Decimal;
import io.isowatt.validation.Errors;
import io.isowatt.validation.HeadToHead;
import io.isowatt.validation.RowResult;
import io.isowatt.validation.Target;
import io.isowatt.validation.Validation;

import java.util.List;
import java.util.function.Predicate;

/**
 * How far off serving with separate pools is, beside the public predictor.
 *
 * @param validation all rows
 */
record SplitTables(Validation validation) {

    static final String NOTE =
            "Few and noisy rows, of which nothing was fitted. load reached: the measured TTFT is no longer than"
                    + " twice what the prompts of all clients would take one after another. Beside them, both predictors on the rows"
                    + " that both answer.";

    TableRows errors() {
        TableRows table = new TableRows(
                "",
                "",
                ">rows",
                ">MAPE",
                ">median",
                ">bias",
                ">p90",
                ">both",
                ">MAPE",
                ">median",
                ">" + ValidationTables.PEER,
                ">median");
        rows(table, "all", validation.splitResults());
        rows(table, "load reached", validation.reachedSplitResults());
        rows(table, "speculation suspected", some(SplitRow::speculationSuspect));
        rows(table, "not suspected", some(row -> !row.speculationSuspect()));
        rows(
                table,
                "not suspected, load reached",
                some(validation.reachedSplitResults(), row -> !row.speculationSuspect()));
        for (Framework framework : Framework.values()) {
            rows(table, framework.displayName(), some(row -> row.framework() == framework));
            rows(
                    table,
                    framework.displayName() + ", not suspected",
                    some(row -> row.framework() == framework && !row.speculationSuspect()));
        }
        return table;
    }

    private List<RowResult> some(Predicate<SplitRow> kind) {
        return some(validation.splitResults(), kind);
    }

    private static List<RowResult> some(List<RowResult> results, Predicate<SplitRow> kind) {
        return results.stream()
                .filter(r -> r.row() instanceof SplitRow row && kind.test(row))
                .toList();
    }

    private static void rows(TableRows table, String name, List<RowResult> results) {
        for (Target target : List.of(Target.TPOT, Target.TTFT)) {
            Errors errors = Validation.errors(target, results);
            if (errors.count() == 0) {
                continue;
            }
            HeadToHead both = HeadToHead.of(target, results);
            table.row(
                    name,
                    target.label(),
                    Decimal.count(errors.count()),
                    Percent.of(errors.meanFraction()),
                    Percent.of(errors.medianFraction()),
                    Percent.signed(errors.biasFraction()),
                    Percent.of(errors.ninetiethFraction()),
                    both.own().count() == 0 ? "" : Decimal.count(both.own().count()),
                    Percent.of(both.own().meanFraction()),
                    Percent.of(both.own().medianFraction()),
                    Percent.of(both.peer().meanFraction()),
                    Percent.of(both.peer().medianFraction()));
        }
    }
}
