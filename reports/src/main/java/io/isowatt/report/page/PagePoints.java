package io.isowatt.report.page;

import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.front.Scene;
import io.isowatt.study.Breakdowns;
import io.isowatt.study.Candidate;
import io.isowatt.study.MachineResult;
import io.isowatt.study.Panorama;
import io.isowatt.study.StudyResult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the page holds of one machine.
 *
 * @param points by rank
 * @param leftOutCount how many others could be on a front for other axes or filters
 * @param toleranceFraction how much better than a point, in both figures, one that was left out may be; not a number if nobody knows
 */
record PagePoints(List<PagePoint> points, long leftOutCount, double toleranceFraction) {

    PagePoints {
        points = List.copyOf(points);
    }

    /** So many of all machines together, about half of them with breakdowns. */
    static List<PagePoints> all(StudyResult result, Scene scene, List<Panorama> panoramas, int most) {
        Breakdowns breakdowns = Breakdowns.of(result.request());
        int machines = result.machines().size();
        List<PagePoints> all = new ArrayList<>();
        for (int m = 0; m < machines; m++) {
            Panorama panorama = panoramas.get(m);
            Set<Long> line =
                    scene.lines().get(m).points().stream().map(FrontPoint::rank).collect(Collectors.toSet());
            MachineResult machine = result.machines().get(m);
            List<Candidate> chosen = chosen(panorama.points(), line, most / machines);
            long cut = panorama.points().size() - (long) chosen.size();
            all.add(new PagePoints(
                    explained(machine, chosen, line, breakdowns, most / 2 / machines),
                    panorama.leftOutCount() + cut,
                    cut > 0 ? Double.NaN : panorama.toleranceFraction()));
        }
        return all;
    }

    /** At most so many: first those of the staircase, then the others, each evenly thinned if they are too many. */
    static List<Candidate> chosen(List<Candidate> candidates, Set<Long> line, int most) {
        List<Candidate> first =
                thinned(candidates.stream().filter(c -> line.contains(c.rank())).toList(), most);
        List<Candidate> rest = thinned(
                candidates.stream().filter(c -> !line.contains(c.rank())).toList(), most - first.size());
        List<Candidate> chosen = new ArrayList<>(first);
        chosen.addAll(rest);
        chosen.sort(Comparator.comparingLong(Candidate::rank));
        return chosen;
    }

    private static <T> List<T> thinned(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<T> kept = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            kept.add(all.get((int) ((long) i * (all.size() - 1) / Math.max(most - 1, 1))));
        }
        return kept;
    }

    /** Points, so many of them with their breakdowns. */
    private static List<PagePoint> explained(
            MachineResult machine, List<Candidate> chosen, Set<Long> line, Breakdowns breakdowns, int most) {
        Set<Long> explained =
                chosen(chosen, line, most).stream().map(Candidate::rank).collect(Collectors.toSet());
        machine.choice().ifPresent(choice -> explained.add(choice.candidate().rank()));
        return chosen.stream()
                .map(candidate -> new PagePoint(
                        FrontPoint.of(candidate),
                        candidate.deployment(),
                        explained.contains(candidate.rank())
                                ? Optional.of(breakdowns.of(machine, candidate))
                                : Optional.empty()))
                .toList();
    }
}
