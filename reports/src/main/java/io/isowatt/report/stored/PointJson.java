package io.isowatt.report.stored;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Deployment;
import io.isowatt.deployment.Disaggregated;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.Pool;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.report.front.DeploymentCells;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.front.LayoutWords;
import io.isowatt.report.table.JsonText;
import io.isowatt.serving.Performance;
import io.isowatt.study.Breakdown;
import io.isowatt.study.Candidate;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Spread;
import io.isowatt.uncertainty.Uncertainty;

import java.util.function.Function;

/**
 * The deployments of a machine as JSON, each with all its figures.
 *
 * @param json where they are written
 * @param merging whether points may stand for others
 * @param errors what is behind their bands
 * @param insides where their time and memory go
 */
record PointJson(JsonText json, boolean merging, ErrorTable errors, Function<Candidate, Breakdown> insides) {

    void write(Candidate candidate) {
        FrontPoint point = FrontPoint.of(candidate);
        Deployment deployment = candidate.deployment();
        json.open('{').field("rank", candidate.rank()).field("layout", deployment.layoutLabel());
        json.field("launched", point.deployment().launched());
        if (merging) {
            json.field("merged", candidate.mergedCount());
        }
        deployment(deployment);
        figures(point.estimate());
        uncertainty(point);
        errors(point.uncertainty());
        json.name("breakdown").open('{');
        BreakdownJson.write(insides.apply(candidate), json);
        json.close('}').close('}');
    }

    private void deployment(Deployment deployment) {
        json.field("serving", DeploymentCells.serving(deployment)).field("gpus", deployment.gpuCount());
        layout(deployment.layout());
        json.field(
                "prefill_chunk_tokens", DeploymentCells.promptLayout(deployment).prefillChunkTokens());
        if (deployment instanceof Disaggregated pools) {
            pool("prefill_pool", pools.prefill());
            pool("decode_pool", pools.decode());
        } else if (deployment instanceof Aggregated together) {
            json.field("replicas", together.replicaCount());
        }
        json.field("draft_tokens", deployment.settings().speculation().draftTokenCount());
        deployment.settings().powerCapFraction().ifPresent(cap -> json.field("power_cap_fraction", cap));
        deployment.settings().clockFraction().ifPresent(clock -> json.field("clock_fraction", clock));
        json.field("concurrency", deployment.clientCount());
    }

    private void figures(Estimate estimate) {
        Performance performance = estimate.performance();
        json.field("tpot_s", performance.tpotSeconds()).field("ttft_s", performance.ttftSeconds());
        json.field("output_tokens_per_second", performance.outputTokensPerSecond());
        json.field("decode_step_s", performance.decodeStepSeconds());
        json.field("prefill_marginal_s", performance.prefillMarginalSeconds());
        json.field("own_prefill_s", performance.ownPrefillSeconds());
        json.field("burst_wait_s", performance.burstWaitSeconds()).field("queue_s", performance.queueSeconds());
        json.field("prefill_share_fraction", performance.prefillShareFraction());
        json.field("running_count", performance.runningCount());
        json.field("board_watts_per_gpu", estimate.boardWattsPerGpu());
        json.field("server_watts_per_gpu", estimate.serverWattsPerGpu());
        json.field("facility_watts_per_gpu", estimate.facilityWattsPerGpu());
        json.field("provisioned_watts_per_gpu", estimate.provisionedWattsPerGpu());
        json.field("power_watts", estimate.watts());
        json.field("dollars_per_gpu_second", estimate.dollarsPerGpuSecond());
        json.name("metrics").open('{');
        for (Metric metric : Metric.values()) {
            json.field(metric.id(), metric.of(estimate));
        }
        json.close('}');
    }

    private void layout(Layout layout) {
        json.field("tensor_degree", layout.tensorDegree());
        json.field("pipeline_degree", layout.pipelineDegree()).field("data_degree", layout.dataDegree());
        json.field("expert_degree", layout.expertDegree())
                .field("weights", layout.weights().label());
        json.field("activations", layout.wideActivations() ? "bf16" : "auto");
        json.field("kv_cache", LayoutWords.cache(layout));
    }

    private void pool(String name, Pool pool) {
        json.name(name).open('{').field("machine", pool.hardware().id());
        json.field("workers", pool.workerCount())
                .field("layout", pool.layout().label())
                .field("gpus", pool.gpuCount());
        layout(pool.layout());
        json.close('}');
    }

    /** Log-normal standard deviations and 80 % bands, and what they come from. */
    private void uncertainty(FrontPoint point) {
        Uncertainty uncertainty = point.uncertainty();
        json.name("uncertainty")
                .open('{')
                .field("not_measured", uncertainty.origin().unmeasuredParts());
        json.name("sigma").open('{');
        json.field("tpot_s", uncertainty.time().totalFraction());
        json.field("board_watts_per_gpu", uncertainty.boardWatts().totalFraction());
        Metric[] metrics = Metric.values();
        Spread[] spreads = new Spread[metrics.length];
        for (int m = 0; m < metrics.length; m++) {
            spreads[m] = point.spread(metrics[m]);
            json.field(metrics[m].id(), spreads[m].totalFraction());
        }
        json.close('}').name("band_80_percent").open('{');
        for (int m = 0; m < metrics.length; m++) {
            Band band = Band.of(point.of(metrics[m]), spreads[m]);
            json.field(metrics[m].id(), new double[] {band.low(), band.high()});
        }
        json.close('}').close('}');
    }

    /** The four errors that stand behind every band, by their places in the table. */
    private void errors(Uncertainty uncertainty) {
        json.name("errors").open('{').field("origin", errors.place(uncertainty.origin()));
        json.field("time", errors.place(uncertainty.time())).field("ttft", errors.place(uncertainty.ttft()));
        json.field("board_watts", errors.place(uncertainty.boardWatts()));
        json.field("chain", errors.place(uncertainty.chain()));
        json.field("board_share_fraction", uncertainty.boardShareFraction());
        json.field("energy_fraction", uncertainty.energyFraction()).close('}');
    }
}
