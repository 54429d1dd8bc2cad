package io.isowatt.report.page;

import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.report.front.Axes;

import java.util.Comparator;
import java.util.List;
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
        Configurations configurations = new Configurations();
        BandFactors bands = new BandFactors(
                BANDED.stream().sorted(Comparator.comparing(Metric::id)).toList());
        BreakdownTable breakdowns = new BreakdownTable();
        json.name("points").open('{');
        column(json, "rank", point -> point.point().rank());
        column(json, "clients", point -> point.deployment().clientCount());
        json.name("configuration").open('[');
        for (int i = 0; i < points.size(); i++) {
            json.value(configurations.placeOf(points.get(i), scenarios.get(i)));
        }
        json.close(']');
        column(json, "spread", point -> bands.placeOf(point.point()));
        column(json, "breakdown", breakdowns::placeOf);
        json.close('}');
        configurations.write(json);
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
}
