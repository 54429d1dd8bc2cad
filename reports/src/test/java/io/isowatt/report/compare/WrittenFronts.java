package io.isowatt.report.compare;

import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.power.PowerBoundary;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.DeploymentCells;
import io.isowatt.report.front.DeploymentName;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.serving.Performance;
import io.isowatt.uncertainty.Cause;
import io.isowatt.uncertainty.Origin;
import io.isowatt.uncertainty.Spread;
import io.isowatt.uncertainty.Uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Fronts of output tokens/s per MW over interactivity whose points a test writes down. */
final class WrittenFronts {

    private static final Axes AXES =
            new Axes(Metric.INTERACTIVITY, Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT, 1, 0, "board power");

    private WrittenFronts() {}

    /** A front of points, each with x and y; a tenth of error in time, half of it the model's. */
    static Curve curve(String name, double[]... points) {
        List<FrontPoint> front = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            front.add(point(name, i, points[i][0], points[i][1]));
        }
        FrontLine line =
                FrontLine.of(name, name, new FrontLine.Found(points.length, false), OptionalLong.empty(), AXES, front);
        return new Curve(
                name,
                line,
                CurveFacts.of(
                        "Study",
                        "Model",
                        "vLLM",
                        "",
                        "prompt 1 / output 1 tokens",
                        2,
                        PowerBoundary.BOARD,
                        List.of(1.0),
                        "owned",
                        "calibration",
                        "quick",
                        false,
                        true,
                        false));
    }

    private static FrontPoint point(String name, long rank, double x, double y) {
        List<String> cells = new ArrayList<>();
        DeploymentCells.NAMES.forEach(cell -> cells.add(
                switch (cell) {
                    case "weights" -> "fp8";
                    case "serving" -> "aggregated";
                    default -> DeploymentCells.WHOLE.contains(cell) ? "0" : "";
                }));
        Estimate estimate = new Estimate(
                new Performance(1 / x, 0.5, y, 1 / x, 0, 0, 0, 0, 0, 1),
                1,
                PowerBoundary.BOARD,
                1e6,
                1e6,
                1e6,
                1e6,
                1,
                1,
                1);
        Spread time = new Spread(0.05, Map.of(new Cause(Cause.Kind.CELL, name), 0.08), 0, 0);
        Uncertainty uncertainty =
                new Uncertainty(new Origin(name, List.of()), time, Spread.NONE, Spread.NONE, Spread.NONE, 1, 0.5);
        return new FrontPoint(rank, new DeploymentName("TP1 FP8", "TP1 FP8", cells, 1, 1), estimate, uncertainty, 0);
    }
}
