package io.isowatt.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

class VariableTest {

    static Stream<Variable> variables() {
        return Stream.of(
                new Variable.Whole("whole", -7, 12),
                new Variable.Whole("pair", 0, 1),
                new Variable.Whole("one", 4, 4),
                new Variable.Whole("all", Integer.MIN_VALUE, Integer.MAX_VALUE),
                new Variable.Choice("choice", 5),
                new Variable.Choice("only", 1),
                new Variable.Real("real", -1.5, 2),
                new Variable.Real("point", 3, 3),
                new Variable.Scaled("scaled", 1e-9, 1e9));
    }

    @ParameterizedTest
    @MethodSource("variables")
    void everyNewValueIsOneOfTheVariable(Variable variable) {
        Random random = new Random(11);
        double value = variable.random(random);
        for (int n = 0; n < 5000; n++) {
            double other = variable.random(random);
            assertThat(variable.holds(other)).as("%s random", other).isTrue();
            double between = variable.between(value, other, random);
            assertThat(variable.holds(between)).as("%s between", between).isTrue();
            double near = variable.near(value, random);
            assertThat(variable.holds(near)).as("%s near %s", near, value).isTrue();
            if (variable.valueCount() > 1 && !(variable instanceof Variable.Real)) {
                assertThat(near).isNotEqualTo(value);
            }
            value = n % 3 == 0 ? other : near;
        }
    }

    @Test
    void smallRangesAreReachedWhollyBySmallSteps() {
        Random random = new Random(3);
        for (Variable variable : new Variable[] {new Variable.Whole("w", 2, 30), new Variable.Choice("c", 7)}) {
            Set<Double> seen = new HashSet<>();
            double value = variable.random(random);
            for (int n = 0; n < 3000; n++) {
                seen.add(value);
                value = variable.near(value, random);
            }
            assertThat(seen).hasSize((int) variable.valueCount());
        }
    }

    @Test
    void emptyAndEndlessRangesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Variable.Whole("x", 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Variable.Choice("x", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Variable.Real("x", 0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Variable.Real("x", Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Variable.Scaled("x", 0, 1));
    }
}
