package io.isowatt.study.flip;

import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.power.PowerBoundary;
import io.isowatt.study.Candidate;
import io.isowatt.study.flip.BreakEven.Lever;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The break-evens of one side against a rival. With a = how many times as good a candidate is as the rival's best, and over
 * all candidates of the side within the TPOT limit L:
 *
 * <pre>
 * PUE:    max a · PUE             (provisioned: the larger one of PUE and design PUE)
 * price:  max a · price
 * watts:  max 1 + (a − 1)/s       s = how watts follow board watts: K·P/P_server, 1 at the boards
 * time:   max min(a^(1/e), L/TPOT)    e = how the figure follows the factor on all times; also where steps now are too long
 * </pre>
 */
final class BreakEvens {

    private static final Set<Metric> DOLLARS = Set.of(
            Metric.COST_PER_MILLION_TOKENS,
            Metric.COST_PER_MILLION_TOTAL_TOKENS,
            Metric.OUTPUT_THROUGHPUT_PER_DOLLAR,
            Metric.TOTAL_THROUGHPUT_PER_DOLLAR);

    private final Metric metric;
    private final double tpotLimitSeconds;
    private final Entrant winner;
    private final Entrant rival;
    private final double rivalValue;

    private BreakEvens(Metric metric, double tpotLimitSeconds, Entrant winner, Entrant rival, double rivalValue) {
        this.metric = metric;
        this.tpotLimitSeconds = tpotLimitSeconds;
        this.winner = winner;
        this.rival = rival;
        this.rivalValue = rivalValue;
    }

    /** The figure by which prices decide: the study's own if it counts dollars. */
    static Metric priced(Metric first) {
        return DOLLARS.contains(first) ? first : Metric.COST_PER_MILLION_TOKENS;
    }

    /** What a side may get wrong: times and watts; none if the rival has nothing within the limit. */
    static List<BreakEven> ofErrors(Metric metric, double tpotLimitSeconds, Entrant winner, Entrant rival) {
        List<BreakEven> found = new ArrayList<>();
        of(metric, tpotLimitSeconds, winner, rival).ifPresent(even -> {
            Candidate best = winner.best(metric, tpotLimitSeconds).orElseThrow();
            found.add(even.at(
                    Lever.TIME, 1, even.timeFactor(), best.uncertainty().time().totalFraction()));
            if (metric.countsWatts() && even.boundary(best) != PowerBoundary.PROVISIONED) {
                double sigma = best.uncertainty().boardWatts().totalFraction();
                found.add(even.at(Lever.BOARD_WATTS, 1, even.wattsFactor(), sigma));
            }
        });
        return found;
    }

    /** The PUE of a machine, where it decides. */
    static Optional<BreakEven> ofPue(Metric metric, double tpotLimitSeconds, Entrant winner, Entrant rival) {
        Scenario scenario = winner.machine().common();
        PowerBoundary boundary = metric.boundary().orElse(scenario.boundary());
        boolean counts = metric.countsWatts()
                && winner.machine().scenarios().size() == 1
                && (boundary == PowerBoundary.FACILITY || boundary == PowerBoundary.PROVISIONED);
        if (!counts) {
            return Optional.empty();
        }
        double today = scenario.effectivePueFraction();
        double counted = boundary == PowerBoundary.FACILITY
                ? today
                : Math.max(today, scenario.hardware().power().designPueFraction());
        return of(metric, tpotLimitSeconds, winner, rival)
                .map(even -> even.at(Lever.PUE, today, counted * even.advantage(), 0));
    }

    /** The price of a machine's GPUs; of pools on several machines of all of them, at its mean. */
    static Optional<BreakEven> ofPrice(Metric metric, double tpotLimitSeconds, Entrant winner, Entrant rival) {
        return of(metric, tpotLimitSeconds, winner, rival).map(even -> {
            Scenario scenario = winner.machine().common();
            double today = winner.machine().scenarios().size() == 1
                    ? scenario.price().dollarsPerGpuSecond(scenario.hardware())
                    : winner.best(metric, tpotLimitSeconds)
                            .orElseThrow()
                            .estimate()
                            .dollarsPerGpuSecond();
            return even.at(Lever.PRICE, today, today * even.advantage(), 0);
        });
    }

    private static Optional<BreakEvens> of(Metric metric, double tpotLimitSeconds, Entrant winner, Entrant rival) {
        return rival.best(metric, tpotLimitSeconds)
                .map(best -> new BreakEvens(metric, tpotLimitSeconds, winner, rival, metric.of(best.estimate())));
    }

    private BreakEven at(Lever lever, double today, double value, double sigmaFraction) {
        return BreakEven.of(lever, metric, winner.side(), rival.side(), today, value, sigmaFraction);
    }

    private double advantage(Candidate candidate) {
        return Advantage.of(metric, metric.of(candidate.estimate()), rivalValue);
    }

    private double advantage() {
        return winner.best(metric, tpotLimitSeconds).map(this::advantage).orElse(0.0);
    }

    private PowerBoundary boundary(Candidate candidate) {
        return metric.boundary().orElse(candidate.estimate().boundary());
    }

    private double wattsFactor() {
        double most = 0;
        for (Candidate candidate : winner.within(tpotLimitSeconds)) {
            double s = boundary(candidate) == PowerBoundary.BOARD
                    ? 1
                    : candidate.uncertainty().boardShareFraction();
            most = Math.max(most, 1 + (advantage(candidate) - 1) / s);
        }
        return most;
    }

    private double timeFactor() {
        double most = 0;
        for (Candidate candidate : winner.within(tpotLimitSeconds)) {
            double a = advantage(candidate);
            double exponent = metric.elasticity(candidate.uncertainty(), candidate.estimate())
                    .timeExponent();
            double e = metric.maximized() ? -exponent : exponent;
            double asGood = e > 0 ? Math.pow(a, 1 / e) : a >= 1 ? Double.POSITIVE_INFINITY : 0;
            double fastEnough =
                    tpotLimitSeconds / candidate.estimate().performance().tpotSeconds();
            most = Math.max(most, Math.min(asGood, fastEnough));
        }
        return most;
    }
}
