package io.isowatt.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.isowatt.calibration.Calibration;
import io.isowatt.calibration.FittedNumber;
import io.isowatt.measured.ServingRow;
import io.isowatt.validation.Errors;
import io.isowatt.validation.Target;
import io.isowatt.validation.Validation;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fit of serving constants on rows that the model itself made, and on the real ones. */
class ServingFitTest {

    private static final Path MEASURED = Path.of("../../shared/measured");

    private static final Calibration SHIPPED = Calibration.shipped();

    private static Map<String, Double> values(Map<String, FittedNumber> numbers) {
        Map<String, Double> values = new HashMap<>();
        numbers.forEach((path, number) -> values.put(path, number.value()));
        return values;
    }

    private static List<Observation> observations(List<ServingRow> rows) {
        return rows.stream().<Observation>map(Observation.OfServing::new).toList();
    }

    private static ServingFit fit(List<ServingRow> rows, Calibration base) {
        return ServingFit.of(observations(rows), base, FitParameter.ofServing(), Map.of(), 2);
    }

    @Test
    void constantsThatMadeTheRowsAreFoundAgain() {
        Map<String, Double> truth = Map.of(
                "kernels.weight-read", 0.8 * SHIPPED.numbers().get("kernels.weight-read"),
                "frameworks.vllm.dense-layer", 1.4 * SHIPPED.numbers().get("frameworks.vllm.dense-layer"),
                "frameworks.tensorrt-llm.dense-layer",
                        0.7 * SHIPPED.numbers().get("frameworks.tensorrt-llm.dense-layer"));
        Map<String, Double> priors = Map.of("kernels.weight-read", truth.get("kernels.weight-read"));
        ServingFit fit = ServingFit.of(
                observations(SyntheticRows.dense(SHIPPED.with(truth))), SHIPPED, FitParameter.ofServing(), priors, 2);
        Map<String, Double> found = values(fit.numbers("made up"));
        truth.forEach(
                (path, value) -> assertThat(found.get(path)).as(path).isCloseTo(value, Percentage.withPercentage(5)));
    }

    @Test
    void whatNoRowTellsIsNotFitted() {
        Map<String, FittedNumber> numbers =
                fit(SyntheticRows.dense(SHIPPED), SHIPPED).numbers("made up");
        assertThat(numbers).containsKeys("kernels.weight-read", "frameworks.vllm.dense-layer");
        assertThat(numbers)
                .doesNotContainKeys(
                        "frameworks.sglang.dense-layer", "kernels.expert-read", "kernels.expert-compute.int4");
    }

    @Test
    void rowsOfTheSameConstantsMoveNothing() {
        values(fit(SyntheticRows.dense(SHIPPED), SHIPPED).numbers("made up"))
                .forEach((path, value) -> assertThat(value)
                        .as(path)
                        .isCloseTo(SHIPPED.numbers().get(path), Percentage.withPercentage(0.1)));
    }

    @Test
    void aModelThatFollowsTheSameConstantsIsPredictedUnseen() {
        List<ServingRow> rows = SyntheticRows.dense(SHIPPED);
        Calibration without =
                fit(rows, SHIPPED).without(plan -> plan.model().id().equals("qwen3-32b"));
        Errors errors = Validation.of(rows, without).errors(Target.TPOT);
        assertThat(errors.meanFraction()).isLessThan(0.001);
    }

    @Test
    void fromElsewhereTheRealRowsLeadToTheSameErrors() {
        assumeTrue(Files.exists(MEASURED), "Skipped: the measurements are not beside this checkout.");
        CalibrationData data = CalibrationData.read(List.of(MEASURED));
        Map<String, Double> elsewhere = new HashMap<>();
        for (FitParameter parameter : FitParameter.ofServing()) {
            double factor = elsewhere.size() % 2 == 0 ? 1.3 : 1 / 1.3;
            elsewhere.put(
                    parameter.path(), parameter.clamp(factor * SHIPPED.numbers().get(parameter.path())));
        }
        ServingFit fit = ServingFit.of(
                data.observations(), SHIPPED.with(elsewhere), FitParameter.ofServing(), SHIPPED.numbers(), 2);
        Validation validation = Validation.of(data.rows(), SHIPPED.with(values(fit.numbers("measured"))));
        assertThat(validation.errors(Target.TPOT).meanFraction()).isLessThan(0.087);
        assertThat(validation.errors(Target.TPOT).medianFraction()).isLessThan(0.067);
        assertThat(validation.errors(Target.TTFT).meanFraction()).isLessThan(0.235);
    }
}
