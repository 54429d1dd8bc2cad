package io.isowatt.study;

import io.isowatt.estimate.Scenario;
import io.isowatt.search.SearchCounts;

import java.util.List;
import java.util.Optional;

/**
 * The answer for one machine.
 *
 * @param scenario what was searched
 * @param counts where every candidate went
 * @param complete whether the whole space was looked at
 * @param front the non-dominated candidates, by falling first objective in its own direction
 * @param candidates every feasible candidate, by layout
 * @param choice the best deployment for the service level, if there is one
 */
public record MachineResult(
        Scenario scenario,
        SearchCounts counts,
        boolean complete,
        List<Candidate> front,
        List<CandidateBlock> candidates,
        Optional<Choice> choice) {

    public MachineResult {
        front = List.copyOf(front);
        candidates = List.copyOf(candidates);
    }

    /** How many feasible candidates there are. */
    public long candidateCount() {
        return candidates.stream().mapToLong(CandidateBlock::size).sum();
    }
}
