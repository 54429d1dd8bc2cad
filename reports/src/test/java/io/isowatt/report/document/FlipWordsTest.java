package io.isowatt.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.estimate.Metric;
import io.isowatt.study.flip.BreakEven;
import io.isowatt.study.flip.Flip;
import io.isowatt.study.flip.LimitRanges;
import io.isowatt.study.flip.Side;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalDouble;

class FlipWordsTest {

    private static final Side BEST = new Side("new", "New machine");
    private static final Side RIVAL = new Side("old", "Old machine");

    private static String words(Flip flip) {
        return String.join("\n", FlipWords.of("new", List.of(flip)));
    }

    private static BreakEven even(
            BreakEven.Lever lever, double today, OptionalDouble flip, double most, double sigmaFraction) {
        return new BreakEven(
                lever, Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT, BEST, RIVAL, today, flip, most, sigmaFraction);
    }

    @Test
    void aBreakEvenSaysWhereAndHowLikelyTheModelIsSoFarOff() {
        assertThat(words(even(BreakEven.Lever.TIME, 1, OptionalDouble.of(Math.exp(0.2)), 3, 0.2)))
                .isEqualTo(
                        "**Time of all steps of New machine**: Old machine is as good in output throughput per MW from"
                                + " 1.22 times what the model says on; the model is so far off in it with P = 16 %.");
    }

    @Test
    void pricesAreByTheHourAndSayTodays() {
        assertThat(words(even(BreakEven.Lever.PRICE, 2.0 / 3600, OptionalDouble.of(5.0 / 3600), 8.0 / 3600, 0)))
                .contains("from 5 USD/h on, today 2 USD/h.");
    }

    @Test
    void whatNoPlausibleValueFlipsIsSaidWithTheLargestOne() {
        assertThat(words(even(BreakEven.Lever.PUE, 1.3, OptionalDouble.empty(), 2.5, 0)))
                .isEqualTo("**PUE of New machine**: no plausible value (up to 2.5) makes Old machine as good in output"
                        + " throughput per MW.");
    }

    @Test
    void rangesOfTheLimitNameEachWinner() {
        LimitRanges ranges = new LimitRanges(
                Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT,
                List.of(new LimitRanges.Range(0, 40, BEST), new LimitRanges.Range(40, 90, RIVAL)));
        assertThat(words(ranges)).contains("New machine up to 40; Old machine above 40 up to 90; nobody beyond.");
    }
}
