package io.isowatt.report;

import io.isowatt.catalog.Fact;
import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Deployment;
import io.isowatt.deployment.Disaggregated;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.Pool;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.llm.LanguageModel;
import io.isowatt.report.chart.Cloud;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.DeploymentCells;
import io.isowatt.report.front.LayoutWords;
import io.isowatt.search.SearchCounts;
import io.isowatt.serving.Performance;
import io.isowatt.study.BestFound;
import io.isowatt.study.Candidate;
import io.isowatt.study.Choice;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Uncertainty;
import io.isowatt.workload.Workload;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The whole answer as JSON: question, provenance, counts, fronts with all figures, choices with reasons, and the thinned
 * dominated candidates; enough to draw every report again. SI units, named in the keys.
 */
final class ResultJson {

    /** Changes when a key changes its meaning or goes; new keys do not count. */
    static final int SCHEMA_VERSION = 1;

    private final StudyResult result;
    private final JsonText json = new JsonText();

    private ResultJson(StudyResult result) {
        this.result = result;
    }

    static String of(StudyResult result, Cloud cloud, String version) {
        return new ResultJson(result).text(cloud, version);
    }

    private String text(Cloud cloud, String version) {
        json.open('{');
        json.field("schema", "isowatt-result").field("schema_version", SCHEMA_VERSION);
        json.field("program_version", version);
        json.field("input_hash", result.request().inputHash());
        request(result.request());
        json.name("machines").open('[');
        for (MachineResult machine : result.machines()) {
            json.item();
            machine(machine);
        }
        json.close(']');
        json.name("winner");
        result.winner().ifPresentOrElse(this::winner, json::nothing);
        Axes axes = Axes.of(result.request());
        json.name("dominated").open('{');
        json.field("count", cloud.dominatedCount()).field("shown", cloud.xs().length);
        json.field("x_metric", axes.x().id()).field("y_metric", axes.y().id());
        json.field("x", cloud.xs()).field("y", cloud.ys()).close('}');
        return json.close('}').toString();
    }

    private void winner(MachineResult winner) {
        json.open('{').field("machine", winner.id());
        json.name("better_than").open('{');
        for (MachineResult other : result.machines()) {
            if (!other.id().equals(winner.id())) {
                result.lead(winner, other).ifPresent(lead -> json.field(other.id(), lead.betterFraction()));
            }
        }
        json.close('}').close('}');
    }

    private void request(StudyRequest request) {
        Scenario common = request.common();
        json.name("request").open('{');
        json.field("title", request.title());
        model(common.model());
        json.field("framework", common.framework().id());
        server(common.settings());
        Workload workload = common.workload();
        json.name("workload").open('{');
        json.field("prompt_tokens", workload.promptTokens()).field("output_tokens", workload.outputTokens());
        json.field("mean_length_fraction", workload.meanLengthFraction());
        json.field("prefix_hit_fraction", workload.prefixHitFraction());
        json.field("in_waves", workload.inWaves()).close('}');
        json.name("service_level").open('{');
        json.field("ttft_s", request.serviceLevel().ttftSeconds());
        json.field("tpot_s", request.serviceLevel().tpotSeconds());
        json.field("safety_margin_fraction", request.serviceLevel().safetyMarginFraction())
                .close('}');
        json.name("objectives").open('[');
        for (Metric metric : request.objectives()) {
            json.item().open('{').field("id", metric.id()).field("unit", metric.unitLabel());
            json.field("maximized", metric.maximized()).close('}');
        }
        json.close(']');
        if (request.epsilonFraction() > 0) {
            json.field("epsilon_fraction", request.epsilonFraction());
        }
        json.name("power").open('{').field("boundary", common.boundary().id());
        json.field("description", common.boundary().description()).close('}');
        json.field("price", common.price().id());
        json.name("calibration").open('{').field("id", common.calibration().id());
        json.field("date", common.calibration().date());
        facts(common.calibration().facts());
        json.close('}');
        SpaceJson.write(request.space(), json);
        json.close('}');
    }

    private void model(LanguageModel model) {
        json.name("model").open('{').field("id", model.id()).field("name", model.name());
        json.field("source", model.source())
                .field("checkpoint", model.checkpoint().label());
        json.field("context_limit_tokens", model.contextLimitTokens()).close('}');
    }

    /** Only what a user has set. */
    private void server(ServerSettings settings) {
        Speculation speculation = settings.speculation();
        if (speculation.drafts()) {
            json.name("speculation").open('{').field("draft_tokens", speculation.draftTokenCount());
            json.field("acceptance_fraction", speculation.acceptanceFraction());
            json.field("draft_step_fraction", speculation.draftStepFraction());
            json.field("tokens_per_step", speculation.tokensPerStep()).close('}');
        }
        if (!settings.equals(ServerSettings.speculating(speculation))) {
            json.name("framework_options").open('{');
            settings.receiveIntervalCount().ifPresent(steps -> json.field("receive_interval_steps", steps));
            settings.ttftOffsetSeconds().ifPresent(seconds -> json.field("ttft_offset_s", seconds));
            settings.memoryFraction().ifPresent(fraction -> json.field("memory_fraction", fraction));
            settings.runningLimitCount().ifPresent(count -> json.field("max_running", count));
            settings.powerCapFraction().ifPresent(fraction -> json.field("power_cap_fraction", fraction));
            settings.clockFraction().ifPresent(fraction -> json.field("clock_fraction", fraction));
            json.close('}');
        }
    }

