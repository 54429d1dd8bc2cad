package io.isowatt.report.front;

import io.isowatt.study.StudyResult;

import java.util.List;
import java.util.Optional;

/**
 * What a picture of fronts shows.
 *
 * @param title over it
 * @param axes of all fronts
 * @param lines the fronts, by machine
 * @param limit on the axis across, if there is one
 * @param footer the small print, part by part
 */
public record Scene(String title, Axes axes, List<FrontLine> lines, Optional<Limit> limit, List<String> footer) {

    public Scene {
        lines = List.copyOf(lines);
        footer = List.copyOf(footer);
    }

    /** The fronts of a study. */
    public static Scene of(StudyResult result, String version) {
        Axes axes = Axes.of(result.request());
        return new Scene(
                result.request().title(),
                axes,
                FrontLine.all(result),
                Limit.of(result.request(), axes),
                Footer.parts(result, version));
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return lines.stream().allMatch(FrontLine::isEmpty);
    }
}
