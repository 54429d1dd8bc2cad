package io.isowatt.report.chart;

import io.isowatt.report.front.Axes;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Limit;
import io.isowatt.report.front.Scene;
import io.isowatt.study.StudyResult;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The frontier picture: fronts as stairs, the dominated candidates grey behind them, layouts named where they change,
 * the side of the service level that users do not accept hatched.
 */
public final class FrontierChart {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    private static final int LEFT = 92;
    private static final int RIGHT = 30;
    private static final int MOST_LANDMARKS = 24;
    private static final double LEAST_TITLE = 14;

    private static final Color TEXT = new Color(0x222222);
    private static final Color QUIET = new Color(0x5A5A5A);
    private static final Color GRID = new Color(0xE4E4E4);
    private static final Color FRAME = new Color(0x8A8A8A);
    private static final Color DOTS = new Color(0xB9B9B9);
    private static final Color HATCH = new Color(0xDDC9C9);
    private static final Color LIMIT = new Color(0x8C1C1C);

    private static final Ink.TextStyle TITLE = new Ink.TextStyle(21, true, TEXT);
    private static final Ink.TextStyle AXIS_TITLE = new Ink.TextStyle(15, false, TEXT);
    private static final Ink.TextStyle TICK = new Ink.TextStyle(13, false, TEXT);
    private static final Ink.TextStyle FOOTER = new Ink.TextStyle(11.5, false, QUIET);
    private static final Ink.TextStyle LIMIT_TEXT = new Ink.TextStyle(12.5, true, LIMIT);

    private final Scene scene;
    private final List<FrontLine> lines;
    private final List<List<FrontLine.Landmark>> landmarks;
    private final Axes axes;
    private final Cloud cloud;
    private final Legend legend;
    private final List<String> footer;
    private final Frame frame;
    private final Optional<Limit> limit;
    private final List<FrontLabels.Label> labels;
    private final FrontBands bands;

    /** The picture of fronts before the candidates of a search. */
    public static FrontierChart of(Scene scene, StudyResult result) {
        return new FrontierChart(scene, (axes, x, y) -> Cloud.of(result, axes, x, y));
    }

    /** The picture of fronts before dots that were thinned earlier. */
    public static FrontierChart of(Scene scene, Cloud cloud) {
        return new FrontierChart(scene, (axes, x, y) -> cloud);
    }

    /** Lays the picture out; painting changes nothing, and may happen on several threads at once. */
    private FrontierChart(Scene scene, CloudSource dots) {
        this.scene = scene;
        this.lines = scene.lines();
        this.axes = scene.axes();
        this.landmarks =
                lines.stream().map(line -> line.landmarks(MOST_LANDMARKS)).toList();
        this.limit = scene.limit();
        Scale x = xScale();
        Scale y = Scale.of(lines.stream().flatMap(FrontierChart::ys).toList());
        this.cloud = dots.cloud(axes, x, y);
        this.legend = new Legend(lines, cloud, WIDTH - LEFT - RIGHT);
        this.footer = footerLines(scene.footer());
        int top = 48 + legend.height() + 8;
        int bottom = HEIGHT - 66 - 15 * footer.size();
        this.frame = new Frame(new Rectangle2D.Double(LEFT, top, WIDTH - LEFT - RIGHT, bottom - top), x, y);
        this.bands = new FrontBands(frame, lines);
        List<Rectangle2D> taken = new ArrayList<>();
        List<Line2D> crossed = new ArrayList<>();
        limit.ifPresent(mark -> {
            taken.add(textBox(mark));
            crossed.add(line(mark));
        });
        this.labels = new FrontLabels(frame, lines, taken, crossed).place(landmarks);
    }

    /** Loads fonts and graphics. */
    public static void warmUp() {
        SvgInk svg = new SvgInk(1, 1);
        svg.graphics().draw(new Line2D.Double());
        svg.finish("", "");
        PngInk png = new PngInk(1, 1);
        png.text("x", 0, 0, Ink.Anchor.START, TICK);
        png.finish();
    }

    private Scale xScale() {
        List<Double> values = new ArrayList<>();
        for (FrontLine line : lines) {
            for (int i = 0; i < line.size(); i++) {
                values.add(line.x(i));
            }
        }
        if (!values.isEmpty()) {
            limit.ifPresent(mark -> values.add(mark.value()));
        }
        return Scale.of(values);
    }

    private static Stream<Double> ys(FrontLine line) {
        return IntStream.range(0, line.size()).mapToObj(line::y);
    }

