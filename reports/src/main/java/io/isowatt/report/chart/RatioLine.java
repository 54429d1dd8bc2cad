package io.isowatt.report.chart;

import io.isowatt.report.compare.RatioCurve;
import io.isowatt.report.compare.RatioPoint;
import io.isowatt.report.compare.Reach;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The ratio of one curve in a plot: solid where both fronts are read between their ends, dotted where one is clamped. */
final class RatioLine {

    private static final double TOLERANCE = 0.4;

    /** A stretch read in one way, by growing x. */
    record Stretch(Reach reach, List<Point2D> places) {}

    private final Frame frame;
    private final RatioCurve ratio;
    private final MachineStyle style;
    private final List<Stretch> stretches = new ArrayList<>();

    RatioLine(Frame frame, RatioCurve ratio) {
        this.frame = frame;
        this.ratio = ratio;
        this.style = MachineStyle.of(ratio.curve());
        List<RatioPoint> points = ratio.points();
        List<Point2D> places = List.of();
        for (int i = 1; i < points.size(); i++) {
            RatioPoint a = points.get(i - 1);
            RatioPoint b = points.get(i);
            if (a.reach().hasRatio() && b.reach().hasRatio()) {
                Reach reach = a.reach() == Reach.BOTH ? b.reach() : a.reach();
                boolean goesOn = !stretches.isEmpty()
                        && stretches.get(stretches.size() - 1).reach() == reach
                        && places.get(places.size() - 1).equals(place(a));
                if (!goesOn) {
                    places = new ArrayList<>(List.of(place(a)));
                    stretches.add(new Stretch(reach, places));
                }
                places.add(place(b));
            }
        }
    }

    private Point2D place(RatioPoint point) {
        return new Point2D.Double(frame.across(point.x()), frame.up(point.ratio()));
    }

    List<Stretch> stretches() {
        return stretches;
    }

    /** The pieces that labels keep clear of. */
    List<Line2D> pieces() {
        List<Line2D> pieces = new ArrayList<>();
        for (Stretch stretch : stretches) {
            List<Point2D> places = Simplified.of(stretch.places(), TOLERANCE);
            for (int i = 1; i < places.size(); i++) {
                pieces.add(new Line2D.Double(places.get(i - 1), places.get(i)));
            }
        }
        return pieces;
    }

    /** The 80 % band, cut off at the edges of the plot. */
    void paintBand(Graphics2D graphics, Color fill) {
        List<Point2D> high = new ArrayList<>();
        List<Point2D> low = new ArrayList<>();
        for (RatioPoint point : ratio.points()) {
            if (point.reach().hasRatio()) {
                high.add(edge(point.x(), point.high()));
                low.add(edge(point.x(), point.low()));
            }
        }
        if (high.size() < 2) {
            return;
        }
        List<Point2D> corners = new ArrayList<>(Simplified.of(high, TOLERANCE));
        List<Point2D> back = new ArrayList<>(Simplified.of(low, TOLERANCE));
        Collections.reverse(back);
        corners.addAll(back);
        Path2D area = path(corners);
        area.closePath();
        graphics.setColor(fill);
        graphics.fill(area);
    }

    private Point2D edge(double x, double value) {
        double top = frame.plot().getMinY();
        double bottom = frame.plot().getMaxY();
        double least = Math.max(value, frame.y().min());
        double y = Math.min(Math.max(frame.up(Math.min(least, frame.y().max())), top), bottom);
        return new Point2D.Double(frame.across(x), y);
    }

    void paint(Graphics2D graphics) {
        for (Stretch stretch : stretches) {
            boolean clamped = stretch.reach() == Reach.CLAMPED;
            Path2D path = path(Simplified.of(stretch.places(), TOLERANCE));
            graphics.setColor(style.color());
            graphics.setStroke(clamped ? dotted(style.lineWidth()) : new BasicStroke(style.lineWidth()));
            graphics.draw(path);
            if (style.hollow() && !clamped) {
                graphics.setColor(MachineStyle.CORE);
                graphics.setStroke(new BasicStroke(MachineStyle.CORE_WIDTH));
                graphics.draw(path);
            }
        }
        graphics.setColor(style.color());
        graphics.setStroke(new BasicStroke(2f));
        for (double crossing : ratio.crossings()) {
            double x = frame.across(crossing);
            double y = frame.up(1);
            graphics.draw(new Line2D.Double(x, y - 7, x, y + 7));
        }
    }

    /** How a clamped stretch is drawn. */
    static BasicStroke dotted(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {2, 4}, 0);
    }

    private static Path2D path(List<Point2D> places) {
        Path2D path = new Path2D.Double();
        path.moveTo(places.get(0).getX(), places.get(0).getY());
        for (int i = 1; i < places.size(); i++) {
            path.lineTo(places.get(i).getX(), places.get(i).getY());
        }
        return path;
    }
}
