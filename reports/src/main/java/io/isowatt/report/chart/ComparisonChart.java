package io.isowatt.report.chart;

import io.isowatt.report.compare.FrontComparison;
import io.isowatt.report.compare.RatioPoint;
import io.isowatt.report.compare.Reach;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Scene;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The picture of a comparison: the fronts, and below them on the same axis across their ratios to the baseline. */
public final class ComparisonChart {

    private static final int HEIGHT = 1080;
    private static final double FRONTS_FRACTION = 0.58;
    private static final int GAP = 22;

    private final RatioPanel ratios;
    private final FrontPanel fronts;
    private final Sheet sheet;

    /**
     * Lays the picture out.
     *
     * @param scene title, limit and small print
     * @param cloud grey dots behind them
     * @param comparison their ratios
     */
    public static ComparisonChart of(Scene scene, Cloud cloud, FrontComparison comparison) {
        return of(scene, cloud, comparison, ChartOptions.USUAL);
    }

    /** The same with axes and measured points that a user chose. */
    public static ComparisonChart of(Scene scene, Cloud cloud, FrontComparison comparison, ChartOptions options) {
        return new ComparisonChart(named(scene, comparison), cloud, comparison, options);
    }

    /** The same fronts under the names that tell them apart. */
    private static Scene named(Scene scene, FrontComparison comparison) {
        List<FrontLine> lines = comparison.curves().stream()
                .map(curve -> curve.line().named(curve.name()))
                .toList();
        return new Scene(scene.title(), scene.axes(), lines, scene.limit(), scene.footer());
    }

    private ComparisonChart(Scene scene, Cloud cloud, FrontComparison comparison, ChartOptions options) {
        Axes axes = scene.axes();
        Page page = new Page(
                HEIGHT, scene.title(), subtitle(comparison), legend(scene, cloud, comparison, options), scene.footer());
        ReachRows rows = new ReachRows(comparison);
        int room = page.bottom() - page.top() - GAP - rows.height();
        int high = scene.isEmpty() ? room + GAP : (int) (FRONTS_FRACTION * room);
        Scale x = FrontScales.x(scene, options);
        Frame above = new Frame(
                new Rectangle2D.Double(Page.LEFT, page.top(), Page.ROOM, high), x, FrontScales.y(scene, options));
        int rest = Math.max(room - high, 0);
        Frame below = new Frame(
                new Rectangle2D.Double(Page.LEFT, page.bottom() - rest, Page.ROOM, rest),
                x,
                RatioPanel.scale(comparison));
        this.fronts = new FrontPanel(scene, above, cloud, options.measured());
        this.ratios = new RatioPanel(comparison, below, scene.limit());
        String description = FrontierChart.description(scene) + " Below: ratios to "
                + comparison.curves().get(comparison.baseline()).name() + ".";
        this.sheet = new Sheet(Page.WIDTH, HEIGHT, scene.title(), description, ink -> {
            page.paint(ink);
            fronts.paint(ink, scene.isEmpty() ? axes.title(axes.x()) : "");
            if (!scene.isEmpty()) {
                rows.paint(ink, below);
                ratios.paint(ink);
            }
        });
    }

    private static String subtitle(FrontComparison comparison) {
        String baseline = comparison.curves().get(comparison.baseline()).name();
        return FrontierChart.subtitle(comparison.axes()) + "; below: how many times " + baseline;
    }

    private static Legend legend(Scene scene, Cloud cloud, FrontComparison comparison, ChartOptions options) {
        List<List<Legend.Entry>> groups =
                new ArrayList<>(FrontLegend.of(scene, cloud, !options.measured().isEmpty()));
        boolean clamped = comparison.ratios().stream()
                .flatMap(ratio -> ratio.points().stream())
                .map(RatioPoint::reach)
                .anyMatch(Reach.CLAMPED::equals);
        if (clamped) {
            groups.add(List.of(new Legend.Entry(
                    LegendSample.clamped(), "below, dotted: one front has no point so slow; its slowest one is read")));
        }
        return new Legend(groups, Page.ROOM);
    }

    /** The picture as SVG, with text as text. */
    public String svg() {
        return sheet.svg();
    }

    /** The picture as PNG, two pixels for each unit. */
    public byte[] png() {
        return sheet.png();
    }

    /** The picture as PDF of one page, with text as text. */
    public byte[] pdf() {
        return sheet.pdf();
    }

    FrontPanel fronts() {
        return fronts;
    }

    RatioPanel ratios() {
        return ratios;
    }
}
