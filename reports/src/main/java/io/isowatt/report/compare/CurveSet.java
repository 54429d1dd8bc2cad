package io.isowatt.report.compare;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Limit;
import io.isowatt.report.front.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fronts of one or several studies with ids and names that tell them apart.
 *
 * @param title of all together
 * @param curves the fronts in their order
 * @param limit on the axis across, if all studies have the same
 * @param footer the small print that all studies share, part by part
 * @param notes of several studies what differs in the small print of each
 */
public record CurveSet(
        String title, List<Curve> curves, Optional<Limit> limit, List<String> footer, List<String> notes) {

    public CurveSet {
        curves = List.copyOf(curves);
        footer = List.copyOf(footer);
        notes = List.copyOf(notes);
    }

    /**
     * Puts studies together.
     *
     * @throws InvalidInputException if they have other axes than the first
     */
    public static CurveSet of(List<ComparedStudy> studies) {
        Scene first = studies.get(0).scene();
        studies.forEach(study -> requireAxes(first, study.scene()));
        Axes axes = axes(studies);
        List<FrontLine> lines = studies.stream()
                .flatMap(study -> study.scene().lines().stream())
                .map(line -> new FrontLine(
                        line.id(), line.name(), line.found(), line.chosenRank(), axes, line.front(), line.points()))
                .toList();
        List<CurveFacts> facts =
                studies.stream().flatMap(study -> study.facts().stream()).toList();
        List<String> shared = new ArrayList<>(first.footer());
        studies.forEach(study -> shared.retainAll(study.scene().footer()));
        boolean oneLimit =
                studies.stream().allMatch(study -> study.scene().limit().equals(first.limit()));
        return new CurveSet(
                studies.stream().map(study -> study.scene().title()).distinct().collect(Collectors.joining(" | ")),
                CurveNames.curves(lines, facts),
                oneLimit ? first.limit() : Optional.empty(),
                shared,
                studies.size() == 1
                        ? List.of()
                        : studies.stream().map(study -> note(study, shared)).toList());
    }

    /** The title of a study with the parts of its small print that others do not share. */
    private static String note(ComparedStudy study, List<String> shared) {
        List<String> own = new ArrayList<>(study.scene().footer());
        own.removeAll(shared);
        return own.isEmpty() ? study.scene().title() : study.scene().title() + ": " + String.join(", ", own);
    }

    private static void requireAxes(Scene first, Scene other) {
        Axes axes = first.axes();
        if (other.axes().x() != axes.x() || other.axes().y() != axes.y()) {
            throw new InvalidInputException(
                    other.title(),
                    0,
                    "The fronts lie over other axes (" + words(other.axes()) + ") than those of " + first.title() + " ("
                            + words(axes) + ").",
                    "Maybe search both with the same --objectives.");
        }
    }

    private static String words(Axes axes) {
        return axes.y().id() + " over " + axes.x().id();
    }

    /** Those of the first study; where watts are counted as in all of them. */
    private static Axes axes(List<ComparedStudy> studies) {
        Axes axes = studies.get(0).scene().axes();
        String boundaries = studies.stream()
                .map(study -> study.scene().axes().boundaryText())
                .distinct()
                .collect(Collectors.joining(" or "));
        return new Axes(axes.x(), axes.y(), axes.xIndex(), axes.yIndex(), boundaries);
    }

    /**
     * The place of a curve by its id.
     *
     * @throws InvalidInputException if there is none
     */
    public int place(String id) {
        for (int c = 0; c < curves.size(); c++) {
            if (curves.get(c).line().id().equals(id)) {
                return c;
            }
        }
        String ids = curves.stream()
                .map(curve -> curve.line().id() + " (" + curve.name() + ")")
                .collect(Collectors.joining(", "));
        throw new InvalidInputException(
                "--baseline", 0, "The baseline (" + id + ") is not among the fronts.", "Maybe use " + ids + ".");
    }

    /** Whether there is more than one front to compare. */
    public boolean several() {
        return curves.stream().filter(curve -> !curve.line().isEmpty()).count() > 1;
    }

    /** Everything that a picture of the fronts shows. */
    public Scene scene() {
        List<String> small = new ArrayList<>(footer);
        small.addAll(notes);
        return new Scene(
                title,
                curves.get(0).line().axes(),
                curves.stream().map(Curve::line).toList(),
                limit,
                small);
    }

    /**
     * Holds the fronts against one of them.
     *
     * @param baseline its place
     * @param reads where to read them; empty for round places that most of them reach
     */
    public FrontComparison compared(int baseline, List<Double> reads) {
        List<Double> marks = limit.map(mark -> List.of(mark.value())).orElse(List.of());
        return FrontComparison.of(curves, baseline, reads.isEmpty() ? RoundReads.of(this) : reads, marks);
    }
}
