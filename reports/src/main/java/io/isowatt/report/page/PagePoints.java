package io.isowatt.report.page;

import io.isowatt.report.front.FrontPoint;
import io.isowatt.study.Breakdowns;
import io.isowatt.study.Candidate;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyResult;

import java.util.Comparator;
import java.util.List;

/**
 * What the page holds of one machine.
 *
 * @param points by rank
 * @param leftOutCount how many others could be on a front for other axes or filters
 */
record PagePoints(List<PagePoint> points, long leftOutCount) {

    PagePoints {
        points = List.copyOf(points);
    }

    /** Those of all machines. */
    static List<PagePoints> all(StudyResult result) {
        Breakdowns breakdowns = Breakdowns.of(result.request());
        return result.machines().stream()
                .map(machine -> of(machine, breakdowns))
                .toList();
    }

    private static PagePoints of(MachineResult machine, Breakdowns breakdowns) {
        List<PagePoint> points = machine.front().stream()
                .sorted(Comparator.comparingLong(Candidate::rank))
                .map(candidate -> new PagePoint(
                        FrontPoint.of(candidate), candidate.deployment(), breakdowns.of(machine, candidate)))
                .toList();
        return new PagePoints(points, 0);
    }
}
