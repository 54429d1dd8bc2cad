package io.isowatt.report.diff;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.stored.StoredResult;
import io.isowatt.report.table.Decimal;
import io.isowatt.report.table.ShortNames;
import io.isowatt.report.table.TextGrid;
import io.isowatt.report.table.WrappedText;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A difference of results as text.
 *
 * @param columnCount no line is longer
 * @param unicode whether letters beyond ASCII can be shown
 */
public record DiffText(int columnCount, boolean unicode) {

    /** Points that are listed of each kind. */
    private static final int MOST_LISTED = 5;

    /** The difference, held against a limit. */
    public String of(ResultDiff diff, double limitFraction) {
        StringBuilder text = new StringBuilder();
        result(text, "Old: ", diff.before());
        result(text, "New: ", diff.after());
        text.append('\n');
        question(text, diff);
        for (MachineDiff machine : diff.machines()) {
            machine(text, diff, machine, limitFraction);
        }
        List<MachineDiff> worse = diff.worse(limitFraction);
        line(
                text,
                worse.isEmpty()
                        ? "No front is worse by more than " + percent(limitFraction) + "."
                        : "Worse by more than " + percent(limitFraction) + ": "
                                + String.join(
                                        ", ",
                                        worse.stream().map(MachineDiff::name).toList()) + ".");
        return text.toString();
    }

    private void result(StringBuilder text, String label, StoredResult result) {
        line(text, label + result.title() + " (Isowatt " + result.version() + ", input " + result.inputHash() + ")");
        line(text, "     " + result.file());
    }

    private void question(StringBuilder text, ResultDiff diff) {
        if (diff.facts().isEmpty()) {
            text.append("The question is the same.\n\n");
            return;
        }
        text.append("What differs in the questions:\n");
        for (ResultDiff.FactChange change : diff.facts()) {
            line(text, "  " + change.path() + ": " + shown(change.before()) + arrow() + shown(change.after()));
        }
        text.append('\n');
    }

    private static String shown(String value) {
        return value.isEmpty() ? "not set" : value;
    }

    private String arrow() {
        return unicode ? " → " : " -> ";
    }

    private void machine(StringBuilder text, ResultDiff diff, MachineDiff machine, double limitFraction) {
        boolean worse = machine.volumeFraction() < -limitFraction;
        line(text, machine.name() + ": hypervolume " + change(machine.volumeFraction()) + (worse ? "  WORSE" : ""));
        if (machine.isSame()) {
            text.append("  nothing changed\n\n");
            return;
        }
        line(
                text,
                "  front of " + machine.beforeSize() + arrow() + machine.afterSize() + " points: " + machine.sameCount()
                        + " the same, " + machine.moved().size() + " moved, "
                        + machine.gained().size() + " gained, "
                        + machine.lost().size() + " lost");
        machine.medianMoveFraction().ifPresent(median -> {
            Move largest = machine.moved().get(0);
            line(
                    text,
                    "  moved by " + percent(median) + " in the middle, at most " + change(largest.changeFraction())
                            + " (" + largest.metric().label() + " of " + deployment(largest.after()) + ")");
        });
        choice(text, diff.objectives().get(0), machine);
        text.append(points(diff, machine)).append('\n');
    }

    private void choice(StringBuilder text, Metric objective, MachineDiff machine) {
        if (machine.choiceBefore().isEmpty() && machine.choiceAfter().isEmpty()) {
            return;
        }
        line(
                text,
                "  best in limits: " + chosen(machine.choiceBefore())
                        + (machine.choiceChanged() ? arrow() + chosen(machine.choiceAfter()) : " as before")
                        + gain(objective, machine));
    }

    private String gain(Metric objective, MachineDiff machine) {
        if (machine.choiceBefore().isEmpty() || machine.choiceAfter().isEmpty()) {
            return "";
        }
        double factor = machine.choiceAfter().get().of(objective)
                / machine.choiceBefore().get().of(objective);
        return ", " + ShortNames.of(objective) + " " + change(factor - 1);
    }

    private static String chosen(Optional<FrontPoint> point) {
        return point.map(DiffText::deployment).orElse("none");
    }

    private static String deployment(FrontPoint point) {
        int clients = point.deployment().clientCount();
        return point.deployment().launched() + " for " + Decimal.count(clients)
                + (clients == 1 ? " client" : " clients");
    }

    /** Some points of each kind, by their order on the fronts. */
    private String points(ResultDiff diff, MachineDiff machine) {
        List<FrontPoint> gained = some(machine.gained());
        List<FrontPoint> lost = some(machine.lost());
        if (gained.isEmpty() && lost.isEmpty()) {
            return "";
        }
        List<FrontPoint> all = Stream.concat(gained.stream(), lost.stream()).toList();
        List<String> kinds = new ArrayList<>();
        gained.forEach(point -> kinds.add("  gained"));
        lost.forEach(point -> kinds.add("  lost"));
        TextGrid grid = new TextGrid();
        grid.add("", false, kinds);
        for (Metric metric : diff.objectives()) {
            grid.add(
                    ShortNames.of(metric),
                    true,
                    all.stream()
                            .map(point -> Decimal.grouped(point.of(metric), 4))
                            .toList());
        }
        grid.add("deployment", false, all.stream().map(DiffText::deployment).toList());
        int more = machine.gained().size() + machine.lost().size() - all.size();
        return grid.fitted(columnCount, unicode) + (more > 0 ? "  and " + more + " more (all with --json)\n" : "");
    }

    /** The first, the last, and some between. */
    private static List<FrontPoint> some(List<FrontPoint> points) {
        if (points.size() <= MOST_LISTED) {
            return points;
        }
        List<FrontPoint> some = new ArrayList<>();
        for (int i = 0; i < MOST_LISTED; i++) {
            some.add(points.get(i * (points.size() - 1) / (MOST_LISTED - 1)));
        }
        return some;
    }

    private String change(double fraction) {
        if (Double.isInfinite(fraction)) {
            return "from nothing";
        }
        return fraction == 0 ? "unchanged" : (fraction < 0 ? unicode ? "−" : "-" : "+") + percent(Math.abs(fraction));
    }

    private static String percent(double fraction) {
        return Decimal.of(100 * fraction, 3) + " %";
    }

    private void line(StringBuilder text, String sentence) {
        String words = sentence.stripLeading();
        text.append(WrappedText.of(words, " ".repeat(sentence.length() - words.length()), columnCount));
    }
}
