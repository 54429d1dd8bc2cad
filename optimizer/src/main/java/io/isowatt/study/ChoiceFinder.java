package io.isowatt.study;

import io.isowatt.estimate.Metric;
import io.isowatt.pareto.EpsilonFront;
import io.isowatt.pareto.ParetoFront;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;

/**
 * Finds the best candidate that meets the service level, and what binds it.
 *
 * <p>The best one is on the front of a search that counts interactivity among its goals: whatever dominates a candidate within
 * the limit is within the limit too, and no worse in any objective. Of candidates equal in all objectives the fastest for a
 * user is taken, of those the first by rank.
 */
final class ChoiceFinder {

    private final StudyRequest request;
    private final Candidates source;
    private final Goals goals;
    private final ParetoFront front;
    private final List<Candidate> candidates = new ArrayList<>();

    /**
     * A finder.
     *
     * @param source what the ranks of the front mean
     * @param front of the search, by all its goals
     */
    ChoiceFinder(StudyRequest request, Candidates source, Goals goals, ParetoFront front) {
        this.request = request;
        this.source = source;
        this.goals = goals;
        this.front = front;
        for (int i = 0; i < front.size(); i++) {
            candidates.add(source.candidate(front.rank(i)));
        }
    }

    /** The candidates of a front by the study's objectives, in its order, without those close to another one. */
    List<Candidate> asked() {
        EpsilonFront thinned = EpsilonFront.of(goals.asked(front), request.epsilonFraction());
        ParetoFront asked = thinned.front();
        List<Candidate> found = new ArrayList<>();
        Map<Long, Candidate> byRank = new HashMap<>();
        candidates.forEach(candidate -> byRank.put(candidate.rank(), candidate));
        for (int i = 0; i < asked.size(); i++) {
            found.add(Objects.requireNonNull(byRank.get(asked.rank(i))).standingFor(thinned.mergedCount(i)));
        }
        return found;
    }

    Optional<Choice> find(List<CandidateBlock> kept) {
        return best(request.serviceLevel().plannedTpotSeconds()).map(best -> {
            Optional<Candidate> runnerUp = runnerUp(kept, best.deployment().layoutLabel());
            return new Choice(best, source.breakdown(best), runnerUp, timeExponent(best));
        });
    }

    /** The best candidate within a TPOT limit. */
    private Optional<Candidate> best(double tpotLimitSeconds) {
        return best(tpotLimitSeconds, candidate -> true);
    }

    /** The best one of the front's candidates that are allowed, within a TPOT limit. */
    private Optional<Candidate> best(double tpotLimitSeconds, Predicate<Candidate> allowed) {
        Candidate best = null;
        for (Candidate candidate : candidates) {
            if (allowed.test(candidate)
                    && candidate.estimate().performance().tpotSeconds() <= tpotLimitSeconds
                    && (best == null || better(candidate, best))) {
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean better(Candidate candidate, Candidate best) {
        if (request.prefers(figures(candidate), figures(best))) {
            return true;
        }
        return !request.prefers(figures(best), figures(candidate)) && candidate.rank() < best.rank();
    }

    private IntToDoubleFunction figures(Candidate candidate) {
        return k -> request.objectives().get(k).of(candidate.estimate());
    }

    /** The best candidate with another layout: of those kept, and of the front, whose points are not all kept. */
    private Optional<Candidate> runnerUp(List<CandidateBlock> kept, String label) {
        Optional<Candidate> ofKept = runnerUpOfKept(kept, label);
        Optional<Candidate> ofFront = best(
                request.serviceLevel().plannedTpotSeconds(),
                candidate -> !candidate.deployment().layoutLabel().equals(label));
        return ofFront.filter(front -> ofKept.map(other -> request.prefers(figures(front), figures(other)))
                        .orElse(true))
                .or(() -> ofKept);
    }

    private Optional<Candidate> runnerUpOfKept(List<CandidateBlock> kept, String label) {
        CandidateBlock bestBlock = null;
        int best = 0;
        double limit = request.serviceLevel().plannedTpotSeconds();
        for (CandidateBlock block : kept) {
            if (block.layout().filter(layout -> layout.label().equals(label)).isPresent()) {
                continue;
            }
            for (int i = 0; i < block.size(); i++) {
                if (block.tpotSeconds(i) <= limit && isBetter(block, i, bestBlock, best) && isOther(block, i, label)) {
                    bestBlock = block;
                    best = i;
                }
            }
        }
        return bestBlock == null ? Optional.empty() : Optional.of(source.candidate(bestBlock.rank(best)));
    }

    private boolean isBetter(CandidateBlock block, int candidate, @Nullable CandidateBlock bestBlock, int best) {
        return bestBlock == null
                || request.prefers(k -> block.objective(candidate, k), k -> bestBlock.objective(best, k));
    }

    private static boolean isOther(CandidateBlock block, int candidate, String label) {
        return block.layout().isPresent()
                || !block.deployment(candidate).layoutLabel().equals(label);
    }

    /**
     * How the best first objective within the TPOT limit follows the factor on all times, over one standard deviation:
     * times longer by a factor are a limit shorter by it. The part that the objective follows by itself is not in it.
     */
    private double timeExponent(Candidate candidate) {
        double half = candidate.uncertainty().time().totalFraction() / 2;
        double limit = request.serviceLevel().plannedTpotSeconds();
        Optional<Candidate> looser = best(limit * Math.exp(half));
        Optional<Candidate> tighter = best(limit * Math.exp(-half));
        if (looser.isEmpty() || tighter.isEmpty() || half == 0) {
            return 0;
        }
        Metric first = request.objectives().get(0);
        return Math.log(first.of(tighter.get().estimate())
                        / first.of(looser.get().estimate()))
                / (2 * half);
    }
}
