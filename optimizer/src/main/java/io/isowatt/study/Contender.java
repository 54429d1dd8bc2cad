package io.isowatt.study;

import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.Hardware;
import io.isowatt.search.JoinedProblem;
import io.isowatt.space.serving.SpaceDefinition;

import java.util.ArrayList;
import java.util.List;

/** What a study compares: everything that one machine can serve with, or pools that stand on two different machines. */
final class Contender implements Candidates {

    /** The id of pools on different machines. */
    static final String MIXED = "mixed";

    private final String id;
    private final String name;
    private final List<Scenario> scenarios;
    private final List<DeploymentProblem> parts;
    private final JoinedProblem problem;

    private Contender(String id, String name, List<Scenario> scenarios, List<DeploymentProblem> parts) {
        this.id = id;
        this.name = name;
        this.scenarios = List.copyOf(scenarios);
        this.parts = List.copyOf(parts);
        this.problem = new JoinedProblem(parts);
    }

    /** One for each machine of a study, and one for all pairs of different machines where the space has them. */
    static List<Contender> all(StudyRequest request) {
        return all(request, AggregatedProblem.PRUNED_FROM);
    }

    /** The same, with bounds on aggregated deployments from so many candidates on. */
    static List<Contender> all(StudyRequest request, long prunedFromCount) {
        Goals goals = Goals.of(request);
        List<Scenario> scenarios = request.scenarios();
        SpaceDefinition space = request.space();
        List<Contender> contenders = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            List<DeploymentProblem> parts = new ArrayList<>();
            if (space.aggregated()) {
                parts.add(new AggregatedProblem(request, scenario, goals, prunedFromCount));
            }
            if (space.pools().isPresent()) {
                parts.add(new DisaggregatedProblem(request, List.of(scenario), scenario, goals));
            }
            Hardware hardware = scenario.hardware();
            contenders.add(new Contender(hardware.id(), hardware.displayName(), List.of(scenario), parts));
        }
        boolean mixed = space.pools().filter(pools -> pools.anyMachines()).isPresent();
        if (mixed && scenarios.size() > 1) {
            List<DeploymentProblem> parts = new ArrayList<>();
            for (Scenario scenario : scenarios) {
                List<Scenario> others = new ArrayList<>(scenarios);
                others.remove(scenario);
                parts.add(new DisaggregatedProblem(request, others, scenario, goals));
            }
            contenders.add(new Contender(MIXED, "Pools on different machines", scenarios, parts));
        }
        return contenders;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    List<Scenario> scenarios() {
        return scenarios;
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
    public DeploymentProblem.Binding binding(Candidate candidate) {
        return partOf(candidate).binding(local(candidate));
    }

    @Override
    public DeploymentProblem.Anatomy anatomy(Candidate candidate) {
        return partOf(candidate).anatomy(local(candidate));
    }

    private DeploymentProblem partOf(Candidate candidate) {
        return parts.get(problem.partOfRank(candidate.rank()));
    }

    private Candidate local(Candidate candidate) {
        return candidate.ranked(candidate.rank() - problem.firstRank(problem.partOfRank(candidate.rank())));
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
