package io.isowatt.report.stored;

import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.llm.LanguageModel;
import io.isowatt.report.table.JsonText;
import io.isowatt.study.StudyRequest;
import io.isowatt.workload.Workload;

/**
 * The question of a study as JSON.
 *
 * @param request the question
 * @param json where it is written
 */
record RequestJson(StudyRequest request, JsonText json) {

    static void write(StudyRequest request, JsonText json) {
        new RequestJson(request, json).write();
    }

    private void write() {
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
        json.field("mean_prompt_tokens", workload.meanPromptTokens());
        json.field("mean_output_tokens", workload.meanOutputTokens());
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
        FactJson.write(common.calibration().facts(), json);
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
        if (!speculation.equals(Speculation.NONE)) {
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
}
