package io.isowatt.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.isowatt.unit.Dimension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

class YamlSectionTest {

    /** The problems, one per line, that reading a text leaves. */
    private static List<String> problems(String text, Consumer<YamlSection> reading) {
        Problems problems = new Problems();
        reading.accept(YamlSection.read("f.yaml", text, problems));
        if (problems.isEmpty()) {
            return List.of();
        }
        return catchThrowableOfType(InvalidInputException.class, problems::throwIfAny).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static YamlSection read(String text) {
        return YamlSection.read("f.yaml", text, new Problems());
    }

    @Test
    void valuesComeBackInSiUnits() {
        YamlSection s = read("{ t: 30 ms, n: 1_000, x: 1.25, b: true, w: one, l: [a, b], s: c }");
        assertThat(s.quantity("t", Dimension.TIME, 0, 1)).isEqualTo(0.03);
        assertThat(s.integer("n", 0, 5000)).isEqualTo(1000);
        assertThat(s.number("x", 0, 2)).isEqualTo(1.25);
        assertThat(s.flag("b", false)).isTrue();
        assertThat(s.choice("w", Map.of("one", 1))).contains(1);
        assertThat(s.words("l")).extracting(YamlSection.Word::text).containsExactly("a", "b");
        assertThat(s.words("s")).extracting(YamlSection.Word::text).containsExactly("c");
    }

    @Test
    void absentOptionalKeysAreNoProblem() {
        assertThat(problems("a: 1", s -> {
                    assertThat(s.optionalText("t")).isEmpty();
                    assertThat(s.optionalQuantity("t", Dimension.TIME, 0, 1)).isEmpty();
                    assertThat(s.integer("t", 0, 9, 3)).isEqualTo(3);
                    assertThat(s.number("t", 0, 9, 0.5)).isEqualTo(0.5);
                    assertThat(s.flag("t", true)).isTrue();
                    assertThat(s.optionalSection("t")).isEmpty();
                    assertThat(s.sectionOrEmpty("t").has("x")).isFalse();
                    assertThat(s.optionalFact("t", Dimension.TIME, 0, 1, new ArrayList<>()))
                            .isEmpty();
                    assertThat(s.sections("t")).isEmpty();
                    assertThat(s.words("t")).isEmpty();
                    s.integer("a", 0, 9);
                    s.close();
                }))
                .isEmpty();
    }

    @Test
    void everyProblemOfAFileIsFoundInOnePassAndInTheOrderOfLines() {
        assertThat(problems("""
                        slow: 30
                        time: 30 GB
                        time: 31 ms
                        part:
                          late: 3 h
                          unknwon: 1
                        count: 2.5
                        """, s -> {
                    s.integer("count", 1, 9);
                    YamlSection part = s.section("part");
                    part.quantity("late", Dimension.TIME, 0, 1);
                    part.optionalText("unknown");
                    part.close();
                    s.quantity("time", Dimension.TIME, 0, 1);
                    s.quantity("slow", Dimension.TIME, 0, 1);
                    s.text("gone");
                    s.close();
                }))
                .containsExactly(
                        "f.yaml:1: The value of slow (30) has no unit. Maybe write a time, such as 2 s or 30 ms.",
                        "f.yaml:1: The key (gone) is missing. Maybe add it: see an example of this kind of file.",
                        "f.yaml:2: The value of time (30 GB) has a unit of the wrong kind."
                                + " Maybe write a time, such as 2 s or 30 ms.",
                        "f.yaml:3: The key (time) stands here twice. Maybe remove one of them.",
                        "f.yaml:5: The value of part.late (3 h) has an unknown unit (h). Maybe use one of s, ms, us.",
                        "f.yaml:6: The key (unknwon) is unknown here. Maybe use unknown.",
                        "f.yaml:7: The value of count (2.5) is not a whole number from 1 to 9."
                                + " Maybe write such a number without unit.");
    }

    @Test
    void boundsAreToldInTheUnitThatWasWritten() {
        assertThat(problems("t: -30 ms", s -> s.quantity("t", Dimension.TIME, 0, 1)))
                .containsExactly("f.yaml:1: The value of t (-30 ms) is too small."
                        + " Maybe check number and unit: the least is 0 ms.");
        assertThat(problems("t: 3000 ms", s -> s.quantity("t", Dimension.TIME, 0, 1)))
                .containsExactly("f.yaml:1: The value of t (3000 ms) is too large."
                        + " Maybe check number and unit: the most is 1000 ms.");
    }

    @Test
    void aMissingKeyOfASectionPointsToTheSection() {
        assertThat(problems("a: 1\npart:\n\n  b: 2\n", s -> s.section("part").text("c")))
                .containsExactly("f.yaml:2: The key (part.c) is missing."
                        + " Maybe add it: see an example of this kind of file.");
    }

    @Test
    void anUnknownKeyPointsToItselfNotToItsContents() {
        assertThat(problems("a: 1\nprat:\n  b: 2\n", s -> {
                    s.text("a");
                    s.optionalSection("part");
                    s.close();
                }))
                .containsExactly("f.yaml:2: The key (prat) is unknown here. Maybe use part.");
    }

    @Test
    void aMissingSectionIsReportedOnceNotKeyByKey() {
        assertThat(problems("a: 1", s -> {
                    YamlSection part = s.section("part");
                    part.text("b");
                    part.fact("c", Dimension.TIME, 0, 1, new ArrayList<>());
                    part.close();
                }))
                .hasSize(1);
    }

    @Test
    void aFactBearsItsPathTextKindAndSource() {
        List<Fact> facts = new ArrayList<>();
        YamlSection gpu = read("gpu: { bandwidth: { value: 4.8 TB/s, kind: datasheet, source: sheet } }")
                .section("gpu");
        assertThat(gpu.fact("bandwidth", Dimension.DATA_RATE, 0, 1e15, facts)).isEqualTo(4.8e12);
        assertThat(facts).containsExactly(new Fact("gpu.bandwidth", "4.8 TB/s", 4.8e12, Fact.Kind.DATASHEET, "sheet"));
    }

    @Test
    void aBareNumberInPlaceOfAFactIsShownTheForm() {
        assertThat(problems("m: 141 GB", s -> s.fact("m", Dimension.DATA, 0, 1e15, new ArrayList<>())))
                .containsExactly("f.yaml:1: The value of m (141 GB) has no kind and source. Maybe write"
                        + " m: { value: 141 GB, kind: datasheet, source: \"where you read it\" }.");
    }

    @Test
    void everythingWrongInAFactIsFound() {
        assertThat(problems(
                        "m: { value: 141, kind: datashet, sourc: x }",
                        s -> s.fact("m", Dimension.DATA, 0, 1e15, new ArrayList<>())))
                .containsExactly(
                        "f.yaml:1: The value of m (141) has no unit."
                                + " Maybe write an amount of data, such as 141 GB or 179 GiB.",
                        "f.yaml:1: The value of m.kind (datashet) is unknown. Maybe use datasheet.",
                        "f.yaml:1: The key (m.source) is missing. Maybe write source: \"where you read it\".",
                        "f.yaml:1: The key (sourc) is unknown here. Maybe use source.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1f", "0x1p3", "NaN", "1d", "1,5", "", "5 %", "-1", "[1]", "{a: 1}"})
    void onlyPlainNumbersAreNumbers(String text) {
        assertThat(problems("x: " + text, s -> s.number("x", 0, 9))).hasSize(1);
    }

    @Test
    void wrongShapesAreProblemsNotCrashes() {
        assertThat(problems("a: [1]\nb: x\nc: [x, {y: 1}]\nd: []\ne: [[1]]\n", s -> {
                    s.text("a");
                    s.section("b");
                    s.sections("c");
                    s.words("d");
                    s.words("e");
                }))
                .extracting(problem -> problem.substring(0, 8))
                .containsExactly("f.yaml:1", "f.yaml:2", "f.yaml:3", "f.yaml:4", "f.yaml:5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\nb: [1, 2\nc: 3\n", "a: 1\n\tb: 2\n", "a: 1\n b: 2\n", "a: \"x\nb: 2\n", "a: *x\n"})
    void brokenYamlIsOneProblemWithALine(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.line()).isBetween(1, 4)))
                .hasMessageContaining("is not valid YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "word", "[a, b]", "---\n"})
    void aFileWithoutKeysIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("f.yaml:1: The file holds no keys. Maybe start from an example of this kind of file.");
    }

    @Test
    void aByteOrderMarkIsIgnored() {
        assertThat(read("\uFEFFa: 1\n").keys()).containsExactly("a");
    }
}
