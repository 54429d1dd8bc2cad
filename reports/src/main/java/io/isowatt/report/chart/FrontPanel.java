package io.isowatt.report.chart;

import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Scene;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plot of fronts: stairs before bands and the dominated candidates, layouts named where they change. */
final class FrontPanel {

    private static final int MOST_LANDMARKS = 24;

    /** How far off the lines may be that labels keep clear of, in picture units; exact ones take twice as long. */
    private static final double LABEL_TOLERANCE = 1.5;

    private final Scene scene;
    private final Frame frame;
    private final Cloud cloud;
    private final List<MeasuredPoint> measured;
    private final List<List<FrontLine.Landmark>> landmarks;
    private final List<Stairs> stairs;
    private final Optional<LimitMark> limit;
    private final IsoLines isoLines;
    private final FrontBands bands;
    private final List<PlacedLabel> labels;

    FrontPanel(Scene scene, Frame frame, Cloud cloud, List<MeasuredPoint> measured) {
        this.scene = scene;
        this.frame = frame;
        this.cloud = cloud;
        this.measured = measured;
        List<FrontLine> lines = scene.lines();
        this.landmarks =
                lines.stream().map(line -> line.landmarks(MOST_LANDMARKS)).toList();
        this.stairs = lines.stream().map(line -> Stairs.of(frame, line)).toList();
        this.limit = scene.limit().map(mark -> new LimitMark(frame, mark));
        this.bands = new FrontBands(frame, lines);
        List<Rectangle2D> taken = new ArrayList<>();
        List<Line2D> crossed = new ArrayList<>();
        limit.ifPresent(mark -> {
            taken.add(mark.textBox());
            crossed.add(mark.line());
        });
        stairs.forEach(one -> addLines(crossed, Simplified.of(one.corners(), LABEL_TOLERANCE)));
        measured.forEach(point -> taken.add(around(point)));
        this.isoLines = new IsoLines(frame, scene.axes(), taken, crossed);
        isoLines.all().forEach(line -> taken.add(line.box()));
        this.labels = new FrontLabels(frame, lines, taken, crossed).place(landmarks);
    }

    private static void addLines(List<Line2D> lines, List<Point2D> corners) {
        for (int i = 1; i < corners.size(); i++) {
            lines.add(new Line2D.Double(corners.get(i - 1), corners.get(i)));
        }
    }

    private Rectangle2D around(MeasuredPoint point) {
        double size = MeasuredMark.SIZE;
        return new Rectangle2D.Double(frame.across(point.x()) - size / 2, frame.up(point.y()) - size / 2, size, size);
    }

    List<PlacedLabel> labels() {
        return labels;
    }

    IsoLines isoLines() {
        return isoLines;
    }

    /** Paints the plot; an empty title across for a plot whose axis another one below it names. */
    void paint(Ink ink, String xTitle) {
        AxisPainter axes =
                new AxisPainter(frame, xTitle, scene.axes().title(scene.axes().y()));
        if (scene.isEmpty()) {
            axes.paintEmpty(ink);
            ink.text(
                    "No deployment in this search space meets the limits: nothing to draw.",
                    frame.plot().getCenterX(),
                    frame.plot().getCenterY(),
                    Ink.Anchor.MIDDLE,
                    Palette.AXIS_TITLE);
            return;
        }
        Graphics2D graphics = ink.graphics();
        limit.ifPresent(mark -> mark.paintHatching(ink));
        axes.paint(ink);
        isoLines.paint(ink);
        bands.paint(graphics);
        paintCloud(graphics);
        limit.ifPresent(mark -> mark.paintLine(graphics));
        isoLines.paintLabels(ink);
        limit.ifPresent(mark -> mark.paintText(ink));
        PlacedLabel.paintHalos(graphics, labels);
        for (int m = 0; m < stairs.size(); m++) {
            stairs.get(m).paint(graphics, MachineStyle.of(m));
        }
        new FrontSeries(frame, scene.lines(), landmarks).paint(graphics);
        paintMeasured(graphics);
        paintChoices(graphics);
        PlacedLabel.paintAll(ink, labels);
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
        graphics.setColor(Palette.DOTS);
        graphics.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(dots);
    }

    private void paintMeasured(Graphics2D graphics) {
        for (MeasuredPoint point : measured) {
            MeasuredMark.paint(
                    graphics,
                    frame.across(point.x()),
                    frame.up(point.y()),
                    MachineStyle.of(point.line()).color());
        }
    }

    private void paintChoices(Graphics2D graphics) {
        for (int m = 0; m < scene.lines().size(); m++) {
            FrontLine line = scene.lines().get(m);
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
}
