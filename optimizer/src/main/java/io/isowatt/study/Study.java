package io.isowatt.study;

import io.isowatt.estimate.Scenario;
import io.isowatt.pareto.ParetoFront;
import io.isowatt.search.ExactSearch;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.SearchResult;

import java.util.ArrayList;
import java.util.List;

/** Runs studies: an exact search on every machine, then the choice for the service level. */
public final class Study {

    private final StudyRequest request;
    private final List<ServingProblem> problems;

    public Study(StudyRequest request) {
        this.request = request;
        this.problems = request.scenarios().stream()
                .map(scenario -> new ServingProblem(request, scenario))
                .toList();
    }

    /** All candidates of all machines, those that constraints remove included. */
    public long size() {
        return problems.stream().mapToLong(ServingProblem::size).sum();
    }

    /** Candidates that no constraint removes: what is left to evaluate. */
    public long feasibleLayoutCandidates() {
        return problems.stream()
                .mapToLong(problem -> problem.size()
                        - problem.removed().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .sum();
    }

    /** Searches every machine in turn; the same answer for any number of threads. */
    public StudyResult run(SearchOptions options) {
        List<MachineResult> machines = new ArrayList<>();
        for (ServingProblem problem : problems) {
            machines.add(search(problem, options));
        }
        return new StudyResult(request, machines);
    }

    private MachineResult search(ServingProblem problem, SearchOptions options) {
        Scenario scenario = problem.scenario();
        SearchResult found = ExactSearch.run(problem, options);
        ParetoFront front = found.front();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < front.size(); i++) {
            candidates.add(problem.candidate(front.rank(i)));
        }
        List<CandidateBlock> all = problem.candidates();
        return new MachineResult(
                scenario.hardware().id(),
                scenario.hardware().displayName(),
                List.of(scenario),
                found.counts(),
                found.complete(),
                found.gap(),
                candidates,
                all,
                new ChoiceFinder(request, scenario, problem).find(all));
    }
}
