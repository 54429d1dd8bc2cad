package io.isowatt.report.compare;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.DeploymentName;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.table.BandText;
import io.isowatt.report.table.Decimal;
import io.isowatt.report.table.ShortNames;
import io.isowatt.report.table.TextGrid;
import io.isowatt.uncertainty.Band;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/**
 * The readings of a comparison as a table: a row for each front at each place.
 *
 * @param comparison what is shown
 */
public record ReadTable(FrontComparison comparison) {

    private static final int DIGITS = 4;

    /**
     * The table.
     *
     * @param curveHeader what names the fronts
     * @param names their names, by place
     */
    public TextGrid grid(String curveHeader, IntFunction<String> names) {
        TextGrid grid = new TextGrid();
        Metric x = comparison.axes().x();
        grid.add(
                x == Metric.INTERACTIVITY ? "tok/s/user" : ShortNames.of(x),
                true,
                cells((reading, c) -> c == 0 ? Decimal.of(reading.x(), DIGITS) : ""));
        grid.add(curveHeader, false, cells((reading, c) -> names.apply(c)));
        List<Metric> metrics = metrics();
        figure(grid, metrics.get(0));
        if (!comparison.ratios().isEmpty()) {
            grid.add("ratio", true, cells(this::ratio));
            grid.add("80 % band", false, cells(this::band));
            grid.add("P(better)", true, cells(this::probability));
        }
        metrics.subList(1, metrics.size()).forEach(metric -> figure(grid, metric));
        grid.add("", false, cells(this::deployment));
        return grid;
    }

    /** What the axis counts, and what every table has. */
    List<Metric> metrics() {
        Set<Metric> metrics = new LinkedHashSet<>(List.of(
                comparison.axes().y(),
                Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT,
                Metric.COST_PER_MILLION_TOKENS,
                Metric.JOULES_PER_TOKEN));
        metrics.remove(comparison.axes().x());
        return List.copyOf(metrics);
    }

    private void figure(TextGrid grid, Metric metric) {
        grid.add(ShortNames.of(metric), true, cells((reading, c) -> {
            double value = reading.fronts().get(c).of(metric);
            return Double.isNaN(value) ? "" : Decimal.aligned(value, value < 100 ? 3 : DIGITS);
        }));
    }

    private List<String> cells(BiFunction<Reading, Integer, String> cell) {
        List<String> cells = new ArrayList<>();
        for (Reading reading : comparison.readings()) {
            for (int c = 0; c < comparison.curves().size(); c++) {
                cells.add(cell.apply(reading, c));
            }
        }
        return cells;
    }

    private String ratio(Reading reading, int c) {
        RatioPoint point = reading.ratios().get(c);
        if (c == comparison.baseline()) {
            return "base";
        }
        return point.reach().hasRatio() ? Decimal.aligned(point.ratio(), 3) : "";
    }

    private String band(Reading reading, int c) {
        RatioPoint point = reading.ratios().get(c);
        return c == comparison.baseline() || !point.reach().hasRatio()
                ? ""
                : BandText.of(new Band(point.low(), point.high()));
    }

    private String probability(Reading reading, int c) {
        RatioPoint point = reading.ratios().get(c);
        return c == comparison.baseline() || !point.reach().hasRatio()
                ? ""
                : BandText.probability(point.betterFraction()).replaceFirst("P (= )?", "");
    }

    /** The deployment that keeps the need, or why there is none. */
    private String deployment(Reading reading, int c) {
        FrontRead read = reading.fronts().get(c);
        return read.between()
                .map(at -> named(at.keeper().deployment())
                        + (read.kind() == FrontRead.Kind.CLAMPED ? ", its slowest: " + figure(at.keeper()) : ""))
                .orElseGet(() -> notReached(c));
    }

    private static String named(DeploymentName deployment) {
        return deployment.launched() + " x" + deployment.clientCount();
    }

    private String figure(FrontPoint point) {
        return Decimal.of(point.of(comparison.axes().x()), 3);
    }

    private String notReached(int c) {
        List<FrontPoint> points = comparison.curves().get(c).line().points();
        if (points.isEmpty()) {
            return "nothing feasible";
        }
        int end = comparison.axes().x().maximized() ? points.size() - 1 : 0;
        return "not reached: ends at " + figure(points.get(end));
    }
}
