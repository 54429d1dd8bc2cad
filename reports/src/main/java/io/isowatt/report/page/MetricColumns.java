package io.isowatt.report.page;

import io.isowatt.estimate.Metric;
import io.isowatt.power.PowerBoundary;
import io.isowatt.report.front.FrontPoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All metrics of some points, as columns or as what follows from a column by one factor: total from output tokens, dollars and
 * joules from their reciprocals, a boundary of its own from the study's if it is the same. A relation holds for every point to
 * nine digits, or the values are given.
 */
final class MetricColumns {

    private static final double SAME = 1e-9;

    /** From which metric another one may follow, and whether as its reciprocal. */
    private record Source(Metric of, boolean reciprocal) {}

    /** How a metric is written: its own values, or a factor on those of another one or on their reciprocals. */
    sealed interface Column {

        /** Values of its own. */
        @SuppressWarnings("ArrayRecordComponent") // thousands of numbers, compared nowhere
        record Values(double[] values) implements Column {}

        /** Factor · other, or factor / other. */
        record Follows(Metric of, boolean reciprocal, double factor) implements Column {}
    }

    private final List<FrontPoint> points;
    private final Map<Metric, Column> columns = new LinkedHashMap<>();

    MetricColumns(List<FrontPoint> points) {
        this.points = points;
        Metric.byId().values().forEach(this::column);
    }

    /** Every metric with how it is written. */
    Map<Metric, Column> all() {
        return columns;
    }

    private Column column(Metric metric) {
        Column known = columns.get(metric);
        if (known != null) {
            return known;
        }
        Column made = make(metric);
        columns.put(metric, made);
        return made;
    }

    private Column make(Metric metric) {
        double[] values = values(metric);
        Source source = source(metric);
        if (points.isEmpty() || source.of() == metric) {
            return new Column.Values(values);
        }
        Column base = column(source.of());
        Metric root = base instanceof Column.Follows follows ? follows.of() : source.of();
        boolean reciprocal = source.reciprocal() ^ (base instanceof Column.Follows follows && follows.reciprocal());
        double[] others = values(root);
        double factor = reciprocal ? values[0] * others[0] : values[0] / others[0];
        for (int i = 0; i < values.length; i++) {
            double here = reciprocal ? values[i] * others[i] : values[i] / others[i];
            if (!(Math.abs(here - factor) <= SAME * factor)) {
                return new Column.Values(values);
            }
        }
        return new Column.Follows(root, reciprocal, factor);
    }

    private double[] values(Metric metric) {
        return points.stream().mapToDouble(point -> point.of(metric)).toArray();
    }

    /** What a metric follows from in every study; itself if from nothing. */
    private Source source(Metric metric) {
        if (metric.boundary().isPresent()) {
            PowerBoundary at = metric.boundary().get();
            Metric plain = plain(metric);
            boolean own = points.isEmpty() || points.get(0).estimate().boundary() == at;
            Source source = source(plain);
            return own ? new Source(plain, false) : source.of() == plain ? itself(metric) : at(source, at);
        }
        if (metric == Metric.TOTAL_THROUGHPUT_PER_MEGAWATT) {
            return new Source(Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT, false);
        }
        if (metric == Metric.JOULES_PER_TOKEN || metric == Metric.JOULES_PER_TOTAL_TOKEN) {
            return new Source(Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT, true);
        }
        if (metric == Metric.TOTAL_THROUGHPUT_PER_GPU) {
            return new Source(Metric.OUTPUT_THROUGHPUT_PER_GPU, false);
        }
        if (metric == Metric.TOTAL_THROUGHPUT_PER_DOLLAR) {
            return new Source(Metric.OUTPUT_THROUGHPUT_PER_DOLLAR, false);
        }
        if (metric == Metric.COST_PER_MILLION_TOKENS || metric == Metric.COST_PER_MILLION_TOTAL_TOKENS) {
            return new Source(Metric.OUTPUT_THROUGHPUT_PER_DOLLAR, true);
        }
        return metric == Metric.TPOT ? new Source(Metric.INTERACTIVITY, true) : itself(metric);
    }

    private static Source itself(Metric metric) {
        return new Source(metric, false);
    }

    private static Source at(Source source, PowerBoundary at) {
        return new Source(source.of().at(at), source.reciprocal());
    }

    private static Metric plain(Metric metric) {
        Metric plain = Metric.byId().get(metric.id().substring(0, metric.id().indexOf(Metric.AT)));
        return plain == null ? metric : plain;
    }
}
