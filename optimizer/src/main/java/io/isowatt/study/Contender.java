package io.isowatt.study;

import io.isowatt.estimate.Scenario;
import io.isowatt.search.JoinedProblem;

import java.util.ArrayList;
import java.util.List;

/** What a study compares as a search: everything that one machine can serve with, or pools on two different machines. */
final class Contender implements Candidates {

    private final Entry entry;
    private final List<DeploymentProblem> parts;
    private final JoinedProblem problem;

    private Contender(Entry entry, List<DeploymentProblem> parts) {
        this.entry = entry;
        this.parts = List.copyOf(parts);
        this.problem = new JoinedProblem(parts);
    }

    /** Those of a study. */
    static List<Contender> all(StudyRequest request) {
        return all(request, AggregatedProblem.PRUNED_FROM);
    }

    /** The same, with bounds on aggregated deployments from so many candidates on. */
    static List<Contender> all(StudyRequest request, long prunedFromCount) {
        Goals goals = Goals.of(request);
        return Entry.all(request).stream()
                .map(entry -> new Contender(entry, parts(request, entry, goals, prunedFromCount)))
                .toList();
    }

    private static List<DeploymentProblem> parts(StudyRequest request, Entry entry, Goals goals, long prunedFromCount) {
        List<DeploymentProblem> parts = new ArrayList<>();
        if (entry.aggregated()) {
            parts.add(new AggregatedProblem(request, entry.scenarios().get(0), goals, prunedFromCount));
        }
        for (Entry.PoolMachines pools : entry.pools()) {
            parts.add(new DisaggregatedProblem(request, pools.prefill(), pools.decode(), goals));
        }
        return parts;
    }

    String id() {
        return entry.id();
    }

    String name() {
        return entry.name();
    }

    List<Scenario> scenarios() {
        return entry.scenarios();
    }

    JoinedProblem problem() {
        return problem;
    }

    /** A candidate by its rank among all parts. */
    @Override
    public Candidate candidate(long rank) {
        int part = problem.partOfRank(rank);
        return parts.get(part).candidate(rank - problem.firstRank(part)).ranked(rank);
    }

    @Override
    public Breakdown breakdown(Candidate candidate) {
        int part = problem.partOfRank(candidate.rank());
        return parts.get(part).breakdown(candidate.ranked(candidate.rank() - problem.firstRank(part)));
    }

    /** Candidates for pictures and tables. */
    List<CandidateBlock> kept() {
        List<CandidateBlock> kept = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            for (CandidateBlock block : parts.get(p).kept()) {
                kept.add(block.from(problem.firstRank(p)));
            }
        }
        return kept;
    }
}
