package io.isowatt.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.estimate.Metric;
import io.isowatt.report.TestStudies;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.study.Choice;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import io.isowatt.uncertainty.Comparison;
import io.isowatt.workload.ServiceLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class FrontComparisonTest {

    private static final double TINY = 1e-12;
    private static final long SEED = 20_250_601;

    private static final List<List<Metric>> OBJECTIVES = List.of(
            TestStudies.USUAL,
            List.of(Metric.COST_PER_MILLION_TOKENS, Metric.INTERACTIVITY),
            List.of(Metric.JOULES_PER_TOKEN, Metric.TTFT),
            List.of(Metric.OUTPUT_THROUGHPUT_PER_GPU, Metric.TPOT));

    private static final List<StudyResult> RESULTS = OBJECTIVES.stream()
            .map(objectives -> TestStudies.run(study(objectives), 2))
            .toList();

    private static StudyRequest study(List<Metric> objectives) {
        return TestStudies.request(
                "Laws",
                List.of(TestStudies.hopper(), TestStudies.blackwell()),
                "standard",
                new ServiceLevel(2, 1 / 30.0),
                objectives);
    }

    static Stream<StudyResult> results() {
        return RESULTS.stream();
    }

    private static List<Curve> curves(StudyResult result) {
        List<Curve> curves = new ArrayList<>();
        List<FrontLine> lines = FrontLine.all(result);
        for (int m = 0; m < lines.size(); m++) {
            MachineResult machine = result.machines().get(m);
            curves.add(new Curve(machine.name(), lines.get(m), CurveFacts.of(result.request(), machine)));
        }
        return curves;
    }

    /** Places from below the slowest to beyond the fastest point. */
    private static List<Double> places(List<Curve> curves) {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Curve curve : curves) {
            for (FrontPoint point : curve.line().points()) {
                least = Math.min(least, point.of(curve.line().axes().x()));
                most = Math.max(most, point.of(curve.line().axes().x()));
            }
        }
        List<Double> places = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            places.add(least * 0.7 * Math.pow(most / least * 2, random.nextDouble()));
        }
        return places;
    }

    @ParameterizedTest
    @MethodSource("results")
    void aCurveIsOnceAsGoodAsItselfAndBetterWithOneHalf(StudyResult result) {
        Curve curve = curves(result).get(1);
        FrontComparison comparison = FrontComparison.of(List.of(curve, curve), 0, places(List.of(curve)));
        RatioCurve ratios = comparison.ratios().get(0);
        assertThat(ratios.curve()).isEqualTo(1);
        assertThat(ratios.crossings()).isEmpty();
        assertThat(ratios.points()).allMatch(point -> point.ratio() == 1 && point.betterFraction() == 0.5);
        assertThat(ratios.spans()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("results")
    void theOtherBaselineInvertsTheRatioAndMirrorsItsProbability(StudyResult result) {
        List<Curve> curves = curves(result);
        RatioCurve there = FrontComparison.of(curves, 0, List.of()).ratios().get(0);
        RatioCurve back = FrontComparison.of(curves, 1, List.of()).ratios().get(0);
        assertThat(back.points()).hasSameSizeAs(there.points());
        assertThat(back.crossings()).isEqualTo(there.crossings());
        for (int i = 0; i < there.points().size(); i++) {
            RatioPoint a = there.points().get(i);
            RatioPoint b = back.points().get(i);
            assertThat(b.x()).isEqualTo(a.x());
            assertThat(b.reach() == Reach.ONLY_BASELINE).isEqualTo(a.reach() == Reach.ONLY_CURVE);
            if (a.reach().hasRatio()) {
                assertThat(a.ratio() * b.ratio()).isCloseTo(1, within(TINY));
                assertThat(a.low() * b.high()).isCloseTo(1, within(1e-9));
                assertThat(a.betterFraction() + b.betterFraction()).isCloseTo(1, within(TINY));
                assertThat(a.ratio()).isBetween(a.low(), a.high());
            } else {
                assertThat(a.ratio()).isNaN();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("results")
    void readsLieBetweenTheNeighboursWhichASlowSearchFindsToo(StudyResult result) {
        for (Curve curve : curves(result)) {
            Metric x = curve.line().axes().x();
            Metric y = curve.line().axes().y();
            for (Reading reading : FrontComparison.of(List.of(curve), 0, places(List.of(curve)))
                    .readings()) {
                double need = reading.x();
                FrontRead read = reading.fronts().get(0);
                List<Double> keeping = curve.line().points().stream()
                        .filter(point -> x.maximized() ? point.of(x) >= need : point.of(x) <= need)
                        .map(point -> point.of(y))
                        .toList();
                List<Double> missing = curve.line().points().stream()
                        .filter(point -> x.maximized() ? point.of(x) < need : point.of(x) > need)
                        .map(point -> point.of(y))
                        .toList();
                assertThat(read.reached()).isEqualTo(!keeping.isEmpty());
                assertThat(read.kind() == FrontRead.Kind.CLAMPED).isEqualTo(missing.isEmpty());
                if (keeping.isEmpty()) {
                    assertThat(read.of(y)).isNaN();
                    continue;
                }
                double lower = best(y, keeping);
                double upper = missing.isEmpty() ? lower : worst(y, missing);
                assertThat(read.between().orElseThrow().keeper().of(y)).isEqualTo(lower);
                assertThat(read.of(y))
                        .isBetween(Math.min(lower, upper) * (1 - TINY), Math.max(lower, upper) * (1 + TINY));
            }
        }
    }

    private static double best(Metric y, List<Double> values) {
        return values.stream().reduce(y.maximized() ? Math::max : Math::min).orElseThrow();
    }

    private static double worst(Metric y, List<Double> values) {
        return values.stream().reduce(y.maximized() ? Math::min : Math::max).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("results")
    void crossingsHaveRatioOneAndPartTheLeads(StudyResult result) {
        List<Curve> curves = curves(result);
        Curve shifted = new Curve("crossing", mixed(curves), curves.get(0).facts());
        RatioCurve ratios = FrontComparison.of(List.of(curves.get(0), shifted), 0, List.of())
                .ratios()
                .get(0);
        double side = 0;
        int changes = 0;
        for (RatioPoint point : ratios.points()) {
            if (ratios.crossings().contains(point.x())) {
                assertThat(point.ratio()).isCloseTo(1, within(1e-9));
            } else if (point.reach().hasRatio() && Math.abs(point.ratio() - 1) > 1e-9) {
                double now = Math.signum(point.ratio() - 1);
                changes += side == -now ? 1 : 0;
                side = now;
            }
        }
        assertThat(ratios.crossings()).hasSize(changes);
        assertThat(ratios.points().stream().map(RatioPoint::x)).isSorted().doesNotHaveDuplicates();
    }

    /** Every third point of one front and every fourth of the other: a front that winds around the first. */
    private static FrontLine mixed(List<Curve> curves) {
        FrontLine one = curves.get(0).line();
        List<FrontPoint> some = new ArrayList<>();
        for (int i = 0; i < one.size(); i += 3) {
            some.add(one.points().get(i));
        }
        FrontLine other = curves.get(1).line();
        for (int i = 0; i < other.size(); i += 4) {
            some.add(other.points().get(i));
        }
        return FrontLine.of("mixed", "mixed", one.found(), one.chosenRank(), one.axes(), some);
    }

    @ParameterizedTest
    @MethodSource("results")
    void theUncertaintyAgreesWithThatOfTheChoiceAtItsLimit(StudyResult result) {
        if (result.request().objectives().get(1) != Metric.INTERACTIVITY) {
            return;
        }
        double limit = result.request().serviceLevel().plannedInteractivityTokensPerSecond();
        Metric y = result.request().objectives().get(0);
        Reading reading =
                FrontComparison.of(curves(result), 0, List.of(limit)).readings().get(0);
        Choice first = result.machines().get(0).choice().orElseThrow();
        Choice second = result.machines().get(1).choice().orElseThrow();
        Comparison lead = second.compared(y, first);
        assertThat(reading.ratios().get(1).betterFraction()).isCloseTo(lead.betterFraction(), within(0.01));
        for (int m = 0; m < 2; m++) {
            FrontRead read = reading.fronts().get(m);
            Choice choice = result.machines().get(m).choice().orElseThrow();
            double sigma = choice.candidate().uncertainty().time().totalFraction();
            double exponent = y.maximized() ? choice.timeExponent() - 1 : -choice.timeExponent() - 1;
            assertThat(read.between().orElseThrow().keeper().rank())
                    .isEqualTo(choice.candidate().rank());
            if (y == Metric.COST_PER_MILLION_TOKENS) {
                assertThat(read.rateSpread().totalFraction()).isCloseTo(Math.abs(exponent) * sigma, within(0.03));
            }
        }
    }
}
