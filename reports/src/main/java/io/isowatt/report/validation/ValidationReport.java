package io.isowatt.report.validation;

import io.isowatt.calibration.Calibration;
import io.isowatt.report.table.Decimal;
import io.isowatt.validation.Validation;

/**
 * What a validation is shown from.
 *
 * @param validation predictions of measured rows
 * @param source where the rows were read
 * @param calibration the constants
 * @param marginFraction how much predicted TPOT is raised before it is held against a limit
 */
public record ValidationReport(Validation validation, String source, Calibration calibration, double marginFraction) {

    /** One line: what was compared. */
    String title() {
        return "Isowatt against " + Decimal.count(validation.results().size()) + " measured rows";
    }

    /** One line: where from, with which constants. */
    String origin() {
        return "Rows from " + source + "; constants " + calibration.id() + " of " + calibration.date()
                + "; TPOT margin " + Decimal.of(100 * marginFraction, 3) + " %.";
    }

    ValidationTables tables() {
        return new ValidationTables(validation, marginFraction);
    }
}
