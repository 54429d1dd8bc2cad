package io.isowatt.validation;

import io.isowatt.calibration.Calibration;
import io.isowatt.measured.MeasuredRow;
import io.isowatt.measured.PowerRow;
import io.isowatt.measured.ServingRow;
import io.isowatt.measured.SplitRow;

import java.util.List;
import java.util.function.Predicate;

/**
 * Predictions of measured rows.
 *
 * @param results one per row, in the order given
 */
public record Validation(List<RowResult> results) {

    /** How much longer than predicted a prompt may take. */
    private static final double ERROR_FACTOR = 2;

    public Validation {
        results = List.copyOf(results);
    }

    /** Predicts rows, side by side; the same rows give the same results whatever the number of threads. */
    public static Validation of(List<? extends MeasuredRow> rows, Calibration calibration) {
        RowPredictor predictor = new RowPredictor(calibration);
        return new Validation(rows.parallelStream().map(predictor::predict).toList());
    }

    public long answeredCount() {
        return results.stream().filter(r -> r.prediction().isPresent()).count();
    }

    /**
     * Rows that count in headline figures: no suspect, no defect, text prompts, pools not split, and rows without an answer.
     */
    public List<RowResult> soundResults() {
        return results(row -> !(row instanceof ServingRow r && !r.sound())
                && !(row instanceof PowerRow p && !p.textOnly())
                && !(row instanceof SplitRow));
    }

    /** Rows of serving with separate pools, which are few and noisy. */
    public List<RowResult> splitResults() {
        return results(row -> row instanceof SplitRow);
    }

    /** Those of them that were measured at the load that they name: no client can wait for more prompts than there are. */
    public List<RowResult> reachedSplitResults() {
        return splitResults().stream().filter(Validation::reached).toList();
    }

    private static boolean reached(RowResult result) {
        return result.prediction().isPresent()
                && result.row() instanceof SplitRow row
                && row.measured().ttftSeconds().orElse(0)
                        <= ERROR_FACTOR * result.prediction().get().latestTtftSeconds();
    }

    /** Serving rows in which tokens may have been drafted although no column says so, without defect. */
    public List<RowResult> suspectResults() {
        return results(row -> row instanceof ServingRow r && r.speculationSuspect() && !r.defect());
    }

    /** Serving rows that were evidently not what they say. */
    public List<RowResult> defectResults() {
        return results(row -> row instanceof ServingRow r && r.defect());
    }

    /** Power rows with images or videos, whose prompt lengths are guesses. */
    public List<RowResult> imageResults() {
        return results(row -> row instanceof PowerRow p && !p.textOnly());
    }

    private List<RowResult> results(Predicate<MeasuredRow> kind) {
        return results.stream().filter(r -> kind.test(r.row())).toList();
    }

    /** How far a figure is off on the rows that count. */
    public Errors errors(Target target) {
        return errors(target, soundResults());
    }

    /** How far a figure is off on some rows. */
    public static Errors errors(Target target, List<RowResult> results) {
        return Errors.of(results.stream().flatMap(r -> target.pair(r).stream()).toList());
    }
}
