package io.isowatt.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** Predicted over measured values on equal logarithmic axes: on the diagonal a prediction is right. */
public final class ScatterChart {

    private static final int WIDTH = 900;
    private static final int LEFT = 84;
    private static final int RIGHT = 36;
    private static final double BAND_FRACTION = 0.2;
    private static final int MARKER = 6;
    private static final double LINE_HEIGHT = 19;

    private static final Color TEXT = new Color(0x222222);
    private static final Color QUIET = new Color(0x5A5A5A);
    private static final Color GRID = new Color(0xE4E4E4);
    private static final Color FRAME = new Color(0x8A8A8A);
    private static final Color BAND = new Color(0xF1F4F6);
    private static final int OPACITY = 150;

    private static final Ink.TextStyle TITLE = new Ink.TextStyle(20, true, TEXT);
    private static final Ink.TextStyle SUBTITLE = new Ink.TextStyle(13.5, false, QUIET);
    private static final Ink.TextStyle AXIS_TITLE = new Ink.TextStyle(15, false, TEXT);
    private static final Ink.TextStyle TICK = new Ink.TextStyle(13, false, TEXT);
    private static final Ink.TextStyle LINE_NAME = new Ink.TextStyle(12, false, QUIET);

    private final String title;
    private final List<String> subtitle;
    private final String quantity;
    private final List<Series> series;
    private final ScatterLegend legend;
    private final Frame frame;
    private final int height;

    /**
     * The points of one machine.
     *
     * @param name what the legend calls it
     * @param stylePlace which colour and marker it has, 0 for the first, so that it can have the same in every picture
     * @param points measured values across, predicted ones up, all above zero
     */
    public record Series(String name, int stylePlace, List<Point2D> points) {}

    /**
     * Lays the picture out.
     *
     * @param title one line
     * @param subtitle lines below it, with the errors
     * @param quantity what the axes count, with its unit: {@code TPOT, ms}
     * @param series one per machine, at least one point in all
     */
    public ScatterChart(String title, List<String> subtitle, String quantity, List<Series> series) {
        this.title = title;
        this.subtitle = List.copyOf(subtitle);
        this.quantity = quantity;
        this.series = List.copyOf(series);
        this.legend = new ScatterLegend(series, WIDTH - LEFT - RIGHT);
        Scale scale = scale(series);
        double side = WIDTH - LEFT - RIGHT;
        double top = legendTop() + legend.height() + 10;
        this.frame = new Frame(new Rectangle2D.Double(LEFT, top, side, side), scale, scale);
        this.height = (int) Math.ceil(top + side + 62);
    }

    /** Always logarithmic, so that equal relative errors lie equally far from the diagonal. */
    private static Scale scale(List<Series> series) {
        double[] values = series.stream()
                .flatMap(s -> s.points().stream())
                .flatMapToDouble(p -> DoubleStream.of(p.getX(), p.getY()))
                .toArray();
        double least = DoubleStream.of(values).min().orElse(1);
        double most = DoubleStream.of(values).max().orElse(10);
        double margin = Math.max(Math.pow(most / least, 0.04), 1.05);
        return new Scale(least / margin, most * margin, true);
    }

    private double legendTop() {
        return 40 + LINE_HEIGHT * subtitle.size() + 6;
    }

    /** The picture as SVG. */
    public String svg() {
        SvgInk ink = new SvgInk(WIDTH, height);
        paint(ink);
        return ink.finish(title, "Predicted over measured " + quantity + ". " + String.join(" ", subtitle));
    }

    /** The picture as PNG. */
    public byte[] png() {
        PngInk ink = new PngInk(WIDTH, height);
        paint(ink);
        return ink.finish();
    }

    private void paint(Ink ink) {
        double room = WIDTH - LEFT - RIGHT;
        ink.text(TextWidths.cut(title, TITLE.size(), true, room), LEFT, 32, Ink.Anchor.START, TITLE);
        for (int i = 0; i < subtitle.size(); i++) {
            String line = TextWidths.cut(subtitle.get(i), SUBTITLE.size(), false, room);
            ink.text(line, LEFT, 54 + LINE_HEIGHT * i, Ink.Anchor.START, SUBTITLE);
        }
        legend.paint(ink, LEFT, legendTop());
        paintBand(ink.graphics());
        paintAxes(ink);
        paintLines(ink);
        paintPoints(ink.graphics());
    }

