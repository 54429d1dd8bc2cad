package io.isowatt.report.page;

import io.isowatt.estimate.Metric;
import io.isowatt.power.PowerBoundary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which figures the page shows of a pinned point, and those that are quotients of two metrics: the watts of a GPU at each boundary
 * and its price.
 *
 * @param objectives of the study, which come first
 */
record PageFigures(List<Metric> objectives) {

    private static final List<Metric> OF_INTEREST = List.of(
            Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT,
            Metric.INTERACTIVITY,
            Metric.TTFT,
            Metric.OUTPUT_THROUGHPUT_PER_GPU,
            Metric.COST_PER_MILLION_TOKENS,
            Metric.JOULES_PER_TOKEN,
            Metric.END_TO_END_LATENCY);

    private static final String PRICE = "price-of-gpu-hour";

    void write(CompactJson json) {
        Set<Metric> shown = new LinkedHashSet<>(objectives);
        shown.addAll(OF_INTEREST);
        json.field("panelMetrics", shown.stream().map(Metric::id).toList());
        json.field("moneyMetrics", List.of(Metric.COST_PER_MILLION_TOKENS.id(), PRICE));
        json.name("quantities").open('[');
        for (PowerBoundary boundary : PowerBoundary.values()) {
            quotient(
                    json, watts(boundary), boundary.id(), "W", Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT.at(boundary), 1e6);
        }
        quotient(json, PRICE, "price of a GPU-hour", "USD", Metric.OUTPUT_THROUGHPUT_PER_DOLLAR, 3600);
        json.close(']').name("powerChain").open('[');
        for (PowerBoundary boundary : PowerBoundary.values()) {
            json.open('{').field("id", watts(boundary)).field("label", boundary.id() + ": " + boundary.description());
            json.close('}');
        }
        json.close(']');
    }

    private static String watts(PowerBoundary boundary) {
        return "watts-per-gpu" + Metric.AT + boundary.id();
    }

    /** Throughput per GPU over throughput per something is that something per GPU. */
    private static void quotient(CompactJson json, String id, String label, String unit, Metric over, double factor) {
        json.open('{').field("id", id).field("label", label).field("unit", unit);
        json.field("of", Metric.OUTPUT_THROUGHPUT_PER_GPU.id()).field("over", over.id());
        json.field("factor", factor, 6).close('}');
    }
}
