package io.isowatt.study.flip;

import io.isowatt.cost.PriceBasis;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.power.PowerBoundary;
import io.isowatt.study.Candidate;
import io.isowatt.study.Evaluated;
import io.isowatt.study.LayoutSweeps;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.flip.Contest.Circumstance;
import io.isowatt.study.flip.Contest.Standing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Who wins where watts or dollars are counted in another way. */
final class Contests {

    private final StudyRequest request;
    private final Metric first;
    private final double tpotLimitSeconds;
    private final List<Entrant> entrants;

    Contests(StudyRequest request, List<Entrant> entrants) {
        this.request = request;
        this.first = request.objectives().get(0);
        this.tpotLimitSeconds = request.serviceLevel().plannedTpotSeconds();
        this.entrants = entrants;
    }

    /** At each power boundary, if the first objective counts watts. */
    List<Contest> boundaries() {
        List<Contest> contests = new ArrayList<>();
        if (first.countsWatts()) {
            PowerBoundary today = first.boundary().orElse(request.common().boundary());
            for (PowerBoundary boundary : PowerBoundary.values()) {
                Metric metric = unbound(first).at(boundary);
                contests.add(contest(
                        Circumstance.POWER_BOUNDARY,
                        boundary.id(),
                        boundary == today,
                        metric,
                        entrant -> entrant.best(metric, tpotLimitSeconds).map(Evaluated::of)));
            }
        }
        return contests;
    }

    /** The figure without a boundary of its own. */
    private static Metric unbound(Metric metric) {
        String id = metric.id();
        return metric.boundary().isEmpty()
                ? metric
                : Metric.byId().getOrDefault(id.substring(0, id.indexOf(Metric.AT)), metric);
    }

    /** At each price, by cost. */
    List<Contest> prices() {
        Metric metric = BreakEvens.priced(first);
        List<Contest> contests = new ArrayList<>();
        for (PriceBasis basis : List.of(PriceBasis.RENTED, PriceBasis.OWNED)) {
            LayoutSweeps repriced = LayoutSweeps.of(request.with(scenario -> scenario.with(basis)));
            contests.add(contest(
                    Circumstance.PRICE,
                    basis.id(),
                    basis == request.common().price(),
                    metric,
                    entrant -> best(entrant, metric, candidate -> priced(entrant, candidate, basis, repriced))));
        }
        return contests;
    }

    private static Evaluated priced(Entrant entrant, Candidate candidate, PriceBasis basis, LayoutSweeps repriced) {
        Scenario scenario = entrant.machine().common();
        double today = scenario.price().dollarsPerGpuSecond(scenario.hardware());
        if (basis == scenario.price()) {
            return Evaluated.of(candidate);
        }
        if (entrant.machine().scenarios().size() > 1 || today == 0) {
            return repriced.again(entrant.machine(), candidate);
        }
        double factor = basis.dollarsPerGpuSecond(scenario.hardware()) / today;
        Estimate estimate = candidate.estimate();
        return new Evaluated(candidate.deployment(), estimate.priced(factor * estimate.dollarsPerGpuSecond()));
    }

    private Optional<Evaluated> best(Entrant entrant, Metric metric, Function<Candidate, Evaluated> seen) {
        Evaluated best = null;
        for (Candidate candidate : entrant.within(tpotLimitSeconds)) {
            Evaluated evaluated = seen.apply(candidate);
            if (best == null || evaluated.isBetter(metric, best)) {
                best = evaluated;
            }
        }
        return Optional.ofNullable(best);
    }

    private Contest contest(
            Circumstance circumstance,
            String label,
            boolean today,
            Metric metric,
            Function<Entrant, Optional<Evaluated>> best) {
        Map<Side, Evaluated> found = new LinkedHashMap<>();
        entrants.forEach(entrant -> best.apply(entrant).ifPresent(of -> found.put(entrant.side(), of)));
        return new Contest(circumstance, label, 1, today, metric, ordered(metric, found));
    }

    /** Sides with their best, the better first. */
    static List<Standing> ordered(Metric metric, Map<Side, Evaluated> found) {
        Comparator<Standing> byValue = Comparator.comparingDouble(Standing::value);
        return found.entrySet().stream()
                .map(entry -> new Standing(
                        entry.getKey(),
                        entry.getValue(),
                        metric.of(entry.getValue().estimate())))
                .sorted(metric.maximized() ? byValue.reversed() : byValue)
                .toList();
    }
}