    private static List<String> footerLines(List<String> parts) {
        List<String> lines = new ArrayList<>();
        for (String part : parts) {
            String joined = lines.isEmpty() ? part : lines.get(lines.size() - 1) + " · " + part;
            if (!lines.isEmpty() && TextWidths.of(joined, FOOTER.size(), false) <= WIDTH - LEFT - RIGHT) {
                lines.set(lines.size() - 1, joined);
            } else {
                lines.add(TextWidths.cut(part, FOOTER.size(), false, WIDTH - LEFT - RIGHT));
            }
        }
        return lines;
    }

    /** The grey points of the picture. */
    public Cloud cloud() {
        return cloud;
    }

    /** The picture as SVG. */
    public String svg() {
        SvgInk ink = new SvgInk(WIDTH, HEIGHT);
        paint(ink);
        return ink.finish(scene.title(), description());
    }

    /** The picture as PNG. */
    public byte[] png() {
        PngInk ink = new PngInk(WIDTH, HEIGHT);
        paint(ink);
        return ink.finish();
    }

    private String description() {
        return "Pareto fronts of "
                + String.join(", ", lines.stream().map(FrontLine::name).toList()) + ": " + axes.title(axes.y())
                + " over " + axes.title(axes.x()) + ".";
    }

    private void paint(Ink ink) {
        paintTitle(ink, scene.title());
        legend.paint(ink, LEFT, 48);
        if (!scene.isEmpty()) {
            limit.ifPresent(mark -> ink.hatch(refused(mark), HATCH));
        }
        paintAxes(ink);
        if (!scene.isEmpty()) {
            bands.paint(ink.graphics());
            paintCloud(ink.graphics());
            limit.ifPresent(mark -> paintLimit(ink, mark));
            labels.forEach(label -> halo(ink.graphics(), label.placed().box()));
            paintStairs(ink.graphics());
            new FrontSeries(frame, lines, landmarks).paint(ink.graphics());
            paintChoices(ink.graphics());
            paintLabels(ink);
        } else {
            ink.text(
                    "No deployment in this search space meets the limits: nothing to draw.",
                    frame.plot().getCenterX(),
                    frame.plot().getCenterY(),
                    Ink.Anchor.MIDDLE,
                    AXIS_TITLE);
        }
        for (int i = 0; i < footer.size(); i++) {
            ink.text(footer.get(i), LEFT, HEIGHT - 13 - 15 * (footer.size() - 1 - i), Ink.Anchor.START, FOOTER);
        }
    }

    /** The title in one line, smaller if it is long, cut if it is very long. */
    private static void paintTitle(Ink ink, String title) {
        double room = WIDTH - LEFT - RIGHT;
        double size = TITLE.size() * Math.min(1, room / TextWidths.of(title, TITLE.size(), true));
        Ink.TextStyle style = new Ink.TextStyle(Math.max(size, LEAST_TITLE), true, TEXT);
        ink.text(TextWidths.cut(title, style.size(), true, room), LEFT, 34, Ink.Anchor.START, style);
    }

