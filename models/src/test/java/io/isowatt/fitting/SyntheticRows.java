package io.isowatt.fitting;

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
import io.isowatt.serving.Performance;
import io.isowatt.serving.ServingPlan;
import io.isowatt.workload.Workload;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Serving rows that a calibration makes, without noise. */
final class SyntheticRows {

    private SyntheticRows() {}

    /** Two dense models on two machines under vLLM and TensorRT-LLM. */
    static List<ServingRow> dense(Calibration truth) {
        List<ServingRow> rows = new ArrayList<>();
        for (String model : List.of("llama-3.1-70b", "qwen3-32b")) {
            for (String machine : List.of("hgx-h100", "hgx-b200")) {
                for (Framework framework : List.of(Framework.VLLM, Framework.TENSORRT_LLM)) {
                    for (int tp : new int[] {2, 4, 8}) {
                        for (int clients = 1; clients <= 256; clients *= 4) {
                            rows.add(row(model, machine, framework, tp, clients, truth, rows.size() + 1));
                        }
                    }
                }
            }
        }
        return rows;
    }

    private static ServingRow row(
            String model, String machine, Framework framework, int tp, int clients, Calibration truth, int number) {
        Layout layout = new Layout(tp, 1, 1, 1, Precision.FP8, false, 1, 8192);
        Workload workload = new Workload(1024, 512, 0.9, 0, false);
        Performance performance = new ServingPlan(
                        ModelCatalog.load(model),
                        HardwareCatalog.load(machine),
                        layout,
                        workload,
                        framework,
                        truth.kernels(),
                        truth.serving())
                .performance(clients);
        return new ServingRow(
                new SourceRow("synthetic.csv", number),
                LoadProtocol.INFERENCEX,
                framework,
                model,
                ModelCatalog.load(model),
                machine,
                HardwareCatalog.load(machine),
                layout,
                workload,
                clients,
                new Latency(OptionalDouble.of(performance.ttftSeconds()), OptionalDouble.of(performance.tpotSeconds())),
                false,
                false,
                Latency.UNKNOWN);
    }
}
