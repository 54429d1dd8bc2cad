package io.isowatt.study;

import java.util.Map;
import java.util.Objects;

/** The insides of any candidates of a study, worked out from the question alone. */
public final class Breakdowns {

    private final Map<String, EntryCandidates> machines;

    private Breakdowns(Map<String, EntryCandidates> machines) {
        this.machines = machines;
    }

    /** Those of a study. */
    public static Breakdowns of(StudyRequest request) {
        return new Breakdowns(EntryCandidates.all(request));
    }

    /**
     * The inside of a candidate.
     *
     * @param machine whose candidate it is
     * @param candidate on its front, or kept
     */
    public Breakdown of(MachineResult machine, Candidate candidate) {
        return Objects.requireNonNull(machines.get(machine.id()), machine.id()).breakdown(candidate);
    }
}
