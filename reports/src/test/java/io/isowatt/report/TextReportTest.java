package io.isowatt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.study.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    private static final StudyResult SMALL = TestStudies.run(TestStudies.small(), 2);

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 120, 200})
    void noLineIsLongerThanTheTerminal(int columnCount) {
        for (StudyResult result : new StudyResult[] {SMALL, TestStudies.run(TestStudies.hopeless(), 1)}) {
            for (boolean colour : new boolean[] {false, true}) {
                String text = new TextReport(columnCount, colour, true).of(result);
                assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "").lines())
                        .allMatch(line -> line.length() <= columnCount);
                assertThat(text.contains("\u001b")).isEqualTo(colour);
            }
        }
    }

    @Test
    void asciiIsEnough() {
        assertThat(new TextReport(80, false, false).of(SMALL).chars()).allMatch(c -> c < 128);
    }

    @Test
    void saysWhatIsCountedWhoWinsAndWhereCandidatesWent() {
        assertThat(new TextReport(100, false, true).of(SMALL))
                .contains("output tokens/s per MW, facility power, PUE 1.25")
                .contains("limit: 30 tokens/s per user")
                .contains("times the best of")
                .contains("Bound by")
                .contains("rejected: more clients than the KV cache holds");
    }

    @Test
    void nothingFeasibleIsSaid() {
        assertThat(new TextReport(80, false, true).of(TestStudies.run(TestStudies.hopeless(), 1)))
                .contains("No deployment of this search space serves the load on any of the machines")
                .contains("time to first token over the limit");
    }
}
