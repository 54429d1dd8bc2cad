package io.isowatt.study.flip;

import io.isowatt.estimate.Metric;
import io.isowatt.study.Choice;
import io.isowatt.study.MachineResult;
import io.isowatt.study.Panorama;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what would change the choice of a study. Where a search left candidates out, it speaks of those it found. */
public final class Flips {

    private final StudyRequest request;
    private final Metric first;
    private final double tpotLimitSeconds;
    private final List<Entrant> entrants;
    private final boolean machines;

    private Flips(StudyRequest request, List<Entrant> entrants, boolean machines) {
        this.request = request;
        this.first = request.objectives().get(0);
        this.tpotLimitSeconds = request.serviceLevel().plannedTpotSeconds();
        this.entrants = entrants;
        this.machines = machines;
    }

    /** What would change the choice of a result; nothing where there is none. */
    public static List<Flip> of(StudyResult result) {
        return result.winner().isEmpty() ? List.of() : of(result, Panorama.all(result, Panorama.USUAL_POINT_COUNT));
    }

    /**
     * The same from panoramas that are known.
     *
     * @param panoramas of the machines, in their order
     */
    public static List<Flip> of(StudyResult result, List<Panorama> panoramas) {
        Optional<MachineResult> winner = result.winner();
        if (winner.isEmpty()) {
            return List.of();
        }
        Choice choice = winner.get().choice().orElseThrow();
        boolean machines = result.machines().size() > 1;
        List<Entrant> entrants = new ArrayList<>();
        for (int m = 0; m < panoramas.size(); m++) {
            MachineResult machine = result.machines().get(m);
            if (machines) {
                entrants.add(Entrant.of(machine, panoramas.get(m)));
            } else {
                entrants.addAll(Entrant.layouts(machine, panoramas.get(m)));
            }
        }
        String id =
                machines ? winner.get().id() : choice.candidate().deployment().layoutLabel();
        Flips flips = new Flips(result.request(), entrants, machines);
        return flips.find(
                id, choice.runnerUp().map(second -> second.deployment().layoutLabel()));
    }

    private List<Flip> find(String winnerId, Optional<String> runnerUpId) {
        Entrant winner = entrant(winnerId);
        List<Flip> flips = new ArrayList<>();
        for (Entrant rival : entrants) {
            boolean competes = machines
                    ? !rival.side().equals(winner.side())
                    : runnerUpId.filter(id -> id.equals(rival.side().id())).isPresent();
            if (competes) {
                flips.addAll(BreakEvens.ofErrors(first, tpotLimitSeconds, winner, rival));
                if (machines) {
                    BreakEvens.ofPue(first, tpotLimitSeconds, winner, rival).ifPresent(flips::add);
                }
            }
        }
        if (machines) {
            prices(flips);
        }
        Contests contests = new Contests(request, entrants);
        flips.addAll(contests.boundaries());
        if (machines) {
            flips.addAll(contests.prices());
        }
        flips.addAll(new Lengths(request, entrants).contests());
        flips.add(LimitRanges.of(first, entrants, request.serviceLevel().safetyMarginFraction()));
        return flips;
    }

    /** The cheapest machine against each other one. */
    private void prices(List<Flip> flips) {
        Metric metric = BreakEvens.priced(first);
        Comparator<Entrant> byCost = Comparator.comparingDouble(entrant -> entrant.best(metric, tpotLimitSeconds)
                .map(best -> metric.of(best.estimate()) * (metric.maximized() ? -1 : 1))
                .orElse(Double.POSITIVE_INFINITY));
        Entrant cheapest = entrants.stream().min(byCost).orElseThrow();
        for (Entrant rival : entrants) {
            if (!rival.side().equals(cheapest.side())) {
                BreakEvens.ofPrice(metric, tpotLimitSeconds, cheapest, rival).ifPresent(flips::add);
            }
        }
    }

    private Entrant entrant(String id) {
        return entrants.stream()
                .filter(entrant -> entrant.side().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
