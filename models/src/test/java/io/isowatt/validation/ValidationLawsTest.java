package io.isowatt.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.calibration.Calibration;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.measured.Latency;
import io.isowatt.measured.LoadProtocol;
import io.isowatt.measured.ServingRow;
import io.isowatt.measured.SourceRow;
import io.isowatt.workload.Workload;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** Laws of the statistics, on rows whose measurements are made from predictions. */
class ValidationLawsTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private static final Calibration CONSTANTS = Calibration.shipped();

    @Test
    void perfectPredictionsHaveNoError() {
        Validation validation = measuredAs(p -> p);
        for (Target target : List.of(Target.TPOT, Target.TTFT, Target.OUTPUT_THROUGHPUT)) {
            Errors errors = validation.errors(target);

            assertThat(errors.count()).isEqualTo(18);
            assertThat(errors.meanFraction()).isCloseTo(0, EXACT);
            assertThat(errors.ninetiethFraction()).isCloseTo(0, EXACT);
            assertThat(errors.biasFraction()).isCloseTo(0, EXACT);
        }
    }

    @Test
    void perfectPredictionsChooseTheBestAndKeepEveryLimit() {
        List<Sweep> sweeps = Sweep.ofModel(measuredAs(p -> p).soundResults());
        Selection selection = Selection.of(sweeps, 0);

        assertThat(RankAgreement.of(sweeps).lowestFraction()).isCloseTo(1, EXACT);
        assertThat(selection.choiceCount()).isPositive();
        assertThat(selection.limitMetFraction()).isEqualTo(1);
        assertThat(selection.achievedFraction()).isEqualTo(1);
        assertThat(selection.missedCount()).isZero();
    }

    @Test
    void aWiderMarginNeverMissesMoreLimitsAndNeverAchievesMore() {
        List<Sweep> sweeps = Sweep.ofModel(measuredAs(p -> p).soundResults());
        Selection before = Selection.of(sweeps, 0);
        for (double margin = 0.05; margin < 0.5; margin += 0.05) {
            Selection wider = Selection.of(sweeps, margin);

            assertThat(wider.limitMetFraction()).isGreaterThanOrEqualTo(before.limitMetFraction());
            assertThat(wider.achievedFraction()).isLessThanOrEqualTo(before.achievedFraction());
            before = wider;
        }
    }

    @Test
    void measurementsTwiceAsSlowAreBiasOfAHalf() {
        Errors errors = measuredAs(p -> latency(
                        2 * p.ttftSeconds().getAsDouble(), 2 * p.tpotSeconds().getAsDouble()))
                .errors(Target.TPOT);

        assertThat(errors.biasFraction()).isCloseTo(-0.5, EXACT);
        assertThat(errors.meanFraction()).isCloseTo(0.5, EXACT);
    }

    @Test
    void anyMonotoneDistortionKeepsTheOrder() {
        double[] values = {3, 1, 4, 15, 9, 2, 6};
        List<Sweep.Point> points = new ArrayList<>();
        ServingRow row = row(1, 8, Latency.UNKNOWN);
        for (double value : values) {
            points.add(new Sweep.Point(row, new Pair(1, 1), new Pair(Math.exp(value), value)));
        }
        assertThat(RankAgreement.correlation(new Sweep("", points))).isCloseTo(1, EXACT);
    }

    @Test
    void errorsAreThoseOfSpreadsheets() {
        Errors errors =
                Errors.of(List.of(new Pair(110, 100), new Pair(80, 100), new Pair(130, 100), new Pair(100, 100)));

        assertThat(errors.meanFraction()).isCloseTo(0.15, EXACT);
        assertThat(errors.medianFraction()).isCloseTo(0.15, EXACT);
        assertThat(errors.biasFraction()).isCloseTo(0.05, EXACT);
        assertThat(errors.ninetiethFraction()).isCloseTo(0.27, EXACT);
        assertThat(Errors.of(List.of()).meanFraction()).isNaN();
    }

    @Test
    void rowsThatRanAreNeverRefusedForMemory() {
        ServingRow row = row(1, 1, Latency.UNKNOWN);
        Layout tooSmall = new Layout(1, 1, 1, 1, Precision.BF16, false, 2, 8192);
        ServingRow large = new ServingRow(
                row.source(),
                row.protocol(),
                row.framework(),
                "",
                ModelCatalog.load("llama-3.1-405b"),
                "",
                row.hardware(),
                tooSmall,
                row.workload(),
                4,
                Latency.UNKNOWN,
                false,
                false,
                Latency.UNKNOWN);

        Prediction prediction = Validation.of(List.of(large), CONSTANTS)
                .results()
                .get(0)
                .prediction()
                .orElseThrow();

        assertThat(prediction.beyondMemory()).isTrue();
        assertThat(prediction.tpotSeconds()).isPositive();
    }

    @Test
    void groupsPartitionTheRows() {
        List<RowResult> results = measuredAs(p -> p).results();
        for (Facet facet : Facet.values()) {
            assertThat(Group.by(List.of(facet), results))
                    .extracting(group -> group.results().size())
                    .satisfies(sizes -> assertThat(
                                    sizes.stream().mapToInt(Integer::intValue).sum())
                            .isEqualTo(results.size()));
        }
    }

    /** Rows of three layouts and six loads, measured as a function of what the model says. */
    private static Validation measuredAs(UnaryOperator<Latency> measurement) {
        List<ServingRow> rows = new ArrayList<>();
        for (int tensor = 1; tensor <= 4; tensor *= 2) {
            for (int clients = 1; clients <= 1024; clients *= 4) {
                Prediction p = Validation.of(List.of(row(tensor, clients, Latency.UNKNOWN)), CONSTANTS)
                        .results()
                        .get(0)
                        .prediction()
                        .orElseThrow();
                rows.add(row(tensor, clients, measurement.apply(latency(p.ttftSeconds(), p.tpotSeconds()))));
            }
        }
        return Validation.of(rows, CONSTANTS);
    }

    private static Latency latency(double ttftSeconds, double tpotSeconds) {
        return new Latency(OptionalDouble.of(ttftSeconds), OptionalDouble.of(tpotSeconds));
    }

    private static ServingRow row(int tensor, int clients, Latency measured) {
        return new ServingRow(
                new SourceRow("laws", 1),
                LoadProtocol.INFERENCEX,
                Framework.VLLM,
                "llama-3.1-70b",
                ModelCatalog.load("llama-3.1-70b"),
                "b200",
                HardwareCatalog.load("hgx-b200"),
                new Layout(tensor, 1, 1, 1, Precision.FP8, false, 1, 8192),
                new Workload(1024, 1024, 0.9, 0, false),
                clients,
                measured,
                false,
                false,
                Latency.UNKNOWN);
    }
}
