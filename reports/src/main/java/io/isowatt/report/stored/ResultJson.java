package io.isowatt.report.stored;

import io.isowatt.report.chart.Cloud;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.Limit;
import io.isowatt.report.front.Scene;
import io.isowatt.report.table.JsonText;
import io.isowatt.study.Breakdowns;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyResult;

/**
 * The whole answer as JSON: question, provenance, counts, fronts with all figures, choices with reasons, and the thinned
 * dominated candidates; enough to draw every report again. SI units, named in the keys.
 */
public final class ResultJson {

    static final String SCHEMA = "isowatt-result";

    /** Changes when a key changes its meaning or goes; new keys do not count. */
    public static final int SCHEMA_VERSION = 1;

    private final StudyResult result;
    private final JsonText json = new JsonText();

    private ResultJson(StudyResult result) {
        this.result = result;
    }

    /** The answer with the dots of its picture. */
    public static String of(StudyResult result, Scene scene, Cloud cloud, String version) {
        return new ResultJson(result).text(scene, cloud, version);
    }

    private String text(Scene scene, Cloud cloud, String version) {
        json.open('{');
        json.field("schema", SCHEMA).field("schema_version", SCHEMA_VERSION);
        json.field("program_version", version);
        json.field("input_hash", result.request().inputHash());
        RequestJson.write(result.request(), json);
        scene(scene);
        Breakdowns breakdowns = Breakdowns.of(result.request());
        json.name("machines").open('[');
        for (MachineResult machine : result.machines()) {
            json.item();
            MachineJson.write(machine, breakdowns, result.request().epsilonFraction() > 0, json);
        }
        json.close(']');
        json.name("winner");
        result.winner().ifPresentOrElse(this::winner, json::nothing);
        Axes axes = scene.axes();
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

    /** What the picture says around its fronts. */
    private void scene(Scene scene) {
        Axes axes = scene.axes();
        json.name("scene").open('{').field("title", scene.title());
        json.field("x_metric", axes.x().id()).field("y_metric", axes.y().id());
        json.field("boundary", axes.boundaryText());
        scene.limit().ifPresent(this::limit);
        json.field("footer", scene.footer()).close('}');
    }

    private void limit(Limit limit) {
        json.name("limit").open('{').field("value", limit.value());
        json.field("refused_below", limit.refusedBelow()).field("text", limit.text());
        json.close('}');
    }
}
