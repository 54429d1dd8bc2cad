package io.isowatt.fitting;

import io.isowatt.calibration.Calibration;
import io.isowatt.calibration.FittedNumber;
import io.isowatt.catalog.Fact;
import io.isowatt.measured.MeasuredRow;
import io.isowatt.measured.OfflineRow;
import io.isowatt.measured.PowerRow;
import io.isowatt.measured.ServingRow;
import io.isowatt.measured.SplitRow;
import io.isowatt.measured.UnansweredRow;
import io.isowatt.unit.Quantity;
import io.isowatt.validation.Target;
import io.isowatt.validation.Validation;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The parts of a report.
 *
 * @param data what was given
 * @param before the calibration begun from
 * @param fitted what may have moved
 */
record CalibrationReports(CalibrationData data, Calibration before, Map<String, FittedNumber> fitted) {

    private static final double UNDETERMINED = 0.5;
    private static final String USED = "";

    /** Tables with the rows fitted on, and why others were not. */
    List<CalibrationReport.Data> tables() {
        Map<String, Map<String, Long>> tables = new TreeMap<>();
        for (MeasuredRow row : data.rows()) {
            tables.computeIfAbsent(row.source().file(), unused -> new TreeMap<>())
                    .merge(fate(row), 1L, Long::sum);
        }
        for (KernelTable table : data.kernels().tables()) {
            tables.computeIfAbsent(table.name() + ".parquet, files", unused -> new TreeMap<>())
                    .merge(USED, 1L, Long::sum);
        }
        List<CalibrationReport.Data> lines = new ArrayList<>();
        tables.forEach((name, counts) -> {
            Map<String, Long> dropped = new TreeMap<>(counts);
            Long used = dropped.remove(USED);
            lines.add(new CalibrationReport.Data(name, used == null ? 0 : used, dropped));
        });
        return lines;
    }

    private static String fate(MeasuredRow row) {
        if (row instanceof UnansweredRow unanswered) {
            return unanswered.reason();
        }
        if (row instanceof ServingRow serving) {
            return serving.defect()
                    ? "marked as a defect"
                    : serving.speculationSuspect() ? "tokens may have been drafted" : USED;
        }
        if (row instanceof SplitRow) {
            return "separate pools, which nothing is fitted on";
        }
        if (row instanceof PowerRow power) {
            return PowerErrors.usable(power) ? USED : power.textOnly() ? "no measured step" : "not text";
        }
        return row instanceof OfflineRow offline
                        && offline.outputTokensPerSecondPerGpu().isEmpty()
                ? "no output rate"
                : USED;
    }

    /** Errors of every figure that the rows tell. */
    List<CalibrationReport.Change> changes(Calibration after) {
        Validation old = Validation.of(data.rows(), before);
        Validation fresh = Validation.of(data.rows(), after);
        return Stream.of(Target.values())
                .map(target -> new CalibrationReport.Change(target, old.errors(target), fresh.errors(target)))
                .filter(change -> change.after().count() > 0)
                .toList();
    }

    /** What the file says of its own errors. */
    List<String> header(List<CalibrationReport.Change> changes) {
        return changes.stream()
                .filter(change -> change.target() == Target.TPOT
                        || change.target() == Target.TTFT
                        || change.target() == Target.BOARD_WATTS)
                .map(change -> "Errors on the rows it was fitted on, "
                        + change.target().label() + ": "
                        + percent(change.after().meanFraction()) + " mean, "
                        + percent(change.after().medianFraction()) + " median ("
                        + change.after().count() + " rows).")
                .toList();
    }

    private static String percent(double fraction) {
        return Quantity.number(100 * fraction, 3) + " %";
    }

    /** Every constant that could have moved, in file order. */
    List<CalibrationReport.Constant> constants(Calibration after) {
        Map<String, Fact> now = new HashMap<>();
        after.facts().forEach(fact -> now.put(fact.name(), fact));
        Map<String, FitParameter> parameters = new HashMap<>();
        Stream.concat(FitParameter.ofServing().stream(), FitParameter.ofPower().stream())
                .forEach(p -> parameters.put(p.path(), p));
        List<CalibrationReport.Constant> lines = new ArrayList<>();
        for (Fact fact : before.facts()) {
            FittedNumber number = fitted.get(fact.name());
            if (number != null) {
                lines.add(new CalibrationReport.Constant(
                        fact.name(),
                        fact.text(),
                        now.getOrDefault(fact.name(), fact).text(),
                        number.sampleCount(),
                        number.errorFraction(),
                        remark(number, parameters.get(fact.name()))));
            }
        }
        return lines;
    }

    private static String remark(FittedNumber number, @Nullable FitParameter parameter) {
        if (number.sampleCount() == 0) {
            return "kept, no measurement tells it";
        }
        if (parameter != null && parameter.atBound(number.value())) {
            return "at its bound";
        }
        return number.errorFraction() > UNDETERMINED ? "undetermined" : "";
    }
}
