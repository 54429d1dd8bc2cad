package io.isowatt.hardware;

import io.isowatt.catalog.Fact;
import io.isowatt.unit.Quantity;
import io.isowatt.unit.Unit;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The machine of the catalog that stands in for figures which a user's file leaves out; each is noted as assumed. */
final class Analogue {

    /** The machine whose wall power is known best. */
    static final String USUAL = "hgx-h200";

    /** A machine without measured serving watts, as a user's own is. */
    static final String UNMEASURED = "mi300x";

    private static final int DIGITS = 4;

    private final String id;
    private final List<Fact> facts;
    private @Nullable Hardware machine;

    Analogue(String id, List<Fact> facts) {
        this.id = id;
        this.facts = facts;
    }

    /** The given value or else that of the analogue, which is noted under its name and printed in the unit. */
    double fill(String name, OptionalDouble given, ToDoubleFunction<Hardware> figure, Unit unit) {
        if (given.isPresent()) {
            return given.getAsDouble();
        }
        double value = figure.applyAsDouble(machine());
        note(name, Quantity.format(value, unit, DIGITS), value);
        return value;
    }

    /** The same for a plain number. */
    double fill(String name, OptionalDouble given, ToDoubleFunction<Hardware> figure) {
        if (given.isPresent()) {
            return given.getAsDouble();
        }
        double value = figure.applyAsDouble(machine());
        note(name, Quantity.number(value, DIGITS), value);
        return value;
    }

    private void note(String name, String text, double value) {
        facts.add(new Fact(name, text, value, Fact.Kind.ASSUMED, "default of Isowatt, by analogy with " + id));
    }

    private Hardware machine() {
        if (machine == null) {
            machine = HardwareCatalog.load(id);
        }
        return machine;
    }
}
