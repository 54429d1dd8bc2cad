package io.isowatt.report.stored;

import io.isowatt.estimate.Estimate;
import io.isowatt.power.PowerBoundary;
import io.isowatt.report.front.DeploymentCells;
import io.isowatt.report.front.DeploymentName;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.serving.Performance;
import io.isowatt.study.Breakdown;

import java.util.List;
import java.util.Map;

/**
 * Reads what {@link PointJson} wrote.
 *
 * @param errors of the machine
 * @param boundary where watts are counted
 * @param meanPromptTokens prompt tokens of a request
 * @param meanOutputTokens output tokens of a request
 * @param breakdowns takes the insides of all points read, by rank
 */
record PointReader(
        StoredErrors errors,
        PowerBoundary boundary,
        double meanPromptTokens,
        double meanOutputTokens,
        Map<Long, Breakdown> breakdowns) {

    FrontPoint read(StoredKeys point) {
        long rank = point.whole("rank");
        breakdowns.put(rank, BreakdownJson.read(point.object("breakdown")));
        return new FrontPoint(
                rank,
                deployment(point),
                estimate(point),
                errors.of(point.object("errors")),
                point.has("merged") ? point.count("merged") : 0);
    }

    private static DeploymentName deployment(StoredKeys point) {
        List<String> cells =
                DeploymentCells.NAMES.stream().map(name -> cell(point, name)).toList();
        return new DeploymentName(
                point.text("layout"), point.text("launched"), cells, point.count("gpus"), point.count("concurrency"));
    }

    private static String cell(StoredKeys point, String name) {
        return switch (name) {
            case "prefill_machine", "prefill_layout", "prefill_workers" -> pool(point, "prefill_pool", name);
            case "decode_machine", "decode_workers" -> pool(point, "decode_pool", name);
            case "power_cap_fraction", "clock_fraction", "replicas" ->
                point.optionalText(name).orElse("");
            default -> point.text(name);
        };
    }

    private static String pool(StoredKeys point, String pool, String name) {
        String key = name.substring(name.indexOf('_') + 1);
        return point.optionalObject(pool).map(keys -> keys.text(key)).orElse("");
    }

    private Estimate estimate(StoredKeys point) {
        Performance performance = new Performance(
                point.optionalNumber("tpot_s").orElse(Double.NaN),
                point.number("ttft_s"),
                point.number("output_tokens_per_second"),
                point.number("decode_step_s"),
                point.number("prefill_marginal_s"),
                point.number("own_prefill_s"),
                point.number("burst_wait_s"),
                point.number("queue_s"),
                point.number("prefill_share_fraction"),
                point.number("running_count"));
        return new Estimate(
                performance,
                point.count("gpus"),
                boundary,
                point.number("board_watts_per_gpu"),
                point.number("server_watts_per_gpu"),
                point.number("facility_watts_per_gpu"),
                point.number("provisioned_watts_per_gpu"),
                meanPromptTokens,
                meanOutputTokens,
                point.number("dollars_per_gpu_second"));
    }
}
