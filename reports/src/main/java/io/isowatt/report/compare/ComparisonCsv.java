package io.isowatt.report.compare;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.DeploymentName;
import io.isowatt.report.table.Decimal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison as CSV, units in the headers; figures that do not exist are empty. */
public final class ComparisonCsv {

    private static final int DIGITS = 9;

    private ComparisonCsv() {}

    /** The readings: a row for each front at each place. */
    public static String readings(FrontComparison comparison) {
        Metric x = comparison.axes().x();
        List<Metric> metrics = new ReadTable(comparison).metrics();
        List<String> header = new ArrayList<>(List.of(x.column(), "front", "name", "baseline", "read"));
        metrics.forEach(metric -> header.add(metric.column()));
        header.addAll(List.of("ratio", "ratio_p10", "ratio_p90", "better_fraction", "ratio_reach"));
        header.addAll(List.of("deployment", "gpus", "clients"));
        StringBuilder text = new StringBuilder();
        line(text, header);
        for (Reading reading : comparison.readings()) {
            for (int c = 0; c < comparison.curves().size(); c++) {
                Curve curve = comparison.curves().get(c);
                FrontRead read = reading.fronts().get(c);
                List<String> cells = new ArrayList<>(List.of(
                        figure(reading.x()),
                        curve.line().id(),
                        curve.name(),
                        Boolean.toString(c == comparison.baseline()),
                        read.kind().name().toLowerCase(Locale.ROOT)));
                metrics.forEach(metric -> cells.add(figure(read.of(metric))));
                ratio(cells, reading.ratios().get(c));
                read.between()
                        .map(at -> at.keeper().deployment())
                        .map(ComparisonCsv::deployment)
                        .ifPresentOrElse(cells::addAll, () -> cells.addAll(List.of("", "", "")));
                line(text, cells);
            }
        }
        return text.toString();
    }

    /** The ratio of every front to the baseline over the whole range. */
    public static String ratios(FrontComparison comparison) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                List.of(
                        "front",
                        "baseline",
                        comparison.axes().x().column(),
                        "ratio",
                        "ratio_p10",
                        "ratio_p90",
                        "better_fraction",
                        "ratio_reach",
                        "crossing"));
        for (RatioCurve ratio : comparison.ratios()) {
            for (RatioPoint point : ratio.points()) {
                List<String> cells = new ArrayList<>(List.of(
                        comparison.curve(ratio).line().id(),
                        comparison.base().line().id(),
                        figure(point.x())));
                ratio(cells, point);
                cells.add(Boolean.toString(ratio.crossings().contains(point.x())));
                line(text, cells);
            }
        }
        return text.toString();
    }

    private static void ratio(List<String> cells, RatioPoint point) {
        cells.add(figure(point.ratio()));
        cells.add(figure(point.low()));
        cells.add(figure(point.high()));
        cells.add(figure(point.betterFraction()));
        cells.add(point.reach().name().toLowerCase(Locale.ROOT));
    }

    private static List<String> deployment(DeploymentName deployment) {
        return List.of(
                deployment.launched(),
                Integer.toString(deployment.gpuCount()),
                Integer.toString(deployment.clientCount()));
    }

    private static String figure(double value) {
        return Decimal.of(value, DIGITS);
    }

    private static void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i > 0 ? "," : "").append(quoted(cells.get(i)));
        }
        text.append('\n');
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
