package io.isowatt.report.chart;

import io.isowatt.report.front.FrontLine;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which points of the fronts are named in the picture, and where the names stand. */
final class FrontLabels {

    static final double SIZE = 12.5;
    private static final double HEIGHT = 17;
    private static final double PADDING = 3;
    private static final double MARKER = 13;
    private static final double RING = 22;
    private static final int MOST_LABELS = 24;
    private static final int FEWEST_PER_MACHINE = 3;

    /** A label with its place. */
    record Label(String text, int machine, boolean bold, LabelPlacer.Placed placed) {}

    /** A label without a place yet; less is more important. */
    private record Wish(String text, int machine, boolean bold, double x, double y, double rank) {}

    private final Frame frame;
    private final List<FrontLine> lines;
    private final LabelPlacer placer;

    FrontLabels(Frame frame, List<FrontLine> lines, List<Rectangle2D> taken, List<Line2D> crossed) {
        this.frame = frame;
        this.lines = lines;
        Rectangle2D plot = frame.plot();
        this.placer = new LabelPlacer(
                new Rectangle2D.Double(plot.getX() + 3, plot.getY() + 3, plot.getWidth() - 6, plot.getHeight() - 6));
        taken.forEach(placer::avoid);
        crossed.forEach(placer::crossesAtAPrice);
    }

    /** The labels that found a place. */
    List<Label> place(List<List<FrontLine.Landmark>> landmarks) {
        for (int m = 0; m < lines.size(); m++) {
            FrontLine line = lines.get(m);
            List<Point2D> corners = frame.stairs(line);
            for (int i = 1; i < corners.size(); i++) {
                placer.crossesAtAPrice(new Line2D.Double(corners.get(i - 1), corners.get(i)));
            }
            int chosen = line.chosen().orElse(-1);
            for (FrontLine.Landmark mark : landmarks.get(m)) {
                double size = mark.point() == chosen ? RING : MARKER;
                double x = frame.across(line.x(mark.point()));
                double y = frame.up(line.y(mark.point()));
                placer.avoid(new Rectangle2D.Double(x - size / 2, y - size / 2, size, size));
            }
        }
        List<Label> labels = new ArrayList<>();
        for (Wish wish : wishes(landmarks)) {
            double width = TextWidths.of(wish.text(), SIZE, wish.bold()) + 2 * PADDING;
            placer.place(wish.x(), wish.y(), width, HEIGHT)
                    .ifPresent(placed -> labels.add(new Label(wish.text(), wish.machine(), wish.bold(), placed)));
        }
        return labels;
    }

    /** The choices first, then the layouts of each machine, widest first, up to so many for each. */
    private List<Wish> wishes(List<List<FrontLine.Landmark>> landmarks) {
        List<Wish> wishes = new ArrayList<>();
        int most = Math.max(FEWEST_PER_MACHINE, MOST_LABELS / Math.max(lines.size(), 1));
        for (int m = 0; m < lines.size(); m++) {
            FrontLine line = lines.get(m);
            int chosen = line.chosen().orElse(-1);
            if (chosen >= 0) {
                String text = line.label(chosen) + ": " + Scale.label(line.y(chosen));
                wishes.add(wish(line, m, chosen, text, true, -1));
            }
            wishes.addAll(changes(line, m, landmarks.get(m), most));
        }
        wishes.sort(Comparator.comparingDouble(Wish::rank));
        return wishes;
    }

    private Wish wish(FrontLine line, int machine, int point, String text, boolean bold, double rank) {
        return new Wish(text, machine, bold, frame.across(line.x(point)), frame.up(line.y(point)), rank);
    }

    /** The landmarks whose layout is not the one named before, those with the longest stretch behind them first. */
    private List<Wish> changes(FrontLine line, int machine, List<FrontLine.Landmark> landmarks, int most) {
        List<Wish> changes = new ArrayList<>();
        int chosen = line.chosen().orElse(-1);
        String before = "";
        for (int i = 0; i < landmarks.size(); i++) {
            int point = landmarks.get(i).point();
            if (!line.label(point).equals(before) && point != chosen) {
                int next = i + 1 < landmarks.size() ? landmarks.get(i + 1).point() : line.size() - 1;
                boolean end = point == 0 || point == line.size() - 1;
                changes.add(wish(
                        line, machine, point, line.label(point), false, end ? 0 : 1 / distance(line, point, next)));
            }
            before = line.label(point);
        }
        changes.sort(Comparator.comparingDouble(Wish::rank));
        return changes.subList(0, Math.min(changes.size(), most));
    }

    private double distance(FrontLine line, int from, int to) {
        return Math.hypot(
                frame.across(line.x(to)) - frame.across(line.x(from)), frame.up(line.y(to)) - frame.up(line.y(from)));
    }
}
