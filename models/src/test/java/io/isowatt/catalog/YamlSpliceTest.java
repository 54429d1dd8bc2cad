package io.isowatt.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

/** Values are replaced where they stand; everything else stays, character for character. */
class YamlSpliceTest {

    private static String with(String text, Map<String, String> values) {
        return new YamlSplice("a.yaml", text).with(path -> Optional.ofNullable(values.get(path)));
    }

    @Test
    void nothingReplacedIsTheSameText() {
        String text = "# π\na: 1 # one\n\nb: { c: 2 }\n";
        assertThat(with(text, Map.of())).isEqualTo(text);
    }

    @Test
    void scalarsAndFlowMappingsAreReplaced() {
        assertThat(with("a: 1 # one\nb:\n  c: { value: 2, kind: x }\n  d: 3\n", Map.of("a", "9", "b.c", "{ v: 8 }")))
                .isEqualTo("a: 9 # one\nb:\n  c: { v: 8 }\n  d: 3\n");
    }

    @Test
    void aBlockIsReplacedUpToTheCommentsOfTheNextKey() {
        assertThat(with("b:\n  c:\n    value: 2\n    kind: x\n\n  # of d\n  d: 3\n", Map.of("b.c", "{ v: 8 }")))
                .isEqualTo("b:\n  c:\n    { v: 8 }\n\n  # of d\n  d: 3\n");
    }

    @Test
    void lettersBeyondTheBasicPlaneDoNotShiftPlaces() {
        assertThat(with("a: \"𝛼·β\"\nb: 1\n", Map.of("b", "2"))).isEqualTo("a: \"𝛼·β\"\nb: 2\n");
    }

    @Test
    void anchorsAreFoundByTheirText() {
        assertThat(new YamlSplice("a.yaml", "a: { s: &one \"source\" }\nb: { s: *one }\n").anchors())
                .containsExactlyEntriesOf(Map.of("source", "one"));
    }
}
