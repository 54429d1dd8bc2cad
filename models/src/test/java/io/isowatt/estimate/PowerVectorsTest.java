package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.calibration.Calibration;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Accelerator;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;
import io.isowatt.power.BoardPower;
import io.isowatt.power.PowerConstants;
import io.isowatt.power.StepWork;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Locale;

/** The 60 vectors of the board power model, on serving measurements of H100 and B200. */
class PowerVectorsTest {

    private static final PowerConstants CONSTANTS = Calibration.shipped().power();

    static List<Vectors.Row> rows() {
        return Vectors.read("power_vectors.csv");
    }

    private static Hardware machine(Vectors.Row row) {
        return HardwareCatalog.load("hgx-" + row.text("hardware").toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void wattsFollowFromTrafficAndCompute(Vectors.Row row) {
        Hardware machine = machine(row);
        double watts = new BoardPower(CONSTANTS)
                .watts(
                        machine.accelerator(),
                        machine.power().idleFraction(),
                        row.number("peak_tflops") * 1e12,
                        row.number("bytes_per_step_gb") * 1e9,
                        row.number("issued_gflop_per_step") * 1e9,
                        row.number("itl_ms") / 1e3,
                        row.number("x_prefill"));
        assertThat(watts).isCloseTo(row.number("pred_w"), Offset.offset(0.1));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void trafficAndComputeFollowFromTheModel(Vectors.Row row) {
        LanguageModel model = Rows.model(row.text("model"));
        Accelerator chip = machine(row).accelerator();
        int gpus = row.integer("gpus");
        boolean attentionData = row.integer("dp_attention") > 1;
        Layout layout =
                new Layout(attentionData ? 1 : gpus, 1, attentionData ? gpus : 1, 1, precision(row), false, 2, 8192);
        StepWork work = new StepWork(
                model,
                chip,
                layout,
                row.number("context_tokens"),
                StepWork.tileRows(CONSTANTS, model, chip, layout, Framework.VLLM));
        double batch = row.number("batch");
        assertThat(work.bytes(batch)).isCloseTo(row.number("bytes_per_step_gb") * 1e9, Percentage.withPercentage(0.5));
        assertThat(work.flop(batch))
                .isCloseTo(row.number("issued_gflop_per_step") * 1e9, Percentage.withPercentage(0.5));
        assertThat(work.peakFlopPerSecond()).isEqualTo(row.number("peak_tflops") * 1e12);
    }

    private static Precision precision(Vectors.Row row) {
        return switch (row.text("precision")) {
            case "bfloat16" -> Precision.BF16;
            case "fp8" -> Precision.FP8;
            case "mxfp4" -> Precision.MXFP4;
            default -> throw new IllegalArgumentException(row.text("precision"));
        };
    }
}
