package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import io.isowatt.report.chart.ChartOptions;
import io.isowatt.report.chart.ScaleKind;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Options of the axes of pictures. */
final class ScaleOptions {

    @Option(
            names = "--x-scale",
            paramLabel = "SCALE",
            description = "axis across in pictures: auto (default), linear or log")
    private String x = "auto";

    @Option(
            names = "--y-scale",
            paramLabel = "SCALE",
            description = "axis up in pictures: auto (default), linear or log")
    private String y = "auto";

    /**
     * What the pictures look like.
     *
     * @throws InvalidInputException if a scale is not known
     */
    ChartOptions read() {
        Map<String, ScaleKind> kinds = ScaleKind.byId();
        List<Problem> problems = new ArrayList<>();
        check(problems, kinds, "--x-scale", x);
        check(problems, kinds, "--y-scale", y);
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new ChartOptions(
                kinds.getOrDefault(x, ScaleKind.AUTOMATIC), kinds.getOrDefault(y, ScaleKind.AUTOMATIC), List.of());
    }

    private static void check(List<Problem> problems, Map<String, ScaleKind> kinds, String option, String given) {
        if (!kinds.containsKey(given)) {
            problems.add(new Problem(
                    option, 0, "The scale (" + given + ") is not known.", "Maybe use auto, linear or log."));
        }
    }
}
