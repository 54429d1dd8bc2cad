package io.isowatt.report.chart;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Spread;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the front of a machine lies with a probability of 80 %, whatever x one needs. Times that are off move a point along
 * both axes at once, watts along one: the errors of a point form an ellipse in logarithms of both metrics. Every direction of
 * it moves all points, and so the front; the band reaches from the lowest to the highest of these fronts.
 */
final class FrontBand {

    private static final int DIRECTIONS = 32;

    /** Picture units between two places where the fronts are compared. */
    private static final double STEP = 4;

    /** How far the edge may be off, in picture units. */
    private static final double TOLERANCE = 0.35;

    private final Frame frame;
    private final FrontLine line;
    private final Metric x;
    private final Metric y;
    private final int columnCount;

    FrontBand(Frame frame, FrontLine line) {
        this.frame = frame;
        this.line = line;
        this.x = line.axes().x();
        this.y = line.axes().y();
        this.columnCount = (int) (frame.plot().getWidth() / STEP) + 1;
    }

    /** The band as an area of the picture, from the worst x of the front on; empty where there is no front. */
    Shape area() {
        double[] low = filled(Double.POSITIVE_INFINITY);
        double[] high = filled(Double.NEGATIVE_INFINITY);
        List<Ellipse> points =
                IntStream.range(0, line.size()).mapToObj(this::ellipse).toList();
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            double[] front = front(points, 2 * Math.PI * direction / DIRECTIONS);
            for (int c = 0; c < columnCount; c++) {
                low[c] = Math.min(low[c], front[c]);
                high[c] = Math.max(high[c], front[c]);
            }
        }
        int first = column(line.isEmpty() ? 0 : line.x(x.maximized() ? 0 : line.size() - 1));
        int last = first;
        while (!line.isEmpty() && last >= 0 && last < columnCount && high[last] > Double.NEGATIVE_INFINITY) {
            last += better();
        }
        List<Point2D> best = new ArrayList<>();
        for (int c = first; c != last; c += better()) {
            add(best, c, high[c]);
        }
        List<Point2D> worst = new ArrayList<>();
        for (int c = last - better(); last != first && c != first - better(); c -= better()) {
            add(worst, c, low[c]);
        }
        List<Point2D> corners = new ArrayList<>(Simplified.of(best, TOLERANCE));
        corners.addAll(Simplified.of(worst, TOLERANCE));
        return closed(corners);
    }

    private static Shape closed(List<Point2D> corners) {
        Path2D area = new Path2D.Double();
        for (Point2D corner : corners) {
            if (area.getCurrentPoint() == null) {
                area.moveTo(corner.getX(), corner.getY());
            } else {
                area.lineTo(corner.getX(), corner.getY());
            }
        }
        if (!corners.isEmpty()) {
            area.closePath();
        }
        return area;
    }

    private double[] filled(double value) {
        double[] columns = new double[columnCount];
        Arrays.fill(columns, value);
        return columns;
    }

    /** The direction in which columns get better. */
    private int better() {
        return x.maximized() ? 1 : -1;
    }

    private int column(double value) {
        double place = frame.x().fraction(value) * (columnCount - 1);
        return (int) Math.round(Math.min(Math.max(place, 0), columnCount - 1));
    }

    /** Adds a corner, inside the plot. */
    private void add(List<Point2D> corners, int column, double goodness) {
        double bottom = frame.plot().getMaxY();
        double top = frame.plot().getMinY();
        double worst = y.maximized() ? bottom : top;
        double value = Math.exp(y.maximized() ? goodness : -goodness);
        double up = Double.isInfinite(goodness) ? worst : Math.min(Math.max(frame.up(value), top), bottom);
        double across = frame.plot().getMinX() + column * frame.plot().getWidth() / (columnCount - 1);
        corners.add(new Point2D.Double(across, up));
    }

    /**
     * A point with its error ellipse, in natural logarithms of 80 % bands.
     *
     * @param xSpan half its width along x
     * @param xMore how much wider it is toward larger x, as a factor
     * @param xLess the same toward smaller x
     * @param together how much y moves with x
     * @param apart how much y moves by itself
     */
    private record Ellipse(
            double x, double y, double xSpan, double xMore, double xLess, double together, double apart) {}

    private Ellipse ellipse(int i) {
        FrontPoint point = line.points().get(i);
        Spread xSpread = point.spread(x);
        double xSigma = xSpread.totalFraction();
        double ySigma = point.spread(y).totalFraction();
        boolean known = xSigma < 1e-9;
        double together =
                known ? 0 : point.uncertainty().covarianceFraction(point.elasticity(x), point.elasticity(y)) / xSigma;
        return new Ellipse(
                line.x(i),
                Math.log(line.y(i)),
                Band.DEVIATIONS * xSigma,
                known ? 1 : 1 + xSpread.aboveFraction() / xSigma,
                known ? 1 : 1 + xSpread.belowFraction() / xSigma,
                Band.DEVIATIONS * together,
                Band.DEVIATIONS * Math.sqrt(Math.max(square(ySigma) - square(together), 0)));
    }

    /** By column the best ln y, the sign turned where less is better, among points moved in a direction of their ellipse. */
    private double[] front(List<Ellipse> points, double angle) {
        double[] best = filled(Double.NEGATIVE_INFINITY);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (Ellipse point : points) {
            double along = cos * (cos > 0 ? point.xMore() : point.xLess());
            double movedX = point.x() * Math.exp(point.xSpan() * along);
            double movedY = point.y() + point.together() * along + point.apart() * sin;
            double goodness = y.maximized() ? movedY : -movedY;
            double place = frame.x().fraction(movedX) * (columnCount - 1);
            int reached = (int) (x.maximized() ? Math.floor(place) : Math.ceil(place));
            if (x.maximized() ? reached >= 0 : reached < columnCount) {
                int c = Math.min(Math.max(reached, 0), columnCount - 1);
                best[c] = Math.max(best[c], goodness);
            }
        }
        for (int c = x.maximized() ? columnCount - 2 : 1; c >= 0 && c < columnCount; c -= better()) {
            best[c] = Math.max(best[c], best[c + better()]);
        }
        return best;
    }

    private static double square(double value) {
        return value * value;
    }
}
