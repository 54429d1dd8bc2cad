package io.isowatt.study.flip;

import io.isowatt.estimate.Metric;
import io.isowatt.study.Candidate;
import io.isowatt.study.Choice;
import io.isowatt.study.Evaluated;
import io.isowatt.study.MachineResult;
import io.isowatt.study.Panorama;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A side with what its search kept that can be best in anything.
 *
 * @param side who it is
 * @param machine whose candidates they are
 * @param candidates within the TTFT limit, by rank
 * @param fronts those of them that are chosen, or on the machine's front
 */
record Entrant(Side side, MachineResult machine, List<Candidate> candidates, List<Candidate> fronts) {

    Entrant {
        candidates = List.copyOf(candidates);
        fronts = List.copyOf(fronts);
    }

    /** One for each machine. */
    static Entrant of(MachineResult machine, Panorama panorama) {
        return new Entrant(new Side(machine.id(), machine.name()), machine, panorama.points(), fronts(machine));
    }

    /** One for each layout of a machine. */
    static List<Entrant> layouts(MachineResult machine, Panorama panorama) {
        Map<Long, Candidate> all = new LinkedHashMap<>();
        panorama.points().forEach(candidate -> all.put(candidate.rank(), candidate));
        machine.choice().flatMap(Choice::runnerUp).ifPresent(second -> all.putIfAbsent(second.rank(), second));
        Map<String, List<Candidate>> candidates = byLayout(List.copyOf(all.values()));
        Map<String, List<Candidate>> fronts = byLayout(fronts(machine));
        List<Entrant> entrants = new ArrayList<>();
        candidates.forEach((label, of) ->
                entrants.add(new Entrant(new Side(label, label), machine, of, fronts.getOrDefault(label, List.of()))));
        return entrants;
    }

    private static Map<String, List<Candidate>> byLayout(List<Candidate> candidates) {
        Map<String, List<Candidate>> byLayout = new LinkedHashMap<>();
        candidates.forEach(
                candidate -> byLayout.computeIfAbsent(candidate.deployment().layoutLabel(), label -> new ArrayList<>())
                        .add(candidate));
        return byLayout;
    }

    private static List<Candidate> fronts(MachineResult machine) {
        List<Candidate> fronts = new ArrayList<>();
        machine.choice().ifPresent(choice -> {
            fronts.add(choice.candidate());
            choice.runnerUp().ifPresent(fronts::add);
        });
        fronts.addAll(machine.front());
        return fronts;
    }

    /** Those within a limit on TPOT. */
    List<Candidate> within(double tpotSeconds) {
        return candidates.stream()
                .filter(candidate -> candidate.estimate().performance().tpotSeconds() <= tpotSeconds)
                .toList();
    }

    /** The best within a limit on TPOT by one figure, of equals the first. */
    Optional<Candidate> best(Metric metric, double tpotSeconds) {
        Candidate best = null;
        for (Candidate candidate : within(tpotSeconds)) {
            if (best == null || Evaluated.isBetter(metric, candidate.estimate(), best.estimate())) {
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }
}
