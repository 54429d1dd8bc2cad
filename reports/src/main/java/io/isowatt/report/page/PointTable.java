package io.isowatt.report.page;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Deployment;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.DeploymentName;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The points of all machines, machine by machine, in columns; what many have in common is written once.
 *
 * @param axes of the study
 * @param points of all machines
 */
record PointTable(Axes axes, List<PagePoint> points) {

    /** Digits of what decides the front of the study. */
    private static final int FRONT_DIGITS = 7;

    private static final int DIGITS = 5;

    /** Metrics whose bands are given; those of others follow as their values do. */
    private static final Set<Metric> BANDED = Set.of(
            Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT,
            Metric.INTERACTIVITY,
            Metric.OUTPUT_THROUGHPUT_PER_GPU,
            Metric.TTFT,
            Metric.OUTPUT_THROUGHPUT_PER_DOLLAR,
            Metric.END_TO_END_LATENCY);

    /** A layout that many points share, with what it is called. */
    private record Shared(DeploymentName name, String options, int replicaCount) {}

    /** Digits of a column. */
    static int digits(Metric metric, Axes axes) {
        boolean decides = metric == axes.x()
                || metric == axes.y()
                || metric == Metric.INTERACTIVITY
                || metric == Metric.OUTPUT_THROUGHPUT_PER_DOLLAR
                || metric == Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT;
        return decides ? FRONT_DIGITS : DIGITS;
    }

    /** Writes points, configurations, bands and breakdowns; there is a scenario for each point. */
    void write(CompactJson json, List<Scenario> scenarios) {
        Map<Shared, Integer> configurations = new LinkedHashMap<>();
        int[] places = new int[points.size()];
        for (int i = 0; i < places.length; i++) {
            Shared shared = shared(points.get(i), scenarios.get(i));
            places[i] = configurations.computeIfAbsent(shared, key -> configurations.size());
        }
        BandFactors bands = new BandFactors(
                BANDED.stream().sorted(Comparator.comparing(Metric::id)).toList());
        BreakdownTable breakdowns = new BreakdownTable();
        json.name("points").open('{');
        column(json, "rank", point -> point.point().rank());
        column(json, "clients", point -> point.deployment().clientCount());
        json.name("configuration").open('[');
        for (int place : places) {
            json.value(place);
        }
        json.close(']');
        column(json, "spread", point -> bands.placeOf(point.point()));
        column(json, "breakdown", breakdowns::placeOf);
        json.close('}');
        configurations(json, configurations.keySet());
        json.field("spreadMetrics", bands.metrics().stream().map(Metric::id).toList());
        json.name("spreads");
        bands.write(json);
        breakdowns.write(json);
    }

    private void column(CompactJson json, String name, ToLongFunction<PagePoint> value) {
        json.name(name).open('[');
        points.forEach(point -> json.value(value.applyAsLong(point)));
        json.close(']');
    }

    private static Shared shared(PagePoint point, Scenario scenario) {
        Deployment deployment = point.deployment();
        DeploymentName name = point.point().deployment();
        return new Shared(
                new DeploymentName(name.layoutLabel(), name.launched(), name.cells(), name.gpuCount(), 0),
                EstimateCommandText.options(scenario, deployment),
                deployment instanceof Aggregated together ? together.replicaCount() : 1);
    }

    private static void configurations(CompactJson json, Iterable<Shared> configurations) {
        json.name("configurations").open('[');
        for (Shared shared : configurations) {
            DeploymentName name = shared.name();
            json.open('{')
                    .field("label", name.layoutLabel())
                    .field("launched", name.launched())
                    .field("weights", name.weights());
            json.field("serving", name.serving()).field("gpus", name.gpuCount());
            json.field("drafts", name.cell("draft_tokens")).field("replicas", shared.replicaCount());
            json.field("cells", name.cells()).field("options", shared.options()).close('}');
        }
        json.close(']');
    }
}
