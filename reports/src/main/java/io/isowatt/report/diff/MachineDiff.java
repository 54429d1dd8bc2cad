package io.isowatt.report.diff;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.DeploymentName;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.stored.StoredMachine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What changed on one machine. Points are matched by deployment, since ranks mean another thing in another space.
 *
 * @param id the machine
 * @param name what reports call it
 * @param beforeSize points of the old front
 * @param afterSize points of the new one
 * @param gained only on the new front
 * @param lost only on the old one
 * @param moved on both with other figures, the largest change first
 * @param volumeFraction change of the hypervolume: −0.1 for a tenth less
 * @param choiceBefore the old best within the limits
 * @param choiceAfter the new one
 */
public record MachineDiff(
        String id,
        String name,
        int beforeSize,
        int afterSize,
        List<FrontPoint> gained,
        List<FrontPoint> lost,
        List<Move> moved,
        double volumeFraction,
        Optional<FrontPoint> choiceBefore,
        Optional<FrontPoint> choiceAfter) {

    public MachineDiff {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
        moved = List.copyOf(moved);
    }

    /** The difference; a machine that one of the results lacks has an empty front there. */
    static MachineDiff of(Optional<StoredMachine> before, Optional<StoredMachine> after, List<Metric> objectives) {
        StoredMachine any = after.or(() -> before).orElseThrow();
        List<FrontPoint> old = before.map(machine -> machine.line().front()).orElse(List.of());
        List<FrontPoint> fresh = after.map(machine -> machine.line().front()).orElse(List.of());
        Map<DeploymentName, FrontPoint> left = new LinkedHashMap<>();
        old.forEach(point -> left.put(point.deployment(), point));
        List<FrontPoint> gained = new ArrayList<>();
        List<Move> moved = new ArrayList<>();
        for (FrontPoint point : fresh) {
            FrontPoint same = left.remove(point.deployment());
            if (same == null) {
                gained.add(point);
            } else {
                moved.add(Move.of(same, point, objectives));
            }
        }
        moved.removeIf(move -> move.sizeFraction() == 0);
        moved.sort(Comparator.comparingDouble(move -> -move.sizeFraction()));
        return new MachineDiff(
                any.id(),
                any.line().name(),
                old.size(),
                fresh.size(),
                gained,
                List.copyOf(left.values()),
                moved,
                FrontVolumes.changeFraction(old, fresh, objectives),
                before.flatMap(StoredMachine::choice),
                after.flatMap(StoredMachine::choice));
    }

    /** Deployments on both fronts with the same figures. */
    public int sameCount() {
        return afterSize - gained.size() - moved.size();
    }

    /** The middle of the sizes of all moves. */
    public OptionalDouble medianMoveFraction() {
        return moved.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((moved.get((moved.size() - 1) / 2).sizeFraction()
                                + moved.get(moved.size() / 2).sizeFraction())
                        / 2);
    }

    /** Whether another deployment is the best now. */
    public boolean choiceChanged() {
        return !choiceBefore.map(FrontPoint::deployment).equals(choiceAfter.map(FrontPoint::deployment));
    }

    /** Whether nothing changed. */
    public boolean isSame() {
        return gained.isEmpty() && lost.isEmpty() && moved.isEmpty() && !choiceChanged();
    }
}
