package io.isowatt.calibration;

import io.isowatt.catalog.CatalogResource;
import io.isowatt.catalog.Fact;
import io.isowatt.catalog.Problems;
import io.isowatt.catalog.YamlSection;
import io.isowatt.kernel.KernelConstants;
import io.isowatt.power.PowerConstants;
import io.isowatt.serving.ServingConstants;
import io.isowatt.uncertainty.UncertaintyConstants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads calibration files: the one that ships and a user's own, in the same way. */
public final class CalibrationReader {

    private static final String SHIPPED = "calibration.yaml";

    private CalibrationReader() {}

    /** The text of the calibration that ships with the program. */
    public static String shippedText() {
        return CatalogResource.text(SHIPPED);
    }

    static Calibration shipped() {
        return read(SHIPPED, shippedText());
    }

    /**
     * Reads a calibration. One without an uncertainty section takes the shipped one's.
     *
     * @throws io.isowatt.catalog.InvalidInputException with all problems of the file
     */
    public static Calibration read(String file, String text) {
        Problems problems = new Problems();
        List<Fact> facts = new ArrayList<>();
        Map<String, Boolean> flags = new LinkedHashMap<>();
        YamlSection root = YamlSection.read(file, text, problems);
        String id = root.text("calibration");
        String date = root.text("date");
        Numbers numbers = new FileNumbers(root, "", facts, flags);
        KernelConstants kernels = ConstantsBuilder.kernels(numbers);
        ServingConstants serving = ConstantsBuilder.serving(numbers);
        PowerConstants power = ConstantsBuilder.power(numbers);
        UncertaintyConstants uncertainty = root.optionalSection("uncertainty")
                .map(section -> new UncertaintySection(facts).read(section))
                .orElseGet(() -> shipped().uncertainty());
        root.close();
        problems.throwIfAny();
        return new Calibration(id, date, kernels, serving, power, uncertainty, facts, flags);
    }
}
