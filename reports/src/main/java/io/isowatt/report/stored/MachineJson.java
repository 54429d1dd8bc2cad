package io.isowatt.report.stored;

import io.isowatt.estimate.Scenario;
import io.isowatt.report.table.JsonText;
import io.isowatt.search.SearchCounts;
import io.isowatt.study.BestFound;
import io.isowatt.study.Breakdowns;
import io.isowatt.study.Candidate;
import io.isowatt.study.Choice;
import io.isowatt.study.MachineResult;

/**
 * The answer for one machine as JSON.
 *
 * @param json where it is written
 * @param machine the answer
 * @param points how its deployments are written
 */
record MachineJson(JsonText json, MachineResult machine, PointJson points) {

    static void write(MachineResult machine, Breakdowns breakdowns, boolean merging, JsonText json) {
        ErrorTable errors = new ErrorTable();
        PointJson points = new PointJson(json, merging, errors, candidate -> breakdowns.of(machine, candidate));
        new MachineJson(json, machine, points).write(errors);
    }

    private void write(ErrorTable errors) {
        Scenario scenario = machine.common();
        json.open('{').field("id", machine.id());
        json.field("name", machine.scenarios().size() == 1 ? scenario.hardware().name() : machine.name());
        json.field("display_name", machine.name()).field("announced", machine.announced());
        json.field("pue_fraction", scenario.effectivePueFraction());
        FactJson.write(scenario.hardware().facts(), json);
        counts();
        machine.bestFound().ifPresent(this::bestFound);
        json.name("front").open('[');
        for (Candidate candidate : machine.front()) {
            json.item();
            points.write(candidate);
        }
        json.close(']');
        json.name("choice");
        machine.choice().ifPresentOrElse(this::choice, json::nothing);
        errors.write(json);
        json.close('}');
    }

    /** Only of fronts that were found without looking at every candidate. */
    private void bestFound(BestFound found) {
        json.name("best_found").open('{').field("method", "genetic");
        json.field("seed", found.method().seed()).field("evaluations", found.evaluationCount());
        if (found.continuous()) {
            json.field("continuous", true).field("exact_steps", BestFound.STEP_COUNT);
        }
        found.exactVolumeFraction().ifPresent(share -> json.field("exact_hypervolume_fraction", share));
        json.close('}');
    }

    private void counts() {
        SearchCounts counts = machine.counts();
        json.name("counts").open('{').field("enumerated", counts.size());
        json.name("removed").open('{');
        counts.removed().forEach(json::field);
        json.close('}').name("pruned").open('{');
        counts.pruned().forEach(json::field);
        json.close('}').name("rejected").open('{');
        counts.rejected().forEach(json::field);
        json.close('}').field("feasible", counts.accepted()).field("unvisited", counts.unvisited());
        json.field("complete", machine.complete()).close('}');
        json.name("gap");
        machine.gap()
                .ifPresentOrElse(
                        gap -> json.open('{')
                                .field("hypervolume", gap.hypervolume())
                                .field("upper_hypervolume", gap.upperHypervolume())
                                .field("gap_fraction", gap.fraction())
                                .close('}'),
                        json::nothing);
    }

    private void choice(Choice choice) {
        json.open('{').name("candidate");
        points.write(choice.candidate());
        BreakdownJson.write(choice.breakdown(), json);
        json.name("runner_up");
        choice.runnerUp().ifPresentOrElse(points::write, json::nothing);
        json.close('}');
    }
}
