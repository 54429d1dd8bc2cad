package io.isowatt.study;

import io.isowatt.estimate.Metric;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Layouts found under one question, estimated again under another one that differs in its load, its price or its power, over
 * their whole sweep of clients. The machines, the model and the space are those of the first question.
 */
public final class LayoutSweeps {

    private final Map<String, EntryCandidates> machines;

    private LayoutSweeps(Map<String, EntryCandidates> machines) {
        this.machines = machines;
    }

    /** Sweeps under a question. */
    public static LayoutSweeps of(StudyRequest other) {
        return new LayoutSweeps(EntryCandidates.all(other));
    }

    /**
     * The best that the layouts of a candidate reach within the service level, if they keep it at all: of an aggregated one over
     * all numbers of clients, of pools over growing numbers of running sequences until they do not help, with the prefill
     * workers that these need.
     */
    public Optional<Evaluated> best(MachineResult machine, Candidate candidate, Metric metric) {
        return of(machine).best(candidate, metric);
    }

    /** A candidate with its figures under the question. */
    public Evaluated again(MachineResult machine, Candidate candidate) {
        return Evaluated.of(of(machine).candidate(candidate.rank(), candidate::deployment));
    }

    private EntryCandidates of(MachineResult machine) {
        return Objects.requireNonNull(machines.get(machine.id()), machine.id());
    }
}
