package io.isowatt.report.point;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Nearest;
import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.stored.StoredMachine;
import io.isowatt.report.stored.StoredResult;
import io.isowatt.unit.Quantity;

import java.util.List;
import java.util.Optional;

/**
 * A point of a result by the name that a user gives it: {@code best}, {@code hgx-b200}, {@code hgx-b200:knee},
 * {@code hgx-b200:rank=123}, {@code hgx-b200@50}; without a machine where there is only one.
 */
public final class PointName {

    private static final List<String> WORDS = List.of("best", "knee", "slowest", "fastest");
    private static final String RANK = "rank=";

    private final StoredResult result;
    private final String name;

    private PointName(StoredResult result, String name) {
        this.result = result;
        this.name = name;
    }

    /** A point with the machine whose it is. */
    public record Named(StoredMachine machine, FrontPoint point) {}

    /**
     * The point of a name.
     *
     * @throws InvalidInputException if there is none, with what there is
     */
    public static Named find(StoredResult result, String name) {
        return new PointName(result, name).find();
    }

    private Named find() {
        if (name.equals("best")) {
            StoredMachine winner =
                    result.winner().orElseThrow(() -> refused("names nothing: no machine keeps the limits", ""));
            return new Named(winner, winner.choice().orElseThrow());
        }
        for (StoredMachine machine : result.machines()) {
            if (name.equals(machine.id())) {
                return new Named(machine, of(machine, "best"));
            }
            if (name.startsWith(machine.id() + ":") || name.startsWith(machine.id() + "@")) {
                return new Named(
                        machine, of(machine, name.substring(machine.id().length())));
            }
        }
        StoredMachine first = result.machines().get(0);
        boolean word = WORDS.contains(name) || name.startsWith(RANK) || name.startsWith("@") || name.startsWith(":");
        if (!word) {
            List<String> ids = result.machines().stream().map(StoredMachine::id).toList();
            List<String> near = Nearest.of(name.replaceFirst("[:@].*", ""), ids);
            throw refused(
                    "is unknown; the machines are " + String.join(", ", ids),
                    near.isEmpty() ? advice(first) : "Maybe use " + String.join(" or ", near) + ".");
        }
        if (result.machines().size() > 1) {
            throw refused("names no machine", advice(first));
        }
        return new Named(first, of(first, name));
    }

    /** The point of a machine by the rest of its name, a colon before it or not. */
    private FrontPoint of(StoredMachine machine, String rest) {
        FrontLine line = machine.line();
        if (line.isEmpty()) {
            throw refused("names nothing: " + machine.line().name() + " has no feasible deployment", "");
        }
        if (rest.startsWith("@")) {
            return keeping(machine, rest.substring(1));
        }
        String word = rest.startsWith(":") ? rest.substring(1) : rest;
        Metric x = line.axes().x();
        FrontPoint least = line.points().get(0);
        FrontPoint most = line.points().get(line.size() - 1);
        Optional<FrontPoint> found = switch (word) {
            case "best" -> machine.choice();
            case "knee" -> line.knee().stream().mapToObj(line.points()::get).findFirst();
            case "slowest" -> Optional.of(x == Metric.TPOT || x == Metric.TTFT ? most : least);
            case "fastest" -> Optional.of(x == Metric.TPOT || x == Metric.TTFT ? least : most);
            default -> ranked(machine, word);
        };
        return found.orElseThrow(() -> refused("does not exist", advice(machine)));
    }

    private static Optional<FrontPoint> ranked(StoredMachine machine, String word) {
        String rank = word.startsWith(RANK) ? word.substring(RANK.length()) : "";
        return machine.line().front().stream()
                .filter(point -> Long.toString(point.rank()).equals(rank))
                .findFirst();
    }

    /** The point that just keeps a value of the axis across. */
    private FrontPoint keeping(StoredMachine machine, String value) {
        FrontLine line = machine.line();
        Metric x = line.axes().x();
        double need = need(machine, value);
        return line.points().stream()
                .filter(point -> x.maximized() ? point.of(x) >= need : point.of(x) <= need)
                .min((a, b) -> x.maximized() ? Double.compare(a.of(x), b.of(x)) : Double.compare(b.of(x), a.of(x)))
                .orElseThrow(() -> refused("does not exist: no point of the front keeps " + value, advice(machine)));
    }

    private double need(StoredMachine machine, String value) {
        try {
            double need = Double.parseDouble(value);
            if (need >= 0 && Double.isFinite(need)) {
                return need;
            }
        } catch (NumberFormatException e) {
            // told below, in the same words
        }
        throw refused("has no number behind @", advice(machine));
    }

    /** What there is. */
    private static String advice(StoredMachine machine) {
        FrontLine line = machine.line();
        String id = machine.id();
        if (line.isEmpty()) {
            return "";
        }
        return "Maybe use best, " + id + (line.knee().isPresent() ? ", " + id + ":knee" : "") + ", " + id + ":slowest, "
                + id + ":fastest, " + id + ":rank="
                + line.points().get(0).rank() + " (ranks stand in frontier.csv) or " + id + "@"
                + Quantity.number(line.x(line.size() / 2), 2) + " (from " + Quantity.number(line.x(0), 3) + " to "
                + Quantity.number(line.x(line.size() - 1), 3) + " "
                + line.axes().x().unitLabel() + ").";
    }

    private InvalidInputException refused(String what, String advice) {
        return new InvalidInputException(
                result.file().toString(), 0, "The point (" + name + ") " + what + ".", advice.strip());
    }
}
