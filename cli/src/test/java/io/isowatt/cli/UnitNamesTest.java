package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.isowatt.estimate.Estimate;
import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Every number of the models ends its name in its unit: record components and other figures that objects give. */
class UnitNamesTest {

    /** Ends in a unit, or says what per what. */
    private static final Pattern UNIT = Pattern.compile("(^|.*[a-z0-9])("
            + "seconds|bytes|elements|watts|joules|tokens|flop|rows|dollars|megawatts" // what is measured
            + "|fraction|count|degree|size|width|exponent" // without dimension
            + "|per[a-z]+|per[a-z]+(second|token|element|megawatt))"); // quotients

    /** Names without a unit, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("Band.high", "the unit is that of the figure"),
            Map.entry("Band.low", "the unit is that of the figure"),
            Map.entry("Estimate.value", "in the unit of the constant that is fitted"),
            Map.entry("Fact.value", "the unit stands beside it in the fact"),
            Map.entry("FitParameter.least", "in the unit of the constant"),
            Map.entry("FitParameter.most", "in the unit of the constant"),
            Map.entry("FittedNumber.value", "in the unit of the constant"),
            Map.entry("Pair.measured", "in the unit of the figure that is compared"),
            Map.entry("Pair.predicted", "in the unit of the figure that is compared"),
            Map.entry("Rejected.actual", "the reason names the unit"),
            Map.entry("Rejected.limit", "the reason names the unit"),
            Map.entry("Unit.siUnits", "SI units per unit, whichever the unit is"));

    @Test
    void namesOfNumbersEndInTheirUnit() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importUrl(Estimate.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation())
                                .stream()
                                .flatMap(type -> type.getMethods().stream())
                                .filter(UnitNamesTest::givesNumber)
                                .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                                .filter(name -> !EXCEPTIONS.containsKey(name))
                                .filter(name -> !UNIT.matcher(lastName(name)).matches()))
                .isEmpty();
    }

    private static String lastName(String qualified) {
        return qualified.substring(qualified.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean givesNumber(JavaMethod method) {
        JavaClass type = method.getRawReturnType();
        return (type.isEquivalentTo(double.class)
                        || type.isEquivalentTo(long.class)
                        || type.isEquivalentTo(OptionalDouble.class))
                && method.getRawParameterTypes().isEmpty()
                && !method.getModifiers().contains(JavaModifier.PRIVATE)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
    }
}
