package io.isowatt.report.page;

import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.front.Scene;
import io.isowatt.study.Breakdowns;
import io.isowatt.study.Candidate;
import io.isowatt.study.MachineResult;
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
 */
record PagePoints(List<PagePoint> points, long leftOutCount) {

    /** Points of all machines together, for a page below 2 MB. */
    private static final int MOST_POINTS = 5_000;

    /** Points with a breakdown. */
    private static final int MOST_BREAKDOWNS = 2_500;

    PagePoints {
        points = List.copyOf(points);
    }

    /** Those of all machines. */
    static List<PagePoints> all(StudyResult result, Scene scene) {
        Breakdowns breakdowns = Breakdowns.of(result.request());
        int machines = Math.max(result.machines().size(), 1);
        List<PagePoints> all = new ArrayList<>();
        for (int m = 0; m < result.machines().size(); m++) {
            Set<Long> line =
                    scene.lines().get(m).points().stream().map(FrontPoint::rank).collect(Collectors.toSet());
            MachineResult machine = result.machines().get(m);
            List<Candidate> chosen = chosen(machine.front(), line, MOST_POINTS / machines);
            all.add(of(
                    machine,
                    chosen,
                    machine.front().size() - chosen.size(),
                    line,
                    breakdowns,
                    MOST_BREAKDOWNS / machines));
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

    private static PagePoints of(
            MachineResult machine,
            List<Candidate> chosen,
            long leftOut,
            Set<Long> line,
            Breakdowns breakdowns,
            int mostBreakdowns) {
        Set<Long> explained = chosen(chosen, line, mostBreakdowns).stream()
                .map(Candidate::rank)
                .collect(Collectors.toSet());
        machine.choice().ifPresent(choice -> explained.add(choice.candidate().rank()));
        List<PagePoint> points = chosen.stream()
                .map(candidate -> new PagePoint(
                        FrontPoint.of(candidate),
                        candidate.deployment(),
                        explained.contains(candidate.rank())
                                ? Optional.of(breakdowns.of(machine, candidate))
                                : Optional.empty()))
                .toList();
        return new PagePoints(points, leftOut);
    }
}
