package io.isowatt.calibration;

import io.isowatt.catalog.Fact;
import io.isowatt.kernel.KernelConstants;
import io.isowatt.power.PowerConstants;
import io.isowatt.serving.ServingConstants;
import io.isowatt.uncertainty.UncertaintyConstants;

import java.util.List;

/**
 * One set of fitted constants.
 *
 * @param id its name
 * @param date when it was made
 * @param kernels how fast kernels run
 * @param serving how servers behave
 * @param power how many watts boards draw
 * @param uncertainty how far off its estimates may be
 * @param facts every number with kind and source, in file order
 */
public record Calibration(
        String id,
        String date,
        KernelConstants kernels,
        ServingConstants serving,
        PowerConstants power,
        UncertaintyConstants uncertainty,
        List<Fact> facts) {

    public Calibration {
        facts = List.copyOf(facts);
    }

    /** The calibration that ships with the program. */
    public static Calibration shipped() {
        return CalibrationReader.shipped();
    }
}