    private void paintAxes(Ink ink) {
        Graphics2D graphics = ink.graphics();
        Rectangle2D plot = frame.plot();
        boolean values = !scene.isEmpty();
        graphics.setStroke(new BasicStroke(1f));
        Path2D grid = new Path2D.Double();
        Path2D marks = new Path2D.Double();
        for (Scale.Tick tick : values ? frame.x().ticks() : List.<Scale.Tick>of()) {
            double x = frame.across(tick.value());
            if (!tick.label().isEmpty()) {
                grid.append(new Line2D.Double(x, plot.getMinY(), x, plot.getMaxY()), false);
                ink.text(tick.label(), x, plot.getMaxY() + 21, Ink.Anchor.MIDDLE, TICK);
            }
            double length = tick.label().isEmpty() ? 3 : 6;
            marks.append(new Line2D.Double(x, plot.getMaxY(), x, plot.getMaxY() + length), false);
        }
        for (Scale.Tick tick : values ? frame.y().ticks() : List.<Scale.Tick>of()) {
            double y = frame.up(tick.value());
            if (!tick.label().isEmpty()) {
                grid.append(new Line2D.Double(plot.getMinX(), y, plot.getMaxX(), y), false);
                ink.text(tick.label(), plot.getMinX() - 10, y + 4.5, Ink.Anchor.END, TICK);
            }
            double length = tick.label().isEmpty() ? 3 : 6;
            marks.append(new Line2D.Double(plot.getMinX() - length, y, plot.getMinX(), y), false);
        }
        graphics.setColor(GRID);
        graphics.draw(grid);
        graphics.setColor(FRAME);
        graphics.draw(marks);
        graphics.draw(plot);
        String logarithmic = " (log scale)";
        ink.text(
                capital(axes.title(axes.x())) + (frame.x().logarithmic() ? logarithmic : ""),
                plot.getCenterX(),
                plot.getMaxY() + 44,
                Ink.Anchor.MIDDLE,
                AXIS_TITLE);
        ink.textUpward(
                capital(axes.title(axes.y())) + (frame.y().logarithmic() ? logarithmic : ""),
                30,
                plot.getCenterY(),
                AXIS_TITLE);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Dots as lines without length and with round ends, which take the least room in SVG. */
    private void paintCloud(Graphics2D graphics) {
        Path2D dots = new Path2D.Double();
        for (int i = 0; i < cloud.xs().length; i++) {
            double x = frame.across(cloud.xs()[i]);
            double y = frame.up(cloud.ys()[i]);
            dots.moveTo(x, y);
            dots.lineTo(x, y);
        }
        graphics.setColor(DOTS);
        graphics.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(dots);
    }

    private void paintStairs(Graphics2D graphics) {
        for (int m = 0; m < lines.size(); m++) {
            Path2D stairs = new Path2D.Double();
            for (Point2D corner : frame.stairs(lines.get(m))) {
                if (stairs.getCurrentPoint() == null) {
                    stairs.moveTo(corner.getX(), corner.getY());
                }
                stairs.lineTo(corner.getX(), corner.getY());
            }
            graphics.setColor(MachineStyle.of(m).color());
            graphics.setStroke(MachineStyle.of(m).stroke());
            graphics.draw(stairs);
        }
    }

    private void paintChoices(Graphics2D graphics) {
        for (int m = 0; m < lines.size(); m++) {
            FrontLine line = lines.get(m);
            if (line.chosen().isPresent()) {
                int chosen = line.chosen().getAsInt();
                double x = frame.across(line.x(chosen));
                double y = frame.up(line.y(chosen));
                graphics.setColor(MachineStyle.of(m).color());
                graphics.setStroke(new BasicStroke(2f));
                graphics.draw(new Ellipse2D.Double(x - 9, y - 9, 18, 18));
            }
        }
    }

    private void paintLimit(Ink ink, Limit mark) {
        Graphics2D graphics = ink.graphics();
        double x = frame.across(mark.value());
        graphics.setColor(LIMIT);
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(
                new Line2D.Double(x, frame.plot().getMinY(), x, frame.plot().getMaxY()));
        Rectangle2D box = textBox(mark);
        halo(graphics, box);
        ink.text(mark.text(), box.getMinX() + 4, box.getMaxY() - 5, Ink.Anchor.START, LIMIT_TEXT);
    }

    private void paintLabels(Ink ink) {
        Graphics2D graphics = ink.graphics();
        for (FrontLabels.Label label : labels) {
            MachineStyle style = MachineStyle.of(label.machine());
            label.placed().leader().ifPresent(leader -> {
                graphics.setColor(style.color());
                graphics.setStroke(new BasicStroke(0.8f));
                graphics.draw(leader);
            });
            Rectangle2D box = label.placed().box();
            ink.text(
                    label.text(),
                    box.getCenterX(),
                    box.getCenterY() + 4.4,
                    Ink.Anchor.MIDDLE,
                    new Ink.TextStyle(
                            FrontLabels.SIZE, label.bold(), style.color().darker()));
        }
    }

    private static void halo(Graphics2D graphics, Shape box) {
        graphics.setColor(new Color(255, 255, 255, 215));
        graphics.fill(box);
    }

    /** The side of the limit that users do not accept. */
    private Rectangle2D refused(Limit limit) {
        Rectangle2D plot = frame.plot();
        double x = Math.min(Math.max(frame.across(limit.value()), plot.getMinX()), plot.getMaxX());
        return limit.refusedBelow()
                ? new Rectangle2D.Double(plot.getMinX(), plot.getMinY(), x - plot.getMinX(), plot.getHeight())
                : new Rectangle2D.Double(x, plot.getMinY(), plot.getMaxX() - x, plot.getHeight());
    }

    private Line2D line(Limit limit) {
        double x = frame.across(limit.value());
        return new Line2D.Double(x, frame.plot().getMinY(), x, frame.plot().getMaxY());
    }

    /** At the foot of the line, on the accepted side if there is room. */
    private Rectangle2D textBox(Limit limit) {
        double width = TextWidths.of(limit.text(), LIMIT_TEXT.size(), true) + 8;
        double x = frame.across(limit.value());
        boolean right = x + width + 4 < frame.plot().getMaxX()
                && (limit.refusedBelow() || x - width - 4 < frame.plot().getMinX());
        return new Rectangle2D.Double(
                right ? x + 4 : x - width - 4, frame.plot().getMaxY() - 26, width, 19);
    }
}
