package io.isowatt.study;

import io.isowatt.estimate.Scenario;
import io.isowatt.search.Gap;
import io.isowatt.search.SearchCounts;

import java.util.List;
import java.util.Optional;

/**
 * The answer for one machine, or for pools on several machines.
 *
 * @param id the machine's catalog id, {@code mixed} for pools on several machines
 * @param name what reports call it
 * @param scenarios what was searched, one for each machine
 * @param counts where every candidate went
 * @param complete whether the whole space was looked at
 * @param gap how much the front may lack, where that can be said of an incomplete one
 * @param front the non-dominated candidates, or those that stand for all, by falling first objective in its own direction
 * @param candidates every feasible candidate by layout; of a large space some
 * @param choice the best deployment for the service level, if there is one
 * @param bestFound how the front was found, where not every candidate was looked at on purpose
 */
public record MachineResult(
        String id,
        String name,
        List<Scenario> scenarios,
        SearchCounts counts,
        boolean complete,
        Optional<Gap> gap,
        List<Candidate> front,
        List<CandidateBlock> candidates,
        Optional<Choice> choice,
        Optional<BestFound> bestFound) {

    public MachineResult {
        scenarios = List.copyOf(scenarios);
        front = List.copyOf(front);
        candidates = List.copyOf(candidates);
    }

    /** The answer of an exact search. */
    public MachineResult(
            String id,
            String name,
            List<Scenario> scenarios,
            SearchCounts counts,
            boolean complete,
            Optional<Gap> gap,
            List<Candidate> front,
            List<CandidateBlock> candidates,
            Optional<Choice> choice) {
        this(id, name, scenarios, counts, complete, gap, front, candidates, choice, Optional.empty());
    }

    /** The first machine's scenario, for what is common to all. */
    public Scenario common() {
        return scenarios.get(0);
    }

    /** Whether any of the machines has no production silicon behind its figures yet. */
    public boolean announced() {
        return scenarios.stream().anyMatch(scenario -> scenario.hardware().announced());
    }

    /** Points of the front, those that others stand for included. */
    public int wholeFrontSize() {
        return front.size() + front.stream().mapToInt(Candidate::mergedCount).sum();
    }

    /** How many feasible candidates are kept. */
    public long candidateCount() {
        return candidates.stream().mapToLong(CandidateBlock::size).sum();
    }
}
