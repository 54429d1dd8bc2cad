package io.isowatt.calibration;

import io.isowatt.catalog.Fact;
import io.isowatt.kernel.KernelConstants;
import io.isowatt.power.PowerConstants;
import io.isowatt.serving.ServingConstants;
import io.isowatt.uncertainty.UncertaintyConstants;
import io.isowatt.unit.Quantity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * @param flags every flag by the path of its key
 */
public record Calibration(
        String id,
        String date,
        KernelConstants kernels,
        ServingConstants serving,
        PowerConstants power,
        UncertaintyConstants uncertainty,
        List<Fact> facts,
        Map<String, Boolean> flags) {

    private static final int DIGITS = 4;

    public Calibration {
        facts = List.copyOf(facts);
        flags = Map.copyOf(flags);
    }

    /** Every number in SI units by the path of its key, in file order: {@code kernels.bf16-compute}. */
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (Fact fact : facts) {
            numbers.put(fact.name(), fact.value());
        }
        return numbers;
    }

    /** The same calibration with some numbers replaced; their kinds and sources stay. */
    public Calibration with(Map<String, Double> replaced) {
        Map<String, Double> numbers = numbers();
        numbers.putAll(replaced);
        List<Fact> changed = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            Double value = replaced.get(fact.name());
            changed.add(value == null ? fact : replaced(fact, value));
        }
        if (numbers.size() != facts.size()) {
            throw new IllegalArgumentException("Not all of " + replaced.keySet() + " are numbers of a calibration.");
        }
        Numbers given = new GivenNumbers(numbers, flags, "");
        return new Calibration(
                id,
                date,
                ConstantsBuilder.kernels(given),
                ConstantsBuilder.serving(given),
                ConstantsBuilder.power(given),
                uncertainty,
                changed,
                flags);
    }

    private static Fact replaced(Fact fact, double value) {
        String text = Quantity.formatLike(fact.text(), value, DIGITS);
        return new Fact(fact.name(), text, value, fact.kind(), fact.source());
    }

    /** Whether what a power cap does was measured on a user's own machines. */
    public boolean measuresPowerCap() {
        List<Fact> caps = facts.stream()
                .filter(fact -> fact.name().startsWith(ConstantsBuilder.POWER_CAP + "."))
                .toList();
        return !caps.isEmpty() && caps.stream().allMatch(fact -> fact.kind() == Fact.Kind.MEASURED);
    }

    /** The calibration that ships with the program. */
    public static Calibration shipped() {
        return CalibrationReader.shipped();
    }
}
