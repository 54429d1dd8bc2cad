package io.isowatt.report.chart;

import io.isowatt.report.front.Axes;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Scene;
import io.isowatt.study.StudyResult;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The frontier picture: fronts as stairs, the dominated candidates grey behind them, layouts named where they change,
 * the side of the service level that users do not accept hatched. Colour is the machine, dash the precision of the
 * weights, marker the way of serving.
 */
public final class FrontierChart {

    private static final int HEIGHT = 800;

    private final Cloud cloud;
    private final Page page;
    private final FrontPanel panel;
    private final Sheet sheet;

    /** The picture of fronts before the candidates of a search. */
    public static FrontierChart of(Scene scene, StudyResult result) {
        return of(scene, result, ChartOptions.USUAL);
    }

    /** The same with axes and measured points that a user chose. */
    public static FrontierChart of(Scene scene, StudyResult result, ChartOptions options) {
        return new FrontierChart(scene, (axes, x, y) -> Cloud.of(result, axes, x, y), options);
    }

    /** The picture of fronts before dots that were thinned earlier. */
    public static FrontierChart of(Scene scene, Cloud cloud) {
        return of(scene, cloud, ChartOptions.USUAL);
    }

    /** The same with axes and measured points that a user chose. */
    public static FrontierChart of(Scene scene, Cloud cloud, ChartOptions options) {
        return new FrontierChart(scene, (axes, x, y) -> cloud, options);
    }

    private FrontierChart(Scene scene, CloudSource dots, ChartOptions options) {
        Axes axes = scene.axes();
        Scale x = FrontScales.x(scene, options);
        Scale y = FrontScales.y(scene, options);
        this.cloud = dots.cloud(axes, x, y);
        Legend legend =
                new Legend(FrontLegend.of(scene, cloud, !options.measured().isEmpty()), Page.ROOM);
        this.page = new Page(HEIGHT, scene.title(), subtitle(axes), legend, scene.footer());
        int top = page.top();
        Frame frame = new Frame(new Rectangle2D.Double(Page.LEFT, top, Page.ROOM, page.bottom() - top), x, y);
        this.panel = new FrontPanel(scene, frame, cloud, options.measured());
        this.sheet = new Sheet(Page.WIDTH, HEIGHT, scene.title(), description(scene), ink -> {
            page.paint(ink);
            panel.paint(ink, axes.title(axes.x()));
        });
    }

    /** What is counted, and where it gets better. */
    static String subtitle(Axes axes) {
        String up = axes.y().maximized() ? "up" : "down";
        String across = axes.x().maximized() ? "right" : "left";
        return AxisPainter.capital(axes.title(axes.y())) + ", against " + axes.title(axes.x()) + "; better is " + up
                + " and to the " + across;
    }

    static String description(Scene scene) {
        List<String> names = new ArrayList<>();
        for (FrontLine line : scene.lines()) {
            names.add(line.name());
        }
        Axes axes = scene.axes();
        return "Pareto fronts of " + String.join(", ", names) + ": " + axes.title(axes.y()) + " over "
                + axes.title(axes.x()) + ".";
    }

    /** Loads fonts and graphics. */
    public static void warmUp() {
        Sheet dot = new Sheet(1, 1, "x", "x", ink -> {
            ink.graphics().draw(new Line2D.Double());
            ink.text("x", 0, 0, Ink.Anchor.START, Palette.TICK);
        });
        dot.svg();
        dot.png();
        dot.pdf();
    }

    /** The grey points of the picture. */
    public Cloud cloud() {
        return cloud;
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

    FrontPanel panel() {
        return panel;
    }
}
