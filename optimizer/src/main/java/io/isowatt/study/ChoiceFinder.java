package io.isowatt.study;

import io.isowatt.deployment.Layout;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.step.OperatorFamily;
import io.isowatt.unit.Quantity;
import io.isowatt.workload.ServiceLevel;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the best candidate that meets the service level, and what binds it. */
final class ChoiceFinder {

    private final Scenario scenario;
    private final ServingProblem problem;
    private final StudyRequest request;
    private final ServiceLevel serviceLevel;

    ChoiceFinder(StudyRequest request, Scenario scenario, ServingProblem problem) {
        this.scenario = scenario;
        this.problem = problem;
        this.request = request;
        this.serviceLevel = request.serviceLevel();
    }

    /** A candidate's place: its block and its index in it. */
    private record Place(CandidateBlock block, int index) {
        long rank() {
            return block.rank(index);
        }

        double figure(int objective) {
            return block.objective(index, objective);
        }
    }

    Optional<Choice> find(List<CandidateBlock> blocks) {
        double limit = serviceLevel.plannedTpotSeconds();
        return best(blocks, null, limit).map(best -> {
            Optional<Candidate> runnerUp =
                    best(blocks, best.block().layout(), limit).map(place -> problem.candidate(place.rank()));
            Candidate candidate = problem.candidate(best.rank());
            return explain(candidate, runnerUp, timeExponent(blocks, candidate));
        });
    }

    /**
     * How the best first objective within the TPOT limit follows the factor on all times, over one standard deviation:
     * times longer by a factor are a limit shorter by it. The part that the objective follows by itself is not in it.
     */
    private double timeExponent(List<CandidateBlock> blocks, Candidate candidate) {
        double half = candidate.uncertainty().time().totalFraction() / 2;
        double limit = serviceLevel.plannedTpotSeconds();
        Optional<Place> looser = best(blocks, null, limit * Math.exp(half));
        Optional<Place> tighter = best(blocks, null, limit * Math.exp(-half));
        if (looser.isEmpty() || tighter.isEmpty() || half == 0) {
            return 0;
        }
        return Math.log(tighter.get().figure(0) / looser.get().figure(0)) / (2 * half);
    }

    /** The best candidate within a TPOT limit among all layouts, or among those unlike a given one. */
    private Optional<Place> best(List<CandidateBlock> blocks, @Nullable Layout except, double tpotLimitSeconds) {
        Place best = null;
        for (CandidateBlock block : blocks) {
            if (except != null && alike(block.layout(), except)) {
                continue;
            }
            for (int i = 0; i < block.size(); i++) {
                if (block.tpotSeconds(i) <= tpotLimitSeconds) {
                    Place place = new Place(block, i);
                    if (best == null || request.prefers(place::figure, best::figure)) {
                        best = place;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Layouts that differ in cache precision or prefill budget at most. */
    private static boolean alike(Layout a, Layout b) {
        return a.label().equals(b.label());
    }

    private Choice explain(Candidate candidate, Optional<Candidate> runnerUp, double timeExponent) {
        LayoutEstimator estimator =
                new LayoutEstimator(scenario, candidate.deployment().layout());
        double[] seconds = estimator.decodeBreakdownSeconds(candidate.estimate().performance());
        List<Map.Entry<OperatorFamily, Double>> parts = new ArrayList<>();
        for (OperatorFamily family : OperatorFamily.values()) {
            parts.add(Map.entry(family, seconds[family.ordinal()]));
        }
        Choice.Binding binding = binding(candidate, estimator);
        return new Choice(
                candidate,
                binding,
                text(binding, candidate, estimator),
                parts,
                estimator.serving().memory(),
                runnerUp,
                timeExponent);
    }

    /** Which limit the next number of clients on the grid breaks first. */
    private Choice.Binding binding(Candidate candidate, LayoutEstimator estimator) {
        int[] grid = problem.servingSpace().concurrencies();
        int next =
                problem.servingSpace().concurrenciesUpTo(candidate.deployment().clientCount());
        if (next == grid.length) {
            return Choice.Binding.GRID;
        }
        if (grid[next] > estimator.clientLimitCount()) {
            return Choice.Binding.MEMORY;
        }
        Estimate more = estimator.estimate(grid[next]);
        if (more.performance().tpotSeconds() > serviceLevel.plannedTpotSeconds()) {
            return Choice.Binding.INTERACTIVITY;
        }
        return more.performance().ttftSeconds() > serviceLevel.ttftSeconds()
                ? Choice.Binding.TTFT
                : Choice.Binding.OPTIMUM;
    }

    private String text(Choice.Binding binding, Candidate candidate, LayoutEstimator estimator) {
        Estimate estimate = candidate.estimate();
        return switch (binding) {
            case INTERACTIVITY ->
                "the interactivity limit: one more step of clients falls below "
                        + Quantity.number(serviceLevel.plannedInteractivityTokensPerSecond(), 4)
                        + " tokens/s per user"
                        + (serviceLevel.safetyMarginFraction() > 0
                                ? ", the limit with its margin of "
                                        + Quantity.number(100 * serviceLevel.safetyMarginFraction(), 3) + " %"
                                : "");
            case TTFT ->
                "the TTFT limit: one more step of clients waits longer than "
                        + Quantity.number(serviceLevel.ttftSeconds(), 4) + " s (now "
                        + Quantity.number(estimate.performance().ttftSeconds(), 3) + " s)";
            case MEMORY ->
                "KV-cache memory: it holds " + estimator.clientLimitCount()
                        + " clients of this length, fewer than the next number tried";
            case GRID, OPTIMUM -> binding.label();
        };
    }
}
