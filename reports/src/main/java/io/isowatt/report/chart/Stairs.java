package io.isowatt.report.chart;

import io.isowatt.llm.Precision;
import io.isowatt.report.front.FrontLine;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The stairs of a front: each point holds toward the worse end of x. The line between x of the point before and its own lies
 * at the height that a user gets who needs at least that x, and has the dash of that point's weights.
 *
 * @param stretches of equal precision, end to end
 */
record Stairs(List<Stretch> stretches) {

    /** Points of a front closer together than this, in picture units, are drawn as one. */
    private static final double LEAST_DISTANCE = 0.7;

    /** Part of the stairs with weights of one precision, corner by corner. */
    record Stretch(Precision weights, List<Point2D> corners) {}

    static Stairs of(Frame frame, FrontLine line) {
        boolean fallingRight = line.axes().x().maximized();
        List<Stretch> stretches = new ArrayList<>();
        Point2D last = new Point2D.Double();
        for (int i = 0; i < line.size(); i++) {
            Point2D point = new Point2D.Double(frame.across(line.x(i)), frame.up(line.y(i)));
            Precision weights = weights(line, i);
            if (i == 0 || weights != weights(line, i - 1)) {
                last = i == 0 ? point : last;
                stretches.add(new Stretch(weights, new ArrayList<>(List.of(last))));
            }
            boolean more = i + 1 < line.size() && weights(line, i + 1) == weights;
            if (i > 0 && !(more && last.distance(point) < LEAST_DISTANCE)) {
                List<Point2D> corners = stretches.get(stretches.size() - 1).corners();
                corners.add(
                        fallingRight
                                ? new Point2D.Double(last.getX(), point.getY())
                                : new Point2D.Double(point.getX(), last.getY()));
                corners.add(point);
                last = point;
            }
        }
        return new Stairs(stretches);
    }

    private static Precision weights(FrontLine line, int point) {
        return PrecisionDash.of(line.points().get(point));
    }

    /** All corners by growing x. */
    List<Point2D> corners() {
        return stretches.stream()
                .flatMap(stretch -> stretch.corners().stream())
                .distinct()
                .toList();
    }

    void paint(Graphics2D graphics, MachineStyle style) {
        paint(graphics, style, style.lineWidth(), false);
        if (style.hollow()) {
            paint(graphics, style, MachineStyle.CORE_WIDTH, true);
        }
    }

    private void paint(Graphics2D graphics, MachineStyle style, float width, boolean core) {
        double drawn = 0;
        for (Stretch stretch : stretches) {
            Path2D path = new Path2D.Double();
            double before = drawn;
            Point2D last = stretch.corners().get(0);
            path.moveTo(last.getX(), last.getY());
            for (Point2D corner : stretch.corners()) {
                path.lineTo(corner.getX(), corner.getY());
                drawn += last.distance(corner);
                last = corner;
            }
            graphics.setColor(core ? MachineStyle.CORE : style.color());
            graphics.setStroke(PrecisionDash.stroke(stretch.weights(), width, before));
            graphics.draw(path);
        }
    }
}
