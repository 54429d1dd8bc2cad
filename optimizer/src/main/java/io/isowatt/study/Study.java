package io.isowatt.study;

import io.isowatt.search.ExactSearch;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.SearchResult;

import java.util.ArrayList;
import java.util.List;

/** Runs studies: an exact search on every machine, then the choice for the service level. */
public final class Study {

    private final StudyRequest request;
    private final List<Contender> contenders;

    public Study(StudyRequest request) {
        this.request = request;
        this.contenders = Contender.all(request);
    }

    /** All candidates of all machines, those that constraints remove included. */
    public long size() {
        return contenders.stream()
                .mapToLong(contender -> contender.problem().size())
                .sum();
    }

    /** Candidates that no constraint removes: what is left to settle. */
    public long feasibleLayoutCandidates() {
        return contenders.stream()
                .mapToLong(contender -> contender.problem().size()
                        - contender.problem().removed().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .sum();
    }

    /** Searches every machine in turn; the same answer for any number of threads. */
    public StudyResult run(SearchOptions options) {
        List<MachineResult> machines = new ArrayList<>();
        for (Contender contender : contenders) {
            machines.add(search(contender, options));
        }
        return new StudyResult(request, machines);
    }

    private MachineResult search(Contender contender, SearchOptions options) {
        SearchResult found = ExactSearch.run(contender.problem(), options);
        options.journal().restored().forEach(outcome -> contender.keep(outcome.block()));
        List<CandidateBlock> kept = contender.kept();
        ChoiceFinder finder = new ChoiceFinder(request, contender, Goals.of(request), found.front());
        return new MachineResult(
                contender.id(),
                contender.name(),
                contender.scenarios(),
                found.counts(),
                found.complete(),
                found.gap(),
                finder.asked(),
                kept,
                finder.find(kept));
    }
}
