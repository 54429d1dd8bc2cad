package io.isowatt.report.diff;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.estimate.Metric;
import io.isowatt.report.stored.StoredMachine;
import io.isowatt.report.stored.StoredResult;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What changed from one result to another.
 *
 * @param before the old result
 * @param after the new one
 * @param objectives of both
 * @param facts what differs in their questions
 * @param machines what differs in their answers, the new result's machines first
 */
public record ResultDiff(
        StoredResult before,
        StoredResult after,
        List<Metric> objectives,
        List<FactChange> facts,
        List<MachineDiff> machines) {

    public ResultDiff {
        objectives = List.copyOf(objectives);
        facts = List.copyOf(facts);
        machines = List.copyOf(machines);
    }

    /**
     * A value of the question that changed.
     *
     * @param path of its key: {@code workload.prompt_tokens}
     * @param before the old value, empty where there was none
     * @param after the new one
     */
    public record FactChange(String path, String before, String after) {}

    /**
     * The difference of two results.
     *
     * @throws InvalidInputException if their objectives differ
     */
    public static ResultDiff of(StoredResult before, StoredResult after) {
        List<Metric> objectives = objectives(after);
        if (!objectives(before).equals(objectives)) {
            throw new InvalidInputException(
                    after.file().toString(),
                    0,
                    "The objectives (" + words(objectives) + ") are not those of " + before.file() + " ("
                            + words(objectives(before)) + ").",
                    "Maybe search both studies with the same --objectives.");
        }
        Set<String> ids = new LinkedHashSet<>();
        after.machines().forEach(machine -> ids.add(machine.id()));
        before.machines().forEach(machine -> ids.add(machine.id()));
        return new ResultDiff(
                before,
                after,
                objectives,
                facts(before, after),
                ids.stream()
                        .map(id -> MachineDiff.of(before.machine(id), after.machine(id), objectives))
                        .toList());
    }

    private static String words(List<Metric> objectives) {
        return String.join(", ", objectives.stream().map(Metric::id).toList());
    }

    private static List<Metric> objectives(StoredResult result) {
        List<Metric> objectives = new ArrayList<>();
        for (int k = 0; result.fact("objectives[" + k + "].id").isPresent(); k++) {
            Metric metric =
                    Metric.byId().get(result.fact("objectives[" + k + "].id").get());
            if (metric != null) {
                objectives.add(metric);
            }
        }
        return objectives;
    }

    private static List<FactChange> facts(StoredResult before, StoredResult after) {
        Set<String> paths = new LinkedHashSet<>(before.request().keySet());
        paths.addAll(after.request().keySet());
        List<FactChange> changes = new ArrayList<>();
        for (String path : paths) {
            compare(path, before.fact(path).orElse(""), after.fact(path).orElse(""), changes);
        }
        compare("machines", ids(before), ids(after), changes);
        for (StoredMachine machine : after.machines()) {
            Optional<StoredMachine> old = before.machine(machine.id());
            if (old.isPresent()) {
                String id = machine.id();
                compare(id + ".pue", pue(old.get()), pue(machine), changes);
                compare(id + ".complete", "" + old.get().complete(), "" + machine.complete(), changes);
                compare(id + ".announced", "" + old.get().announced(), "" + machine.announced(), changes);
            }
        }
        boolean told = !changes.isEmpty();
        compare("program version", before.version(), after.version(), changes);
        if (!told) {
            compare("constants of model, machines or calibration", before.inputHash(), after.inputHash(), changes);
        }
        return changes;
    }

    private static String ids(StoredResult result) {
        return String.join(
                ", ", result.machines().stream().map(StoredMachine::id).toList());
    }

    private static String pue(StoredMachine machine) {
        return Double.toString(machine.pueFraction());
    }

    private static void compare(String path, String before, String after, List<FactChange> changes) {
        if (!before.equals(after)) {
            changes.add(new FactChange(path, before, after));
        }
    }

    /** The machines whose fronts lost more than this share of their hypervolume. */
    public List<MachineDiff> worse(double limitFraction) {
        return machines.stream()
                .filter(machine -> machine.volumeFraction() < -limitFraction)
                .toList();
    }
}
