package io.isowatt.report.chart;

import io.isowatt.report.compare.FrontComparison;
import io.isowatt.report.compare.RatioCurve;
import io.isowatt.report.compare.RatioPoint;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.Limit;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plot of ratios to the baseline: pale 80 % bands, a line at 1, crossings, the largest ratio that both fronts reach. */
final class RatioPanel {

    /** Up to so many curves have their largest ratio named beside the one at the limit. */
    private static final int FEW = 3;

    private static final int MOST_CROSSINGS = 4;
    private static final double MOST_PRICE = 400;
    private static final double MOST_NAME = 240;
    private static final double TITLE_NAME = 190;

    private final FrontComparison comparison;
    private final Frame frame;
    private final Optional<LimitMark> limit;
    private final List<RatioLine> lines;
    private final List<PlacedLabel> labels = new ArrayList<>();

    RatioPanel(FrontComparison comparison, Frame frame, Optional<Limit> accepted) {
        this.comparison = comparison;
        this.frame = frame;
        this.limit = accepted.map(mark -> new LimitMark(frame, mark));
        this.lines = comparison.ratios().stream()
                .map(ratio -> new RatioLine(frame, ratio))
                .toList();
        Rectangle2D plot = frame.plot();
        LabelPlacer placer = new LabelPlacer(
                new Rectangle2D.Double(plot.getX() + 3, plot.getY() + 3, plot.getWidth() - 6, plot.getHeight() - 6));
        lines.forEach(line -> line.pieces().forEach(placer::crossesAtAPrice));
        placer.crossesAtAPrice(one());
        limit.ifPresent(mark -> placer.crossesAtAPrice(mark.line()));
        comparison.ratios().forEach(ratio -> nameAtLimit(placer, ratio));
        if (limit.isEmpty() || lines.size() <= FEW) {
            comparison.ratios().forEach(ratio -> nameLargest(placer, ratio));
        }
        comparison.ratios().forEach(ratio -> nameCrossings(placer, ratio));
        comparison.ratios().forEach(ratio -> nameCurve(placer, ratio));
    }

    /** The axis of all ratios, with 1 on it. */
    static Scale scale(FrontComparison comparison) {
        List<Double> values = new ArrayList<>(List.of(1.0));
        for (RatioCurve ratio : comparison.ratios()) {
            for (RatioPoint point : ratio.points()) {
                if (point.reach().hasRatio()) {
                    values.add(point.ratio());
                }
            }
        }
        return Scale.of(values);
    }

    private Line2D one() {
        double y = frame.up(1);
        return new Line2D.Double(frame.plot().getMinX(), y, frame.plot().getMaxX(), y);
    }

    /** What a user gets who needs just what the limit says. */
    private void nameAtLimit(LabelPlacer placer, RatioCurve ratio) {
        if (limit.isEmpty()) {
            return;
        }
        ratio.at(limit.get().limit().value())
                .filter(point -> point.reach().hasRatio())
                .ifPresent(point ->
                        add(placer, times(point.ratio(), point.x()), ratio.curve(), true, List.of(place(point))));
    }

    /** The largest ratio that both fronts reach, with a warning where even 1 is likely. */
    private void nameLargest(LabelPlacer placer, RatioCurve ratio) {
        ratio.largest().ifPresent(point -> {
            String warning = point.low() < 1 && point.ratio() > 1 ? ", 80 % band holds 1" : "";
            String text = "most: " + times(point.ratio(), point.x()) + warning;
            add(placer, text, ratio.curve(), false, List.of(place(point)));
        });
    }

    private static String times(double ratio, double x) {
        return Scale.label(ratio) + "× at " + Scale.label(x);
    }

    private void nameCrossings(LabelPlacer placer, RatioCurve ratio) {
        for (double crossing : ratio.crossings().stream().limit(MOST_CROSSINGS).toList()) {
            Point2D place = new Point2D.Double(frame.across(crossing), frame.up(1));
            add(placer, "equal at " + Scale.label(crossing), ratio.curve(), false, List.of(place));
        }
    }

    private void nameCurve(LabelPlacer placer, RatioCurve ratio) {
        List<RatioPoint> drawn = ratio.points().stream()
                .filter(point -> point.reach().hasRatio())
                .toList();
        if (!drawn.isEmpty()) {
            String name =
                    PlacedLabel.brief(comparison.curves().get(ratio.curve()).name());
            add(
                    placer,
                    TextWidths.cut(name, PlacedLabel.SIZE, true, MOST_NAME),
                    ratio.curve(),
                    true,
                    List.of(
                            place(drawn.get(drawn.size() - 1)),
                            place(drawn.get(drawn.size() / 2)),
                            place(drawn.get(0))));
        }
    }

    private void add(LabelPlacer placer, String text, int machine, boolean bold, List<Point2D> points) {
        placer.place(points, PlacedLabel.width(text, bold), PlacedLabel.HEIGHT, MOST_PRICE)
                .ifPresent(placed -> labels.add(new PlacedLabel(text, machine, bold, placed)));
    }

    private Point2D place(RatioPoint point) {
        return new Point2D.Double(frame.across(point.x()), frame.up(point.ratio()));
    }

    List<PlacedLabel> labels() {
        return labels;
    }

    List<RatioLine> lines() {
        return lines;
    }

    /** What the axis up counts: {@code times the output tokens/s per MW of NVIDIA HGX H200, facility power, PUE 1.3}. */
    private String title() {
        Axes axes = comparison.axes();
        String baseline = TextWidths.cut(
                comparison.curves().get(comparison.baseline()).name(), PlacedLabel.SIZE, false, TITLE_NAME);
        String counted = axes.title(axes.y());
        int end = counted.indexOf(", ");
        String unit = end < 0 ? counted : counted.substring(0, end);
        return (axes.y().maximized() ? "times the " + unit + " of " : "times better " + unit + " than ")
                + baseline
                + counted.substring(unit.length());
    }

    void paint(Ink ink) {
        Axes axes = comparison.axes();
        AxisPainter painter = new AxisPainter(frame, axes.title(axes.x()), title());
        if (lines.stream().allMatch(line -> line.stretches().isEmpty())) {
            painter.paint(ink);
            ink.text(
                    "There is no stretch that both the baseline and another front reach: no ratio.",
                    frame.plot().getCenterX(),
                    frame.plot().getCenterY(),
                    Ink.Anchor.MIDDLE,
                    Palette.AXIS_TITLE);
            return;
        }
        Graphics2D graphics = ink.graphics();
        painter.paint(ink);
        for (int i = 0; i < lines.size(); i++) {
            int machine = comparison.ratios().get(i).curve();
            lines.get(i).paintBand(graphics, FrontBands.fill(machine, lines.size()));
        }
        limit.ifPresent(mark -> mark.paintLine(graphics));
        graphics.setColor(MachineStyle.of(comparison.baseline()).color());
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(one());
        PlacedLabel.paintHalos(graphics, labels);
        lines.forEach(line -> line.paint(graphics));
        PlacedLabel.paintAll(ink, labels);
    }
}
