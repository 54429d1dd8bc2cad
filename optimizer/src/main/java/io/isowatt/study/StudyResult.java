package io.isowatt.study;

import java.util.List;
import java.util.Optional;

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

    /** The machine whose choice has the best first objective, if any machine meets the service level. */
    public Optional<MachineResult> winner() {
        boolean more = request.objectives().get(0).maximized();
        MachineResult best = null;
        double bestValue = Double.NaN;
        for (MachineResult machine : machines) {
            if (machine.choice().isPresent()) {
                double value = request.objectives()
                        .get(0)
                        .of(machine.choice().get().candidate().estimate());
                if (best == null || (more ? value > bestValue : value < bestValue)) {
                    best = machine;
                    bestValue = value;
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