    private void paintBand(Graphics2D graphics) {
        Rectangle2D plot = frame.plot();
        Path2D band = new Path2D.Double();
        double up = frame.up(frame.y().min() * (1 + BAND_FRACTION)) - plot.getMaxY();
        double down = frame.up(frame.y().min() * (1 - BAND_FRACTION)) - plot.getMaxY();
        band.moveTo(plot.getMinX(), plot.getMaxY() + up);
        band.lineTo(plot.getMaxX() + up, plot.getMinY());
        band.lineTo(plot.getMaxX(), plot.getMinY());
        band.lineTo(plot.getMaxX(), plot.getMinY() + down);
        band.lineTo(plot.getMinX() + down, plot.getMaxY());
        band.lineTo(plot.getMinX(), plot.getMaxY());
        band.closePath();
        graphics.setColor(BAND);
        graphics.fill(band);
    }

    private void paintAxes(Ink ink) {
        Rectangle2D plot = frame.plot();
        Path2D grid = new Path2D.Double();
        Path2D marks = new Path2D.Double();
        for (Scale.Tick tick : frame.x().ticks()) {
            double x = frame.across(tick.value());
            double y = frame.up(tick.value());
            double length = tick.label().isEmpty() ? 3 : 6;
            if (!tick.label().isEmpty()) {
                grid.append(new Line2D.Double(x, plot.getMinY(), x, plot.getMaxY()), false);
                grid.append(new Line2D.Double(plot.getMinX(), y, plot.getMaxX(), y), false);
                ink.text(tick.label(), x, plot.getMaxY() + 21, Ink.Anchor.MIDDLE, TICK);
                ink.text(tick.label(), plot.getMinX() - 10, y + 4.5, Ink.Anchor.END, TICK);
            }
            marks.append(new Line2D.Double(x, plot.getMaxY(), x, plot.getMaxY() + length), false);
            marks.append(new Line2D.Double(plot.getMinX() - length, y, plot.getMinX(), y), false);
        }
        draw(ink.graphics(), grid, GRID, new BasicStroke(1f));
        draw(ink.graphics(), marks, FRAME, new BasicStroke(1f));
        draw(ink.graphics(), plot, FRAME, new BasicStroke(1f));
        ink.text(
                "Measured " + quantity + " (log scale)",
                plot.getCenterX(),
                plot.getMaxY() + 45,
                Ink.Anchor.MIDDLE,
                AXIS_TITLE);
        ink.textUpward("Predicted " + quantity + " (log scale)", 26, plot.getCenterY(), AXIS_TITLE);
    }

    private void paintLines(Ink ink) {
        Rectangle2D plot = frame.plot();
        draw(
                ink.graphics(),
                new Line2D.Double(plot.getMinX(), plot.getMaxY(), plot.getMaxX(), plot.getMinY()),
                TEXT,
                new BasicStroke(1.3f));
        for (int sign = -1; sign <= 1; sign += 2) {
            double shift = frame.up(frame.y().min() * (1 + sign * BAND_FRACTION)) - plot.getMaxY();
            Line2D line = sign > 0
                    ? new Line2D.Double(plot.getMinX(), plot.getMaxY() + shift, plot.getMaxX() + shift, plot.getMinY())
                    : new Line2D.Double(plot.getMinX() + shift, plot.getMaxY(), plot.getMaxX(), plot.getMinY() + shift);
            draw(ink.graphics(), line, FRAME, dashed());
        }
        ink.text("predicted too high", plot.getMinX() + 12, plot.getMinY() + 22, Ink.Anchor.START, LINE_NAME);
        ink.text("predicted too low", plot.getMaxX() - 10, plot.getMaxY() - 12, Ink.Anchor.END, LINE_NAME);
    }

    private static BasicStroke dashed() {
        return new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);
    }

    private static void draw(Graphics2D graphics, Shape shape, Color color, BasicStroke stroke) {
        graphics.setColor(color);
        graphics.setStroke(stroke);
        graphics.draw(shape);
    }

    /** Machines with many points first, so that they do not hide the others. */
    private void paintPoints(Graphics2D graphics) {
        List<Integer> order = new ArrayList<>();
        for (int s = 0; s < series.size(); s++) {
            order.add(s);
        }
        order.sort(Comparator.comparingInt(s -> -series.get(s).points().size()));
        for (int s : order) {
            MachineStyle style = MachineStyle.of(series.get(s).stylePlace());
            graphics.setColor(Palette.faint(style.color(), OPACITY));
            for (Point2D point : series.get(s).points()) {
                style.marker().paint(graphics, frame.across(point.getX()), frame.up(point.getY()), MARKER);
            }
        }
    }
}
