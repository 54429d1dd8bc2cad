package io.isowatt.study;

import io.isowatt.deployment.Aggregated;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.estimate.ScenarioUncertainty;
import io.isowatt.serving.Outcome;
import io.isowatt.serving.Rejected;
import io.isowatt.space.Constraint;
import io.isowatt.space.Space;
import io.isowatt.space.serving.ServingSpace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The search by its definition: every rank by itself, the front by comparing all pairs. The oracle of studies. */
final class SlowSearch {

    private final StudyRequest request;
    private final ServingSpace servingSpace;
    private final List<Constraint> constraints;
    private final ScenarioUncertainty uncertainty;

    final Map<String, Long> removed = new LinkedHashMap<>();
    final Map<String, Long> rejected = new LinkedHashMap<>();
    final List<Candidate> feasible = new ArrayList<>();

    SlowSearch(StudyRequest request, Scenario scenario) {
        this.request = request;
        this.servingSpace =
                new ServingSpace(request.space(), scenario.model(), scenario.hardware(), scenario.settings());
        this.uncertainty = new ScenarioUncertainty(scenario);
        Space space = servingSpace.space();
        this.constraints = space.constraints().stream()
                .sorted(Comparator.comparingInt(Constraint::leadingAxisCount))
                .toList();
        for (long rank = 0; rank < space.size(); rank++) {
            Optional<Constraint> broken = broken(space.indices(rank));
            if (broken.isPresent()) {
                removed.merge(broken.get().name(), 1L, Long::sum);
            } else {
                judge(rank, scenario);
            }
        }
    }

    private Optional<Constraint> broken(int[] indices) {
        int[] leading = Arrays.copyOf(indices, indices.length - 1);
        return constraints.stream()
                .filter(constraint -> !constraint.allows().test(leading))
                .findFirst();
    }

    private void judge(long rank, Scenario scenario) {
        Aggregated deployment = servingSpace.deployment(rank);
        OptionalInt replicas = servingSpace.replicaCount(servingSpace.space().indices(rank));
        LayoutEstimator estimator =
                new LayoutEstimator(scenario.with(deployment.settings()), deployment.layout(), replicas);
        Outcome outcome = estimator.outcome(deployment.concurrency());
        if (outcome instanceof Rejected reason) {
            rejected.merge(reason.reason().label(), 1L, Long::sum);
            return;
        }
        Estimate estimate = estimator.estimate(deployment.concurrency());
        if (estimate.performance().ttftSeconds() > request.serviceLevel().ttftSeconds()) {
            rejected.merge(Rejected.Reason.TTFT.label(), 1L, Long::sum);
        } else {
            feasible.add(new Candidate(
                    rank,
                    deployment,
                    estimate,
                    uncertainty
                            .of(deployment.layout(), deployment.settings(), replicas)
                            .at(deployment.concurrency(), estimate.boardWattsPerGpu())));
        }
    }

    /** Ranks that no other candidate dominates; of equals the first. */
    List<Long> frontRanks() {
        return feasible.stream()
                .filter(q -> feasible.stream()
                        .noneMatch(p -> dominates(p, q) || (vector(p).equals(vector(q)) && p.rank() < q.rank())))
                .map(Candidate::rank)
                .toList();
    }

    private boolean dominates(Candidate p, Candidate q) {
        boolean better = false;
        for (Metric metric : request.objectives()) {
            double gain = (metric.of(p.estimate()) - metric.of(q.estimate())) * (metric.maximized() ? 1 : -1);
            if (gain < 0) {
                return false;
            }
            better |= gain > 0;
        }
        return better;
    }

    private List<Double> vector(Candidate candidate) {
        return request.objectives().stream()
                .map(metric -> metric.of(candidate.estimate()))
                .toList();
    }

    /** The first of the best candidates within the TPOT limit: by the first objective, of equals by the next ones. */
    Optional<Candidate> best() {
        List<Candidate> accepted = feasible.stream()
                .filter(candidate -> candidate.estimate().performance().tpotSeconds()
                        <= request.serviceLevel().plannedTpotSeconds())
                .toList();
        for (Metric metric : request.objectives()) {
            double sign = metric.maximized() ? -1 : 1;
            double least = accepted.stream()
                    .mapToDouble(candidate -> sign * metric.of(candidate.estimate()))
                    .min()
                    .orElse(0);
            accepted = accepted.stream()
                    .filter(candidate -> sign * metric.of(candidate.estimate()) == least)
                    .toList();
        }
        return accepted.stream().findFirst();
    }
}
