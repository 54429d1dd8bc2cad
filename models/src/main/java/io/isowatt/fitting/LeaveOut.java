package io.isowatt.fitting;

import io.isowatt.measured.ServingRow;
import io.isowatt.validation.Errors;
import io.isowatt.validation.RowResult;
import io.isowatt.validation.Target;
import io.isowatt.validation.Validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * How far off predictions are on rows that the constants were not fitted on.
 *
 * @param kind what is left out, one after the other
 * @param items errors of each, in alphabetical order
 * @param tpot over all of them
 * @param ttft over all of them, where the load protocol is known
 */
public record LeaveOut(Kind kind, List<Item> items, Errors tpot, Errors ttft) {

    /** What is left out. */
    public enum Kind {
        MODEL(plan -> plan.model().id()),
        MACHINE(plan -> plan.hardware().id()),
        FRAMEWORK(plan -> plan.framework().displayName()),
        GENERATION(plan -> plan.hardware().accelerator().generation().name().toLowerCase(Locale.ROOT));

        @SuppressWarnings("ImmutableEnumChecker") // functions without state
        private final Function<Observation.Plan, String> name;

        Kind(Function<Observation.Plan, String> name) {
            this.name = name;
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Errors on the rows left out.
     *
     * @param name of what was left out
     * @param tpot errors of time per output token
     * @param ttft errors of time to first token where the load protocol is known
     */
    public record Item(String name, Errors tpot, Errors ttft) {}

    private record Task(Kind kind, String name) {
        boolean holds(Observation.Plan plan) {
            return kind.name.apply(plan).equals(name);
        }
    }

    private static Observation.Plan plan(ServingRow row) {
        return new Observation.OfServing(row).plan();
    }

    /** How many fits there are to do. */
    static int count(List<ServingRow> rows) {
        return tasks(rows).size();
    }

    private static List<Task> tasks(List<ServingRow> rows) {
        List<Task> tasks = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<String> names = rows.stream()
                    .map(LeaveOut::plan)
                    .map(kind.name)
                    .distinct()
                    .sorted()
                    .toList();
            if (names.size() > 1) {
                names.forEach(name -> tasks.add(new Task(kind, name)));
            }
        }
        return tasks;
    }

    /** Fits without each model, machine, framework and generation, and predicts it; what there is only one of stays. */
    static List<LeaveOut> all(ServingFit fit, List<ServingRow> rows, int threads, AtomicLong done) {
        List<Task> tasks = tasks(rows);
        List<List<RowResult>> results = new ArrayList<>();
        tasks.forEach(task -> results.add(List.of()));
        Parallel.run(tasks.size(), threads, t -> {
            Task task = tasks.get(t);
            List<ServingRow> leftOut =
                    rows.stream().filter(row -> task.holds(plan(row))).toList();
            results.set(t, Validation.of(leftOut, fit.without(task::holds)).results());
            done.incrementAndGet();
        });
        List<LeaveOut> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Item> items = new ArrayList<>();
            List<RowResult> together = new ArrayList<>();
            for (int t = 0; t < tasks.size(); t++) {
                if (tasks.get(t).kind() == kind) {
                    items.add(new Item(
                            tasks.get(t).name(),
                            Validation.errors(Target.TPOT, results.get(t)),
                            Validation.errors(Target.TTFT, results.get(t))));
                    together.addAll(results.get(t));
                }
            }
            if (!items.isEmpty()) {
                all.add(new LeaveOut(
                        kind,
                        items,
                        Validation.errors(Target.TPOT, together),
                        Validation.errors(Target.TTFT, together)));
            }
        }
        return all;
    }
}