    private void facts(List<Fact> facts) {
        json.name("facts").open('[');
        for (Fact fact : facts) {
            json.item().open('{').field("name", fact.name()).field("text", fact.text());
            json.field("kind", kind(fact)).field("source", fact.source()).close('}');
        }
        json.close(']');
    }

    static String kind(Fact fact) {
        return fact.kind().name().toLowerCase(Locale.ROOT);
    }

    private void machine(MachineResult machine) {
        Scenario scenario = machine.common();
        json.open('{').field("id", machine.id());
        json.field("name", machine.scenarios().size() == 1 ? scenario.hardware().name() : machine.name());
        json.field("announced", machine.announced());
        json.field("pue_fraction", scenario.effectivePueFraction());
        facts(scenario.hardware().facts());
        counts(machine);
        machine.bestFound().ifPresent(this::bestFound);
        json.name("front").open('[');
        for (Candidate candidate : machine.front()) {
            json.item();
            candidate(candidate);
        }
        json.close(']');
        json.name("choice");
        machine.choice().ifPresentOrElse(this::choice, json::nothing);
        json.close('}');
    }

    /** Only of fronts that were found without looking at every candidate. */
    private void bestFound(BestFound found) {
        json.name("best_found").open('{').field("method", "genetic");
        json.field("seed", found.method().seed()).field("evaluations", found.evaluationCount());
        if (found.continuous()) {
            json.field("continuous", true).field("exact_steps", BestFound.STEP_COUNT);
        }
        found.exactVolumeFraction().ifPresent(share -> json.field("exact_hypervolume_fraction", share));
        json.close('}');
    }

    private void counts(MachineResult machine) {
        SearchCounts counts = machine.counts();
        json.name("counts").open('{').field("enumerated", counts.size());
        json.name("removed").open('{');
        counts.removed().forEach(json::field);
        json.close('}').name("pruned").open('{');
        counts.pruned().forEach(json::field);
        json.close('}').name("rejected").open('{');
        counts.rejected().forEach(json::field);
        json.close('}').field("feasible", counts.accepted()).field("unvisited", counts.unvisited());
        json.field("complete", machine.complete()).close('}');
        json.name("gap");
        machine.gap()
                .ifPresentOrElse(
                        gap -> json.open('{')
                                .field("hypervolume", gap.hypervolume())
                                .field("upper_hypervolume", gap.upperHypervolume())
                                .field("gap_fraction", gap.fraction())
                                .close('}'),
                        json::nothing);
    }

    private void candidate(Candidate candidate) {
        Deployment deployment = candidate.deployment();
        Layout layout = deployment.layout();
        Estimate estimate = candidate.estimate();
        Performance performance = estimate.performance();
        json.open('{').field("rank", candidate.rank()).field("layout", deployment.layoutLabel());
        if (result.request().epsilonFraction() > 0) {
            json.field("merged", candidate.mergedCount());
        }
        json.field("serving", DeploymentCells.serving(deployment)).field("gpus", deployment.gpuCount());
        layout(layout);
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
        json.field("concurrency", candidate.deployment().clientCount());
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
        json.name("metrics").open('{');
        for (Metric metric : Metric.values()) {
            json.field(metric.id(), metric.of(estimate));
        }
        json.close('}');
        uncertainty(candidate);
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
    private void uncertainty(Candidate candidate) {
        Uncertainty uncertainty = candidate.uncertainty();
        json.name("uncertainty")
                .open('{')
                .field("not_measured", uncertainty.origin().unmeasuredParts());
        json.name("sigma").open('{');
        json.field("tpot_s", uncertainty.time().totalFraction());
        json.field("board_watts_per_gpu", uncertainty.boardWatts().totalFraction());
        for (Metric metric : Metric.values()) {
            json.field(metric.id(), candidate.spread(metric).totalFraction());
        }
        json.close('}').name("band_80_percent").open('{');
        for (Metric metric : Metric.values()) {
            Band band = candidate.band(metric);
            json.field(metric.id(), new double[] {band.low(), band.high()});
        }
        json.close('}').close('}');
    }

    private void choice(Choice choice) {
        json.open('{').name("candidate");
        candidate(choice.candidate());
        json.field("binding", choice.binding().name().toLowerCase(Locale.ROOT));
        json.field("binding_text", choice.bindingText());
        json.name("step_s").open('{');
        for (Map.Entry<?, Double> part : choice.stepSeconds()) {
            json.field(part.getKey().toString().toLowerCase(Locale.ROOT), part.getValue());
        }
        json.close('}')
                .name("memory")
                .open('{')
                .field("weight_bytes", choice.memory().weightBytes());
        json.field("cache_bytes_per_token", choice.memory().cacheBytesPerToken());
        json.field("reserve_bytes", choice.memory().reserveBytes());
        json.field("usable_bytes", choice.memory().usableBytes()).close('}');
        json.name("runner_up");
        choice.runnerUp().ifPresentOrElse(this::candidate, json::nothing);
        json.close('}');
    }
}
