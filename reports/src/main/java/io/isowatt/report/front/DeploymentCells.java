package io.isowatt.report.front;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Deployment;
import io.isowatt.deployment.Disaggregated;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.Pool;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The cells of tables that describe a deployment; the layout is that of the GPUs that decode, and what a kind of serving lacks is
 * empty.
 */
public final class DeploymentCells {

    /** What they are called, in order. */
    public static final List<String> NAMES = List.of(
            "serving",
            "layout",
            "gpus",
            "tensor_degree",
            "pipeline_degree",
            "data_degree",
            "expert_degree",
            "weights",
            "activations",
            "kv_cache",
            "prefill_chunk_tokens",
            "draft_tokens",
            "power_cap_fraction",
            "clock_fraction",
            "replicas",
            "prefill_machine",
            "prefill_layout",
            "prefill_workers",
            "decode_machine",
            "decode_workers");

    /** Those that hold whole numbers in every row. */
    public static final Set<String> WHOLE = Set.of(
            "gpus",
            "tensor_degree",
            "pipeline_degree",
            "data_degree",
            "expert_degree",
            "prefill_chunk_tokens",
            "draft_tokens");

    private DeploymentCells() {}

    /** The cells of a deployment, in the order of the names. */
    public static List<String> of(Deployment deployment) {
        List<String> cells = new ArrayList<>();
        Layout layout = deployment.layout();
        cells.add(serving(deployment));
        cells.add(deployment.layoutLabel());
        cells.add(Integer.toString(deployment.gpuCount()));
        cells.add(Integer.toString(layout.tensorDegree()));
        cells.add(Integer.toString(layout.pipelineDegree()));
        cells.add(Integer.toString(layout.dataDegree()));
        cells.add(Integer.toString(layout.expertDegree()));
        cells.add(layout.weights().label());
        cells.add(layout.wideActivations() ? "bf16" : "auto");
        cells.add(LayoutWords.cache(layout));
        cells.add(Integer.toString(promptLayout(deployment).prefillChunkTokens()));
        cells.add(Integer.toString(deployment.settings().speculation().draftTokenCount()));
        cells.add(share(deployment.settings().powerCapFraction()));
        cells.add(share(deployment.settings().clockFraction()));
        cells.add(deployment instanceof Aggregated together ? Integer.toString(together.replicaCount()) : "");
        if (deployment instanceof Disaggregated pools) {
            pool(cells, pools.prefill(), true);
            pool(cells, pools.decode(), false);
        } else {
            cells.addAll(List.of("", "", "", "", ""));
        }
        return cells;
    }

    private static String share(OptionalDouble fraction) {
        return fraction.isPresent() ? Rounding.text(fraction.getAsDouble()) : "";
    }

    private static void pool(List<String> cells, Pool pool, boolean withLayout) {
        cells.add(pool.hardware().id());
        if (withLayout) {
            cells.add(pool.layout().label());
        }
        cells.add(Integer.toString(pool.workerCount()));
    }

    /** How a deployment serves: {@code aggregated}. */
    public static String serving(Deployment deployment) {
        return deployment instanceof Aggregated ? "aggregated" : "disaggregated";
    }

    /** The layout of the GPUs that take prompts. */
    public static Layout promptLayout(Deployment deployment) {
        return deployment instanceof Disaggregated pools ? pools.prefill().layout() : deployment.layout();
    }
}
