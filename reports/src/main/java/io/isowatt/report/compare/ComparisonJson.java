package io.isowatt.report.compare;

import io.isowatt.estimate.Metric;
import io.isowatt.report.table.JsonText;

import java.util.List;
import java.util.Locale;

/** A comparison as JSON: the fronts with their facts, what to read with care, readings, and the ratios over the whole range. */
public final class ComparisonJson {

    private static final int SCHEMA_VERSION = 1;

    private final CurveSet set;
    private final FrontComparison comparison;
    private final JsonText json = new JsonText();

    private ComparisonJson(CurveSet set, FrontComparison comparison) {
        this.set = set;
        this.comparison = comparison;
    }

    public static String of(CurveSet set, FrontComparison comparison, String version) {
        return new ComparisonJson(set, comparison).text(version);
    }

    private String text(String version) {
        json.open('{').field("schema", "isowatt-comparison").field("schema_version", SCHEMA_VERSION);
        json.field("program_version", version).field("title", set.title());
        json.field("x_metric", comparison.axes().x().id());
        json.field("y_metric", comparison.axes().y().id());
        json.field("boundary", comparison.axes().boundaryText());
        json.field("baseline", comparison.base().line().id());
        json.field("caveats", comparison.caveats());
        json.name("fronts").open('[');
        comparison.curves().forEach(this::front);
        json.close(']').name("readings").open('[');
        comparison.readings().forEach(this::reading);
        json.close(']').name("ratios").open('[');
        comparison.ratios().forEach(this::ratio);
        return json.close(']').close('}').toString();
    }

    private void front(Curve curve) {
        CurveFacts facts = curve.facts();
        json.item().open('{').field("id", curve.line().id()).field("name", curve.name());
        json.field("study", facts.study()).field("model", facts.model()).field("framework", facts.framework());
        json.field("servers", facts.servers()).field("load", facts.load()).field("ttft_limit", facts.ttftLimit());
        json.field("power", facts.power()).field("price", facts.price()).field("calibration", facts.calibration());
        json.field("search_space", facts.space()).field("announced", facts.announced());
        json.field("complete", facts.complete()).field("best_found", facts.bestFound());
        json.field("points", curve.line().size()).close('}');
    }

    private void reading(Reading reading) {
        json.item().open('{').field("x", reading.x()).name("fronts").open('[');
        for (int c = 0; c < comparison.curves().size(); c++) {
            FrontRead read = reading.fronts().get(c);
            json.item().open('{').field("id", comparison.curves().get(c).line().id());
            json.field("read", read.kind().name().toLowerCase(Locale.ROOT));
            for (Metric metric : new ReadTable(comparison).metrics()) {
                json.field(metric.column(), read.of(metric));
            }
            ratio(reading.ratios().get(c));
            read.between().map(at -> at.keeper()).ifPresent(keeper -> {
                json.field("deployment", keeper.deployment().launched());
                json.field("rank", keeper.rank())
                        .field("gpus", keeper.deployment().gpuCount());
                json.field("clients", keeper.deployment().clientCount());
            });
            json.close('}');
        }
        json.close(']').close('}');
    }

    private void ratio(RatioPoint point) {
        json.field("ratio", point.ratio()).field("ratio_p10", point.low()).field("ratio_p90", point.high());
        json.field("better_fraction", point.betterFraction());
        json.field("ratio_reach", point.reach().name().toLowerCase(Locale.ROOT));
    }

    private void ratio(RatioCurve ratio) {
        json.item().open('{').field("id", comparison.curve(ratio).line().id());
        json.field("crossings", numbers(ratio.crossings()));
        json.name("points").open('[');
        for (RatioPoint point : ratio.points()) {
            json.item().open('{').field("x", point.x());
            ratio(point);
            json.close('}');
        }
        json.close(']').close('}');
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
