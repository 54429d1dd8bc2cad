package io.isowatt.report.page;

import io.isowatt.estimate.Metric;
import io.isowatt.unit.Quantity;
import io.isowatt.workload.ServiceLevel;

/**
 * The limits of a service level on every axis that has one.
 *
 * @param level the latency that users accept
 */
record PageLimits(ServiceLevel level) {

    void write(CompactJson json) {
        json.name("limits").open('[');
        if (level.interactivityTokensPerSecond() > 0) {
            double interactivity = level.interactivityTokensPerSecond();
            String text = "limit: " + Quantity.number(interactivity, 4) + " tokens/s per user";
            limit(json, Metric.INTERACTIVITY, interactivity, true, text);
            limit(json, Metric.TPOT, level.tpotSeconds(), false, text);
        }
        if (Double.isFinite(level.ttftSeconds())) {
            limit(
                    json,
                    Metric.TTFT,
                    level.ttftSeconds(),
                    false,
                    "limit: TTFT " + Quantity.number(level.ttftSeconds(), 4) + " s");
        }
        json.close(']');
    }

    private static void limit(CompactJson json, Metric metric, double value, boolean refusedBelow, String text) {
        json.open('{').field("metric", metric.id()).field("value", value, 6);
        json.field("refusedBelow", refusedBelow).field("text", text).close('}');
    }
}
