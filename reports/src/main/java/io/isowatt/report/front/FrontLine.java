package io.isowatt.report.front;

import io.isowatt.estimate.Metric;
import io.isowatt.pareto.KneePoint;
import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyResult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The staircase of one machine: the points of its front that no other one beats on both axes, by growing x.
 *
 * @param id the machine's id
 * @param name what reports call it
 * @param found how the front was found
 * @param chosenRank the rank of the best deployment for the service level, if there is one
 * @param axes what it is drawn over
 * @param front all its points
 * @param points those of the staircase
 */
public record FrontLine(
        String id,
        String name,
        Found found,
        OptionalLong chosenRank,
        Axes axes,
        List<FrontPoint> front,
        List<FrontPoint> points) {

    /** Runs shorter than this share of the front's way are not named one by one. */
    private static final double VISIBLE_FRACTION = 0.015;

    /** A layout that comes back is named again if it holds for this share. */
    private static final double AGAIN_FRACTION = 0.06;

    /** A knee gives up less than this share of both ranges in sum. */
    private static final double BULGING_FRACTION = 0.95;

    public FrontLine {
        front = List.copyOf(front);
        points = List.copyOf(points);
    }

    /**
     * How a front was found.
     *
     * @param wholeSize its points, those that others stand for included
     * @param bestFound whether candidates were tried instead of looked at one and all
     */
    public record Found(int wholeSize, boolean bestFound) {}

    /** Neighbouring points with the same layout label, both ends included. */
    public record Run(String label, int first, int last) {}

    /** The staircases of all machines, in their order. */
    public static List<FrontLine> all(StudyResult result) {
        Axes axes = Axes.of(result.request());
        return result.machines().stream().map(machine -> of(machine, axes)).toList();
    }

    /** The staircase of one machine. */
    public static FrontLine of(MachineResult machine, Axes axes) {
        return of(
                machine.id(),
                machine.name(),
                new Found(machine.wholeFrontSize(), machine.bestFound().isPresent()),
                machine.choice()
                        .map(choice -> OptionalLong.of(choice.candidate().rank()))
                        .orElse(OptionalLong.empty()),
                axes,
                machine.front().stream().map(FrontPoint::of).toList());
    }

    /** The staircase of a front; with more than two objectives, points that only others keep alive are left out. */
    public static FrontLine of(
            String id, String name, Found found, OptionalLong chosenRank, Axes axes, List<FrontPoint> front) {
        Comparator<FrontPoint> bestFirst = Comparator.<FrontPoint>comparingDouble(p -> minimized(axes.x(), p))
                .thenComparingDouble(p -> minimized(axes.y(), p))
                .thenComparingLong(FrontPoint::rank);
        List<FrontPoint> kept = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (FrontPoint point : front.stream().sorted(bestFirst).toList()) {
            double y = minimized(axes.y(), point);
            if (y < best) {
                kept.add(point);
                best = y;
            }
        }
        kept.sort(Comparator.comparingDouble(point -> point.of(axes.x())));
        return new FrontLine(id, name, found, chosenRank, axes, front, kept);
    }

    private static double minimized(Metric metric, FrontPoint point) {
        double value = point.of(metric);
        return metric.maximized() ? -value : value;
    }

    /** The same under another name. */
    public FrontLine named(String other) {
        return new FrontLine(id, other, found, chosenRank, axes, front, points);
    }

    /** How many points are not dominated, and how many of them the two axes show. */
    public String count() {
        int shown = front.size();
        String dominated = found.bestFound() ? " not dominated (best found)" : " not dominated";
        int whole = found.wholeSize();
        String counted = whole == shown ? shown + dominated : whole + dominated + ", shown as " + shown;
        return shown == size()
                ? counted
                : counted + ", " + size() + " of them by " + axes.y().label() + " and "
                        + axes.x().label() + " alone";
    }

    public int size() {
        return points.size();
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }

    public double x(int point) {
        return points.get(point).of(axes.x());
    }

    public double y(int point) {
        return points.get(point).of(axes.y());
    }

    /** The layout label of a point. */
    public String label(int point) {
        return points.get(point).deployment().layoutLabel();
    }

    /** The stretches of equal layouts, by growing x. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (int first = 0; first < size(); ) {
            int last = first;
            while (last + 1 < size() && label(last + 1).equals(label(first))) {
                last++;
            }
            runs.add(new Run(label(first), first, last));
            first = last + 1;
        }
        return runs;
    }

    /** Where giving up one axis stops paying in the other; empty for a front that does not bulge beyond its chord. */
    public OptionalInt knee() {
        if (size() < 3) {
            return OptionalInt.empty();
        }
        Points minimized = new Points(2);
        for (int i = 0; i < size(); i++) {
            FrontPoint point = points.get(i);
            minimized.add(i, new double[] {minimized(axes.x(), point), minimized(axes.y(), point)});
        }
        ParetoFront front = ParetoFront.of(minimized);
        int knee = (int) front.rank(KneePoint.indexIn(front));
        return lost(axes.x(), knee) + lost(axes.y(), knee) < BULGING_FRACTION
                ? OptionalInt.of(knee)
                : OptionalInt.empty();
    }

    /** How much of a metric's range over the front a point gives up; the ends give up 1 in sum, and so does the chord. */
    private double lost(Metric metric, int point) {
        double first = points.get(0).of(metric);
        double last = points.get(size() - 1).of(metric);
        double best = metric.maximized() ? Math.max(first, last) : Math.min(first, last);
        return Math.abs(best - points.get(point).of(metric)) / Math.abs(last - first);
    }

    /** Whether a point is the best for the service level. */
    public boolean isChosen(FrontPoint point) {
        return chosenRank.isPresent() && chosenRank.getAsLong() == point.rank();
    }

    /** The place of the choice for the service level among the points, if it is one of them. */
    public OptionalInt chosen() {
        for (int i = 0; i < size(); i++) {
            if (isChosen(points.get(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The points worth a row of their own, by growing x, each with what it is: both ends, knee, choice, and where a new
     * layout begins that holds over a visible stretch. Of more than so many, the longest stretches are kept.
     */
    public List<Landmark> landmarks(int most) {
        TreeMap<Integer, String> notes = new TreeMap<>();
        if (isEmpty()) {
            return List.of();
        }
        note(notes, 0, axes.x().maximized() ? "slowest" : "least " + axes.x().label());
        if (size() > 1) {
            note(
                    notes,
                    size() - 1,
                    axes.x().maximized() ? "fastest" : "most " + axes.x().label());
        }
        knee().ifPresent(knee -> note(notes, knee, "knee"));
        chosen().ifPresent(chosen -> note(notes, chosen, "best in limits"));
        for (Run run : changes()) {
            if (notes.size() < most) {
                notes.putIfAbsent(run.first(), "");
            }
        }
        return notes.entrySet().stream()
                .map(entry -> new Landmark(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * A point worth naming.
     *
     * @param point its place
     * @param note what it is, empty where only the layout changes
     */
    public record Landmark(int point, String note) {}

    /**
     * The runs that begin a new layout, longest first: of the visible ones those unlike the one before, and of each
     * layout that has no visible run the longest. Layouts that are nearly equal take turns point by point; naming each
     * turn would tell nothing.
     */
    private List<Run> changes() {
        List<Run> changes = new ArrayList<>();
        Set<String> named = new HashSet<>();
        String before = "";
        for (Run run : runs()) {
            double least = named.contains(run.label()) ? AGAIN_FRACTION : VISIBLE_FRACTION;
            if (length(run) >= least && !run.label().equals(before)) {
                changes.add(run);
                named.add(run.label());
                before = run.label();
            }
        }
        Comparator<Run> longestFirst =
                Comparator.comparingDouble((Run run) -> -length(run)).thenComparingInt(Run::first);
        for (Run run : runs().stream().sorted(longestFirst).toList()) {
            if (named.add(run.label())) {
                changes.add(run);
            }
        }
        changes.sort(longestFirst);
        return changes;
    }

    /** The share of the front's way, along both axes in ratios, from the point before a run to its end. */
    private double length(Run run) {
        int before = Math.max(run.first() - 1, 0);
        return (ratio(x(before), x(run.last())) / ratio(x(0), x(size() - 1))
                        + ratio(y(before), y(run.last())) / ratio(y(0), y(size() - 1)))
                / 2;
    }

    private static double ratio(double a, double b) {
        return Math.max(Math.abs(Math.log(a / b)), Double.MIN_NORMAL);
    }

    private static void note(TreeMap<Integer, String> notes, int point, String note) {
        notes.merge(point, note, (before, more) -> before + ", " + more);
    }
}
