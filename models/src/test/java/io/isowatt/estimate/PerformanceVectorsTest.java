package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.calibration.Calibration;
import io.isowatt.calibration.CalibrationReader;
import io.isowatt.serving.Performance;
import io.isowatt.serving.ServingPlan;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The vectors that came with the first performance model, intermediate values included, made by a scalar reference
 * implementation with the same rounded constants. With those constants catalog, planner and closed loop together must
 * reproduce them, but for expert parallelism, whose formula is another one now.
 */
class PerformanceVectorsTest {

    private static final Calibration HANDED_OVER = handedOver();
    private static final Percentage TOLERANCE = Percentage.withPercentage(1e-4);

    static List<Vectors.Row> rows() {
        return Vectors.read("model_golden.csv").stream()
                .filter(row -> row.integer("expert_parallel") == 1)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void vectorsAreReproduced(Vectors.Row row) {
        ServingPlan plan = Rows.plan(row, row.integer("uniform_lengths") == 1, HANDED_OVER);
        Performance p = plan.performance(row.number("concurrency"));
        check(row, "pred_tpot_ms", p.tpotSeconds() * 1e3);
        check(row, "pred_ttft_ms", p.ttftSeconds() * 1e3);
        check(row, "decode_step_ms", p.decodeStepSeconds() * 1e3);
        check(row, "prefill_marginal_ms", p.prefillMarginalSeconds() * 1e3);
        check(row, "own_prefill_ms", p.ownPrefillSeconds() * 1e3);
        check(row, "burst_wait_ms", p.burstWaitSeconds() * 1e3);
        check(row, "kv_queue_ms", p.queueSeconds() * 1e3);
        check(row, "running", p.runningCount());
        check(row, "weight_gb_per_gpu", plan.memory().weightBytes() / 1e9);
        check(row, "kv_bytes_per_token", plan.memory().cacheBytesPerToken());
        check(row, "kv_capacity_tokens", plan.memory().capacityTokens(row.number("isl") + row.number("osl")));
        if (plan.memory().stateBytesPerSequence() == 0) { // the vectors keep recurrent state for nothing
            check(row, "b_max", plan.batchLimitCount());
        }
        check(row, "replica_tokens_per_s", p.outputTokensPerSecond());
        assertThat(plan.rejection().isEmpty()).isEqualTo(row.integer("feasible") == 1);
    }

    private static Calibration handedOver() {
        try (InputStream in =
                Objects.requireNonNull(PerformanceVectorsTest.class.getResourceAsStream("handed-over.yaml"))) {
            return CalibrationReader.read("handed-over.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Vectors.Row row, String column, double actual) {
        double expected = row.number(column);
        if (expected == 0) {
            assertThat(actual).as(column).isZero();
        } else {
            assertThat(actual).as(column).isCloseTo(expected, TOLERANCE);
        }
    }
}
