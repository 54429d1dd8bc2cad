package io.isowatt.report.diff;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.stored.StoredResult;
import io.isowatt.report.table.JsonText;

import java.util.List;

/** A difference of results as JSON; changes are fractions. */
public final class DiffJson {

    private static final int SCHEMA_VERSION = 1;

    private final JsonText json = new JsonText();
    private final List<Metric> objectives;

    private DiffJson(List<Metric> objectives) {
        this.objectives = objectives;
    }

    /** The difference, held against a limit. */
    public static String of(ResultDiff diff, double limitFraction) {
        return new DiffJson(diff.objectives()).text(diff, limitFraction);
    }

    private String text(ResultDiff diff, double limitFraction) {
        json.open('{').field("schema", "isowatt-diff").field("schema_version", SCHEMA_VERSION);
        result("before", diff.before());
        result("after", diff.after());
        json.name("facts").open('[');
        for (ResultDiff.FactChange change : diff.facts()) {
            json.item().open('{').field("path", change.path());
            json.field("before", change.before()).field("after", change.after()).close('}');
        }
        json.close(']').name("machines").open('[');
        for (MachineDiff machine : diff.machines()) {
            json.item();
            machine(machine);
        }
        json.close(']').field("limit_fraction", limitFraction);
        json.field(
                "worse", diff.worse(limitFraction).stream().map(MachineDiff::id).toList());
        return json.close('}').toString();
    }

    private void result(String name, StoredResult result) {
        json.name(name).open('{').field("title", result.title());
        json.field("program_version", result.version()).field("input_hash", result.inputHash());
        json.close('}');
    }

    private void machine(MachineDiff machine) {
        json.open('{').field("id", machine.id()).field("name", machine.name());
        json.field("before_points", machine.beforeSize()).field("after_points", machine.afterSize());
        json.field("same", machine.sameCount()).field("hypervolume_change_fraction", machine.volumeFraction());
        json.field("median_move_fraction", machine.medianMoveFraction().orElse(0));
        points("gained", machine.gained());
        points("lost", machine.lost());
        json.name("moved").open('[');
        for (Move move : machine.moved()) {
            json.item().open('{').name("before");
            point(move.before());
            json.name("after");
            point(move.after());
            json.field("metric", move.metric().id()).field("change_fraction", move.changeFraction());
            json.close('}');
        }
        json.close(']').field("choice_changed", machine.choiceChanged());
        json.name("choice_before");
        machine.choiceBefore().ifPresentOrElse(this::point, json::nothing);
        json.name("choice_after");
        machine.choiceAfter().ifPresentOrElse(this::point, json::nothing);
        json.close('}');
    }

    private void points(String name, List<FrontPoint> points) {
        json.name(name).open('[');
        for (FrontPoint point : points) {
            json.item();
            point(point);
        }
        json.close(']');
    }

    private void point(FrontPoint point) {
        json.open('{')
                .field("rank", point.rank())
                .field("deployment", point.deployment().launched());
        json.field("clients", point.deployment().clientCount());
        for (Metric metric : objectives) {
            json.field(metric.id(), point.of(metric));
        }
        json.close('}');
    }
}
