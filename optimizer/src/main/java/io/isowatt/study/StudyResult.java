package io.isowatt.study;

import io.isowatt.estimate.Estimate;
import io.isowatt.uncertainty.Comparison;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * The answer to a study.
 *
 * @param request the question
 * @param machines one answer per machine, in the order of the question
 */
public record StudyResult(StudyRequest request, List<MachineResult> machines) {

    public StudyResult {
        machines = List.copyOf(machines);
    }

    /** Whether any machine serves the load at all. */
    public boolean anythingFeasible() {
        return machines.stream().anyMatch(machine -> !machine.front().isEmpty());
    }

    /** The machine whose choice is best, of equals the first, if any machine meets the service level. */
    public Optional<MachineResult> winner() {
        MachineResult best = null;
        for (MachineResult machine : machines) {
            if (machine.choice().isPresent() && (best == null || request.prefers(figures(machine), figures(best)))) {
                best = machine;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How sure it is that the winner is better than another machine, by the first objective, if both have a choice. */
    public Optional<Comparison> lead(MachineResult winner, MachineResult other) {
        return winner.choice()
                .flatMap(best -> other.choice()
                        .map(second -> best.compared(request.objectives().get(0), second)));
    }

    private IntToDoubleFunction figures(MachineResult machine) {
        Estimate estimate = machine.choice().orElseThrow().candidate().estimate();
        return k -> request.objectives().get(k).of(estimate);
    }
}
