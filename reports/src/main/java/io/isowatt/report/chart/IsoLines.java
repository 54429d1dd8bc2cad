package io.isowatt.report.chart;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.Axes;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of equally many users per megawatt: output tokens/s per MW over output tokens/s per user is how many users one
 * megawatt answers at a time. Only those whose label finds a place are drawn.
 */
final class IsoLines {

    static final Color COLOR = new Color(0xC4C4C4);

    private static final Ink.TextStyle STYLE = new Ink.TextStyle(11, false, new Color(0x7A7A7A));
    private static final double HEIGHT = 14;
    private static final double LEAST_LENGTH = 150;
    private static final double LEAST_DISTANCE = 80;
    private static final int FEWEST = 3;
    private static final int MOST = 5;
    private static final int PIECES = 48;
    private static final int[][] MANTISSAS = {{1}, {3}, {2, 5}};

    /** A line with its label. */
    record IsoLine(double usersPerMegawatt, List<Point2D> places, String text, Rectangle2D box) {}

    private final Frame frame;
    private final List<Rectangle2D> taken;
    private final List<Line2D> crossed;
    private final List<IsoLine> lines;

    /** Lays the lines out clear of what is taken, and their labels clear of other lines. */
    IsoLines(Frame frame, Axes axes, List<Rectangle2D> taken, List<Line2D> crossed) {
        this.frame = frame;
        this.taken = new ArrayList<>(taken);
        this.crossed = crossed;
        this.lines = fits(axes) ? lines() : List.of();
    }

    /** Whether the axes are such that a ratio of both means something. */
    static boolean fits(Axes axes) {
        return axes.x() == Metric.INTERACTIVITY
                && axes.y().id().split(Metric.AT)[0].equals(Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT.id());
    }

    List<IsoLine> all() {
        return lines;
    }

    /** Powers of ten first; other round numbers where these are few. */
    private List<IsoLine> lines() {
        List<IsoLine> drawn = new ArrayList<>();
        for (int[] mantissas : MANTISSAS) {
            for (double users : rounds(mantissas)) {
                if (drawn.size() < MOST
                        && drawn.stream()
                                .allMatch(line -> end(line.places()).distance(end(places(users))) >= LEAST_DISTANCE)) {
                    add(drawn, users);
                }
            }
            if (drawn.size() >= FEWEST) {
                break;
            }
        }
        return drawn;
    }

    private static Point2D end(List<Point2D> places) {
        return places.get(places.size() - 1);
    }

    /** The round numbers whose lines are long enough to follow, and lie off the axes. */
    private List<Double> rounds(int[] mantissas) {
        List<Double> rounds = new ArrayList<>();
        Point2D topLeft =
                new Point2D.Double(frame.plot().getMinX(), frame.plot().getMinY());
        Point2D bottomRight =
                new Point2D.Double(frame.plot().getMaxX(), frame.plot().getMaxY());
        int most = (int) Math.ceil(Math.log10(frame.y().max() / smallest(frame.x())));
        int least = (int) Math.floor(Math.log10(smallest(frame.y()) / frame.x().max()));
        for (int decade = most; decade >= least; decade--) {
            for (int mantissa : mantissas) {
                double users = mantissa * Math.pow(10, decade);
                List<Point2D> places = places(users);
                if (!places.isEmpty()
                        && places.get(0).distance(end(places)) >= LEAST_LENGTH
                        && Math.min(topLeft.distance(end(places)), bottomRight.distance(end(places)))
                                >= LEAST_DISTANCE / 2) {
                    rounds.add(users);
                }
            }
        }
        return rounds;
    }

    private static double smallest(Scale scale) {
        return Math.max(scale.min(), scale.max() / 100);
    }

    /** The line by growing x inside the plot; straight where both axes are alike. */
    private List<Point2D> places(double users) {
        double from = Math.max(frame.x().min(), frame.y().min() / users);
        double to = Math.min(frame.x().max(), frame.y().max() / users);
        if (from >= to) {
            return List.of();
        }
        int pieces = frame.x().logarithmic() == frame.y().logarithmic() ? 1 : PIECES;
        double first = frame.x().fraction(from);
        double last = frame.x().fraction(to);
        List<Point2D> places = new ArrayList<>();
        for (int i = 0; i <= pieces; i++) {
            double x = i == pieces ? to : frame.x().value(first + (last - first) * i / pieces);
            places.add(new Point2D.Double(frame.across(x), frame.up(users * x)));
        }
        return places;
    }

    /** Labels the better end, or the other one unless all lines meet there. */
    private void add(List<IsoLine> drawn, double users) {
        List<Point2D> places = places(users);
        String text = Scale.label(users) + " users/MW";
        boolean apart = frame.x().logarithmic() && frame.y().logarithmic();
        for (Point2D end : apart ? List.of(end(places), places.get(0)) : List.of(end(places))) {
            Rectangle2D box = box(end, TextWidths.of(text, STYLE.size(), false) + 6);
            if (taken.stream().noneMatch(box::intersects) && crossed.stream().noneMatch(box::intersectsLine)) {
                taken.add(box);
                drawn.add(new IsoLine(users, places, text, box));
                return;
            }
        }
    }

    /** Just inside the border that the line meets. */
    private Rectangle2D box(Point2D end, double width) {
        Rectangle2D plot = frame.plot();
        double x = Math.min(Math.max(end.getX() - width / 2, plot.getMinX() + 3), plot.getMaxX() - width - 3);
        double y = Math.min(Math.max(end.getY() - HEIGHT / 2, plot.getMinY() + 3), plot.getMaxY() - HEIGHT - 3);
        return new Rectangle2D.Double(x, y, width, HEIGHT);
    }

    void paint(Ink ink) {
        for (IsoLine line : lines) {
            Path2D path = new Path2D.Double();
            path.moveTo(line.places().get(0).getX(), line.places().get(0).getY());
            line.places().forEach(place -> path.lineTo(place.getX(), place.getY()));
            ink.graphics().setColor(COLOR);
            ink.graphics().setStroke(new BasicStroke(1f));
            ink.graphics().draw(path);
        }
    }

    /** Over everything else, like all text. */
    void paintLabels(Ink ink) {
        for (IsoLine line : lines) {
            Palette.halo(ink.graphics(), line.box());
            Rectangle2D box = line.box();
            ink.text(line.text(), box.getCenterX(), box.getMaxY() - 3.5, Ink.Anchor.MIDDLE, STYLE);
        }
    }
}
