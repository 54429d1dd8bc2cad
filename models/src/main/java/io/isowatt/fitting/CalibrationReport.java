package io.isowatt.fitting;

import io.isowatt.calibration.Calibration;
import io.isowatt.validation.Errors;
import io.isowatt.validation.Target;

import java.util.List;
import java.util.Map;

/**
 * What a fit did.
 *
 * @param yaml the new calibration file
 * @param calibration what that file says
 * @param data what was used and what was not
 * @param errors before and after, by figure
 * @param constants every constant that could have moved
 * @param leaveOuts errors on what the constants were not fitted on
 */
public record CalibrationReport(
        String yaml,
        Calibration calibration,
        List<Data> data,
        List<Change> errors,
        List<Constant> constants,
        List<LeaveOut> leaveOuts) {

    public CalibrationReport {
        data = List.copyOf(data);
        errors = List.copyOf(errors);
        constants = List.copyOf(constants);
        leaveOuts = List.copyOf(leaveOuts);
    }

    /**
     * Rows of one table.
     *
     * @param name of the table
     * @param usedCount rows fitted on
     * @param droppedCounts rows not fitted on by reason
     */
    public record Data(String name, long usedCount, Map<String, Long> droppedCounts) {}

    /**
     * Errors of one figure.
     *
     * @param target which
     * @param before with the calibration begun from
     * @param after with the new one
     */
    public record Change(Target target, Errors before, Errors after) {}

    /**
     * One constant.
     *
     * @param path its key
     * @param before as written
     * @param after as written
     * @param sampleCount measured values that tell of it
     * @param errorFraction standard deviation of its logarithm
     * @param remark what to know about it, may be empty
     */
    public record Constant(
            String path, String before, String after, long sampleCount, double errorFraction, String remark) {}
}
