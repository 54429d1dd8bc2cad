package io.isowatt.report.page;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Deployment;
import io.isowatt.deployment.Disaggregated;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.Pool;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.estimate.Scenario;
import io.isowatt.report.front.DeploymentCells;
import io.isowatt.unit.Quantity;
import io.isowatt.workload.Lengths;
import io.isowatt.workload.Workload;

import java.util.List;

/** The {@code isowatt estimate} command that gives a point of a front again, for those who copy a configuration. */
final class EstimateCommandText {

    private static final int DIGITS = 12;

    private EstimateCommandText() {}

    /** What all points of a machine have in common: model, load, software, and what is counted. */
    static String common(Scenario scenario) {
        StringBuilder text = new StringBuilder("isowatt estimate");
        option(text, "model", scenario.model().id());
        Workload workload = scenario.workload();
        option(text, "prompt", number(workload.promptTokens()));
        option(text, "output", number(workload.outputTokens()));
        if (workload.prefixHitFraction() > 0) {
            option(text, "prefix-cache-hit", percent(workload.prefixHitFraction()));
        }
        for (Lengths lengths : Lengths.values()) {
            boolean same =
                    lengths.meanFraction() == workload.meanLengthFraction() && lengths.inWaves() == workload.inWaves();
            if (same && lengths != Lengths.FIXED) {
                option(text, "lengths", lengths.id());
            }
        }
        option(text, "framework", scenario.framework().id());
        option(text, "boundary", scenario.boundary().id());
        scenario.pueFraction().ifPresent(pue -> option(text, "pue", number(pue)));
        option(text, "price", scenario.price().id());
        return text.toString();
    }

    /** What tells a deployment apart, but for its clients: the options in a few parts, each of which many deployments share. */
    static List<String> options(Scenario scenario, Deployment deployment) {
        StringBuilder decode = new StringBuilder();
        StringBuilder workers = new StringBuilder();
        StringBuilder prefill = new StringBuilder();
        StringBuilder server = new StringBuilder();
        if (deployment instanceof Disaggregated pools) {
            option(decode, "hardware", pools.decode().hardware().id());
            option(workers, "prefill-workers", number(pools.prefill().workerCount()));
            option(workers, "decode-workers", number(pools.decode().workerCount()));
            prefill(prefill, pools);
        } else {
            option(decode, "hardware", scenario.hardware().id());
        }
        layout(decode, "", deployment.layout());
        option(server, "kv-cache", deployment.layout().cacheBytesPerElement() == 1 ? "fp8" : "bf16");
        Layout taking = DeploymentCells.promptLayout(deployment);
        option(server, "prefill-chunk", number(taking.prefillChunkTokens()));
        settings(server, deployment.settings());
        if (deployment instanceof Aggregated together && together.replicaCount() > 1) {
            option(workers, "replicas", number(together.replicaCount()));
        }
        return List.of(decode.toString(), workers.toString(), prefill.toString(), server.toString());
    }

    private static void layout(StringBuilder text, String pool, Layout layout) {
        option(text, pool + "gpus", number(layout.gpuCount()));
        option(text, pool + "tensor-parallel", number(layout.tensorDegree()));
        option(text, pool + "pipeline-parallel", number(layout.pipelineDegree()));
        option(text, pool + "data-parallel-attention", number(layout.dataDegree()));
        option(text, pool + "expert-parallel", number(layout.expertDegree()));
        option(text, pool + "weights", layout.weights().label());
        if (pool.isEmpty()) {
            option(text, "activations", layout.wideActivations() ? "bf16" : "auto");
        }
    }

    private static void prefill(StringBuilder text, Disaggregated pools) {
        Pool prefill = pools.prefill();
        if (!prefill.hardware().id().equals(pools.decode().hardware().id())) {
            option(text, "prefill-hardware", prefill.hardware().id());
        }
        layout(text, "prefill-", prefill.layout());
    }

    private static void settings(StringBuilder text, ServerSettings settings) {
        if (settings.speculation().drafts()) {
            option(text, "draft-tokens", number(settings.speculation().draftTokenCount()));
            option(text, "acceptance", percent(settings.speculation().acceptanceFraction()));
            option(text, "draft-cost", percent(settings.speculation().draftStepFraction()));
        }
        settings.receiveIntervalCount().ifPresent(steps -> option(text, "receive-interval", number(steps)));
        settings.ttftOffsetSeconds().ifPresent(seconds -> option(text, "ttft-offset", number(1e3 * seconds) + "ms"));
        settings.memoryFraction().ifPresent(share -> option(text, "memory-fraction", percent(share)));
        settings.runningLimitCount().ifPresent(count -> option(text, "max-running", number(count)));
        settings.powerCapFraction().ifPresent(share -> option(text, "power-cap", percent(share)));
        settings.clockFraction().ifPresent(share -> option(text, "clock", percent(share)));
    }

    private static void option(StringBuilder text, String name, String value) {
        boolean plain = value.matches("[A-Za-z0-9._/%-]+");
        text.append(" --").append(name).append(' ').append(plain ? value : "'" + value.replace("'", "'\\''") + "'");
    }

    private static String number(double value) {
        return Quantity.number(value, DIGITS);
    }

    private static String percent(double fraction) {
        return Quantity.number(100 * fraction, DIGITS) + "%";
    }
}
