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

    private static final double MARKER = 13;
    private static final double RING = 22;

    /** What a place may cost, in pixels of distance, for choices and machines, and for layouts. */
    private static final double MOST_PRICE = 600;

    private static final double MOST_LAYOUT_PRICE = 90;
    private static final double MOST_NAME = 220;
    private static final int MOST_LABELS = 24;
    private static final int FEWEST_PER_MACHINE = 3;

    /** A label without a place yet, for one of some points; less is more important. */
    private record Wish(String text, int machine, boolean bold, List<Point2D> points, double rank) {}

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
    List<PlacedLabel> place(List<List<FrontLine.Landmark>> landmarks) {
        for (int m = 0; m < lines.size(); m++) {
            FrontLine line = lines.get(m);
            int chosen = line.chosen().orElse(-1);
            for (FrontLine.Landmark mark : landmarks.get(m)) {
                double size = mark.point() == chosen ? RING : MARKER;
                Point2D point = point(line, mark.point());
                placer.avoid(new Rectangle2D.Double(point.getX() - size / 2, point.getY() - size / 2, size, size));
            }
        }
        List<PlacedLabel> labels = new ArrayList<>();
        for (Wish wish : wishes(landmarks)) {
            double width = PlacedLabel.width(wish.text(), wish.bold());
            placer.place(wish.points(), width, PlacedLabel.HEIGHT, wish.bold() ? MOST_PRICE : MOST_LAYOUT_PRICE)
                    .ifPresent(placed -> labels.add(new PlacedLabel(wish.text(), wish.machine(), wish.bold(), placed)));
        }
        return labels;
    }

    /** The choices first, then the machines, then the layouts of each machine, widest first, up to so many for each. */
    private List<Wish> wishes(List<List<FrontLine.Landmark>> landmarks) {
        List<Wish> wishes = new ArrayList<>();
        int most = Math.max(FEWEST_PER_MACHINE, MOST_LABELS / Math.max(lines.size(), 1));
        for (int m = 0; m < lines.size(); m++) {
            FrontLine line = lines.get(m);
            int chosen = line.chosen().orElse(-1);
            if (chosen >= 0) {
                String text = line.label(chosen) + ": " + Scale.label(line.y(chosen));
                wishes.add(new Wish(text, m, true, List.of(point(line, chosen)), -2));
            }
            if (lines.size() > 1 && !line.isEmpty()) {
                String name = TextWidths.cut(PlacedLabel.brief(line.name()), PlacedLabel.SIZE, true, MOST_NAME);
                wishes.add(new Wish(name, m, true, List.of(point(line, line.size() - 1), point(line, 0)), -1));
            }
            wishes.addAll(changes(line, m, landmarks.get(m), most));
        }
        wishes.sort(Comparator.comparingDouble(Wish::rank));
        return wishes;
    }

    private Point2D point(FrontLine line, int point) {
        return new Point2D.Double(frame.across(line.x(point)), frame.up(line.y(point)));
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
                double rank = end ? 0 : 1 / point(line, point).distance(point(line, next));
                changes.add(new Wish(line.label(point), machine, false, List.of(point(line, point)), rank));
            }
            before = line.label(point);
        }
        changes.sort(Comparator.comparingDouble(Wish::rank));
        return changes.subList(0, Math.min(changes.size(), most));
    }
}
