package io.isowatt.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class NearestTest {

    private static final List<String> MACHINES =
            List.of("gb200-nvl72", "hgx-b200", "hgx-b200-liquid", "hgx-h100", "hgx-h200", "l40s", "mi300x");

    @Test
    void aKnownWordIsNearestToItself() {
        for (String machine : MACHINES) {
            assertThat(Nearest.of(machine, MACHINES)).startsWith(machine);
        }
    }

    @Test
    void oneWrongLetterFindsTheWord() {
        for (String machine : MACHINES) {
            for (int i = 0; i < machine.length(); i++) {
                String typo = machine.substring(0, i) + "_" + machine.substring(i + 1);
                assertThat(Nearest.of(typo, MACHINES)).as(typo).contains(machine);
            }
        }
    }

    @Test
    void aPartOfAWordFindsItTheShortestFirst() {
        assertThat(Nearest.of("b200", MACHINES)).containsExactly("hgx-b200", "gb200-nvl72", "hgx-b200-liquid");
        assertThat(Nearest.of("h200-sxm", List.of("h200"))).containsExactly("h200");
    }

    @Test
    void caseDoesNotMatter() {
        assertThat(Nearest.of("L40S", MACHINES)).containsExactly("l40s");
        assertThat(Nearest.of("usd", List.of("USD", "EUR"))).startsWith("USD");
    }

    @Test
    void aSuggestionKeepsAtLeastOneLetter() {
        assertThat(Nearest.of("ab", List.of("id"))).isEmpty();
        assertThat(Nearest.of("x", List.of("y"))).isEmpty();
        assertThat(Nearest.of("", MACHINES)).isEmpty();
    }

    @Test
    void adviceNamesTheNearOnesOrElseAll() {
        assertThat(Nearest.advice("hgx-h20", MACHINES)).isEqualTo("Maybe use hgx-h200 or hgx-b200 or hgx-h100.");
        assertThat(Nearest.advice("cerebras", List.of("b", "a"))).isEqualTo("Maybe use one of a, b.");
        assertThat(Nearest.advice("cerebras", List.of())).isEmpty();
    }
}
