package io.isowatt.study;

import io.isowatt.checkpoint.Part;
import io.isowatt.search.ExactSearch;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.SearchResult;
import io.isowatt.search.Shard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Runs studies: an exact search on every machine, then the choice for the service level. */
public final class Study {

    private final StudyRequest request;
    private final List<Contender> contenders;

    public Study(StudyRequest request) {
        this(request, Contender.all(request));
    }

    Study(StudyRequest request, List<Contender> contenders) {
        this.request = request;
        this.contenders = List.copyOf(contenders);
    }

    /** All candidates of all machines, those that constraints remove included. */
    public long size() {
        return contenders.stream()
                .mapToLong(contender -> contender.problem().size())
                .sum();
    }

    /**
     * How many candidates a search will visit, at most: those of a shard that no constraint removes, or the evaluations of a
     * genetic search.
     *
     * @param mostCandidates a limit on all machines together, the largest long for none
     */
    public long visitCount(Shard shard, long mostCandidates) {
        if (request.method() instanceof SearchMethod.Genetic genetic) {
            long usual = (long) genetic.evaluationCount() * contenders.size();
            return mostCandidates == Long.MAX_VALUE ? usual : mostCandidates;
        }
        return Math.min(candidateCount(shard), mostCandidates);
    }

    long candidateCount(Shard shard) {
        long count = 0;
        for (Contender contender : contenders) {
            for (int block = 0; block < contender.problem().blockCount(); block++) {
                count += shard.holds(block) ? contender.problem().blockSize(block) : 0;
            }
        }
        return count;
    }

    /** Searches every machine in turn; the same answer for any number of threads. */
    public StudyResult run(SearchOptions options) {
        return run(part -> options);
    }

    /**
     * Searches every machine in turn.
     *
     * @param options of each search, asked when it begins, by its place in {@link #parts}
     */
    public StudyResult run(IntFunction<SearchOptions> options) {
        List<MachineResult> machines = new ArrayList<>();
        for (int part = 0; part < contenders.size(); part++) {
            Contender contender = contenders.get(part);
            SearchOptions of = options.apply(part);
            machines.add(
                    request.method() instanceof SearchMethod.Genetic genetic
                            ? new GeneticMachineSearch(request, genetic, contender).run(of)
                            : search(contender, of));
        }
        return new StudyResult(request, machines);
    }

    /** The searches in their order. */
    public List<Part> parts() {
        return contenders.stream()
                .map(contender -> Part.of(contender.id(), contender.problem()))
                .toList();
    }

    private MachineResult search(Contender contender, SearchOptions options) {
        SearchResult found = ExactSearch.run(contender.problem(), options);
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
