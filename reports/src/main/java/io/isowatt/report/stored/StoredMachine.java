package io.isowatt.report.stored;

import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.study.Breakdown;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer for one machine as it was stored.
 *
 * @param line its front
 * @param announced whether no production silicon is behind its figures yet
 * @param complete whether the whole space was looked at
 * @param pueFraction its power usage effectiveness
 * @param choice the best deployment for the service level, if there is one
 * @param runnerUp the best of another layout, if there is one
 * @param breakdowns the insides of all these points, by rank
 */
public record StoredMachine(
        FrontLine line,
        boolean announced,
        boolean complete,
        double pueFraction,
        Optional<FrontPoint> choice,
        Optional<FrontPoint> runnerUp,
        Map<Long, Breakdown> breakdowns) {

    public StoredMachine {
        breakdowns = Map.copyOf(breakdowns);
    }

    public String id() {
        return line.id();
    }

    /** The inside of one of its points. */
    public Breakdown breakdown(FrontPoint point) {
        return Objects.requireNonNull(breakdowns.get(point.rank()));
    }
}
