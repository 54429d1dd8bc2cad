package io.isowatt.report.validation;

import io.isowatt.measured.ServingRow;
import io.isowatt.report.table.Decimal;
import io.isowatt.validation.Pair;
import io.isowatt.validation.RowResult;
import io.isowatt.validation.Target;

import java.util.List;
import java.util.Optional;

/** Every serving row with what was measured and predicted, where they are few enough to be read one by one. */
final class EachRow {

    private static final int MOST = 40;

    private EachRow() {}

    static Optional<Section> section(List<RowResult> results) {
        TableRows table = new TableRows(
                "row",
                ">clients",
                ">prompt",
                ">output",
                ">TPOT ms",
                ">predicted",
                ">error %",
                ">TTFT ms",
                ">predicted",
                ">error %");
        for (RowResult result : results) {
            if (result.row() instanceof ServingRow row) {
                Optional<Pair> tpot = Target.TPOT.pair(result);
                Optional<Pair> ttft = Target.TTFT.pair(result);
                table.row(
                        row.source().file() + ":" + row.source().row(),
                        clients(row.clientCount()),
                        Decimal.of(row.workload().meanPromptTokens(), 4),
                        Decimal.of(row.workload().meanOutputTokens(), 4),
                        milliseconds(tpot.map(Pair::measured)),
                        milliseconds(tpot.map(Pair::predicted)),
                        tpot.map(pair -> Percent.signed(pair.errorFraction())).orElse(""),
                        milliseconds(ttft.map(Pair::measured)),
                        milliseconds(ttft.map(Pair::predicted)),
                        ttft.map(pair -> Percent.signed(pair.errorFraction())).orElse(""));
            }
        }
        return table.isEmpty() || results.size() > MOST
                ? Optional.empty()
                : Optional.of(new Section("Row by row", table.grid(), ""));
    }

    private static String clients(double count) {
        return count == Math.rint(count) ? Decimal.count((long) count) : Decimal.of(count, 3);
    }

    private static String milliseconds(Optional<Double> seconds) {
        return seconds.map(value -> Decimal.of(1e3 * value, 3)).orElse("");
    }
}
