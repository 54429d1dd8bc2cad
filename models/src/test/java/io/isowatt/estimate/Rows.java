package io.isowatt.estimate;

import io.isowatt.calibration.Calibration;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;
import io.isowatt.measured.Names;
import io.isowatt.serving.ServingPlan;
import io.isowatt.workload.Workload;

/** The names that measurement tables use, as catalog entries. */
final class Rows {

    private static final Calibration CONSTANTS = Calibration.shipped();

    private static final Names NAMES = new Names();

    private Rows() {}

    static LanguageModel model(String name) {
        return NAMES.model(name).orElseThrow();
    }

    static Hardware hardware(String name) {
        return NAMES.hardware(name).orElseThrow();
    }

    /**
     * The plan of a row of a serving table.
     *
     * @param uniform whether real lengths are drawn from 0.8 to 1.0 of the nominal ones
     */
    static ServingPlan plan(Vectors.Row row, boolean uniform) {
        return plan(row, uniform, CONSTANTS);
    }

    static ServingPlan plan(Vectors.Row row, boolean uniform, Calibration constants) {
        Layout layout = layout(row);
        return new ServingPlan(
                model(row.text("model")),
                joined(hardware(row.text("hardware")), layout.gpuCount()),
                layout,
                new Workload(row.number("isl"), row.number("osl"), uniform ? 0.9 : 1, 0, !uniform),
                Names.framework(row.text("framework")).orElseThrow(),
                constants.kernels(),
                constants.serving());
    }

    /** The layout of a row of a serving table. */
    static Layout layout(Vectors.Row row) {
        Precision weights = Precision.byLabel().get(row.text("weight_precision"));
        int dp = row.integer("attention_dp");
        return new Layout(
                row.integer("gpus") / dp,
                1,
                dp,
                row.integer("expert_parallel"),
                weights,
                false,
                weights == Precision.BF16 ? 2 : 1,
                8192);
    }

    /** One vector has 16 Hopper GPUs on one scale-up link, which no machine of the catalog has. */
    private static Hardware joined(Hardware machine, int gpus) {
        return RandomScenario.withScaleUp(machine, Math.max(gpus, machine.scaleUpGpuCount()), 1);
    }
}
