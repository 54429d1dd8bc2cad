package io.isowatt.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.Limit;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** Examples that one can work out by hand. */
class WrittenFrontsTest {

    private static final Curve FALLING = WrittenFronts.curve("falling", xy(10, 400), xy(20, 300), xy(40, 100));
    private static final Curve LEVEL = WrittenFronts.curve("level", xy(20, 210), xy(60, 190));

    private static double[] xy(double x, double y) {
        return new double[] {x, y};
    }

    private static FrontComparison compared(Curve curve, Curve baseline, Double... reads) {
        return FrontComparison.of(List.of(baseline, curve), 0, List.of(reads));
    }

    private static List<String> words(Curve curve, Curve baseline, Double... reads) {
        FrontComparison comparison = compared(curve, baseline, reads);
        Optional<Limit> limit = reads.length == 0 ? Optional.empty() : Optional.of(new Limit(reads[0], true, "limit"));
        return new ComparisonWords(comparison, limit).of(comparison.ratios().get(0));
    }

    @Test
    void throughputIsReadOnTheChordAndEnergyThroughIt() {
        FrontRead read =
                compared(FALLING, LEVEL, 30.0).readings().get(0).fronts().get(1);
        assertThat(read.of(Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT)).isCloseTo(200, within(1e-9));
        assertThat(read.of(Metric.JOULES_PER_TOKEN)).isCloseTo(1e6 / 200, within(1e-6));
        assertThat(read.of(Metric.INTERACTIVITY)).isCloseTo(30, within(1e-9));
        assertThat(read.between().orElseThrow().keeper().of(Metric.INTERACTIVITY))
                .isCloseTo(40, within(1e-9));
    }

    @Test
    void theCrossingLiesWhereTheChordsMeet() {
        // 300 − 10 (x − 20) = 210 − 0.5 (x − 20) at x = 20 + 90 / 9.5
        RatioCurve ratio = compared(FALLING, LEVEL).ratios().get(0);
        assertThat(ratio.crossings()).hasSize(1);
        assertThat(ratio.crossings().get(0)).isCloseTo(20 + 90 / 9.5, within(1e-9));
    }

    @Test
    void stretchesBeginAndEndWhereFrontsDo() {
        assertThat(compared(FALLING, LEVEL).ratios().get(0).spans())
                .extracting(RatioCurve.Span::reach)
                .containsExactly(Reach.CLAMPED, Reach.BOTH, Reach.ONLY_BASELINE);
        assertThat(compared(FALLING, LEVEL).ratios().get(0).spans())
                .extracting(span -> Math.round(span.from()))
                .containsExactly(10L, 20L, 40L);
    }

    @Test
    void theExtremesNeverStandAlone() {
        assertThat(words(FALLING, LEVEL, 30.0))
                .contains(
                        "falling leads up to 29.5 tokens/s per user, level beyond.",
                        "falling has 0.500 (at 40) to 1.43 (at 20 tokens/s per user) times the output throughput per MW of"
                                + " level; 1.43 and 0.500 times at the ends of what both reach.")
                .anyMatch(
                        sentence -> sentence.startsWith("At the limit of 30 tokens/s per user it is 0.976 (80 % band "))
                .contains(
                        "At 10 to 20 tokens/s per user, level gives more than is needed at its slowest point, which is"
                                + " read there.")
                .contains("Only level gets there at 40 to 60 tokens/s per user.");
    }

    @Test
    void frontsWithoutACommonPlaceHaveNoRatio() {
        Curve fast = WrittenFronts.curve("fast", xy(100, 50), xy(200, 20));
        assertThat(words(fast, FALLING))
                .contains("fast and falling reach no interactivity in common: there is no ratio.");
        assertThat(words(fast, FALLING, 150.0)).anyMatch(sentence -> sentence.contains("Only fast gets there"));
        assertThat(words(WrittenFronts.curve("empty"), FALLING))
                .contains("empty has no front: nothing is feasible.")
                .contains("Only falling gets there at 10 to 40 tokens/s per user.");
    }

    @Test
    void frontsOfOnePointCompare() {
        Curve one = WrittenFronts.curve("one", xy(30, 250));
        assertThat(compared(one, FALLING, 30.0)
                        .readings()
                        .get(0)
                        .ratios()
                        .get(1)
                        .ratio())
                .isCloseTo(1.25, within(1e-12));
        assertThat(words(one, one)).contains("one and one are equal wherever both reach (30 tokens/s per user).");
    }

    @Test
    void manyCrossingsAreCounted() {
        Curve winding = WrittenFronts.curve(
                "winding",
                xy(20, 211),
                xy(24, 207),
                xy(30, 206.9),
                xy(36, 201),
                xy(42, 200.9),
                xy(48, 195),
                xy(60, 194));
        assertThat(words(winding, LEVEL).get(0))
                .startsWith("winding leads below 22 ")
                .endsWith("between, the fronts cross 6 times.");
    }

    @Test
    void theErrorAtAFixedNeedIsLargerWhereTheFrontFallsSteeper() {
        FrontComparison comparison = compared(FALLING, LEVEL, 12.0, 38.0);
        assertThat(comparison.readings().get(1).fronts().get(1).rateSpread().totalFraction())
                .isGreaterThan(comparison
                        .readings()
                        .get(0)
                        .fronts()
                        .get(1)
                        .rateSpread()
                        .totalFraction());
        // Where the chord falls by y = a − b x the elasticity is −b x / y, and throughput falls with time besides.
        double sigma = Math.hypot(0.05, 0.08);
        double slope = -10 * 12 / 380.0;
        assertThat(comparison.readings().get(0).fronts().get(1).rateSpread().totalFraction())
                .isCloseTo(sigma * Math.abs(slope - (1 - 0.5)), within(0.01));
    }
}
