package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.measured.result.GivenDeployment;
import io.isowatt.measured.result.MeasuredFiles;
import io.isowatt.report.chart.ChartOptions;
import io.isowatt.report.chart.MeasuredPoint;
import io.isowatt.report.front.Axes;
import io.isowatt.study.MeasuredDeployment;
import io.isowatt.study.StudyRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

/** What was measured, over predicted fronts. */
final class OverlayOptions {

    @Option(
            names = "--measured",
            paramLabel = "FOLDER|FILE",
            description = "draw measured deployments of the same model, machines, lengths and software hollow over the"
                    + " fronts; tables or results as validate reads them")
    private @Nullable Path measured;

    /**
     * Pictures with the measured points of a study.
     *
     * @param pictures without them
     * @throws InvalidInputException if nothing measured is of the study
     */
    ChartOptions over(StudyRequest request, ChartOptions pictures) {
        if (measured == null) {
            return pictures;
        }
        Axes axes = Axes.of(request);
        List<MeasuredPoint> points =
                MeasuredDeployment.of(request, MeasuredFiles.rows(List.of(measured), GivenDeployment.NOTHING)).stream()
                        .map(found -> new MeasuredPoint(
                                found.scenarioIndex(),
                                axes.x().of(found.estimate()),
                                axes.y().of(found.estimate()),
                                found.layout().label()))
                        .toList();
        if (points.isEmpty()) {
            throw new InvalidInputException(
                    measured.toString(),
                    0,
                    "Nothing was measured here with the model, a machine, the lengths and the software of the study within"
                            + " its TTFT limit.",
                    "Maybe leave out --measured, or look with isowatt validate what it holds.");
        }
        return new ChartOptions(pictures.x(), pictures.y(), points);
    }
}
