package io.isowatt.report.chart;

import io.isowatt.report.front.FrontLine;

import java.awt.geom.Line2D;
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
    private static final int MOST_LABELS = 24;
    private static final int FEWEST_PER_MACHINE = 3;

    /** Layouts that hold over less than this, in picture units, get no label. */
    private static final double LEAST_RUN = 14;

    /** A label with its place. */
    record Label(String text, int machine, boolean bold, LabelPlacer.Placed placed) {}

    /** A label without a place yet; less is more important. */
    private record Wish(String text, int machine, boolean bold, double x, double y, double rank) {}

    private final Frame frame;
    private final List<FrontLine> lines;
    private final LabelPlacer placer;

    FrontLabels(Frame frame, List<FrontLine> lines, List<Rectangle2D> taken) {
        this.frame = frame;
        this.lines = lines;
        Rectangle2D plot = frame.plot();
        this.placer = new LabelPlacer(
                new Rectangle2D.Double(plot.getX() + 3, plot.getY() + 3, plot.getWidth() - 6, plot.getHeight() - 6));
        taken.forEach(placer::avoid);
    }

    /** The labels that found a place. */
    List<Label> place(List<List<FrontLine.Landmark>> landmarks) {
        for (int m = 0; m < lines.size(); m++) {
            FrontLine line = lines.get(m);
            for (Line2D stair : frame.stairs(line)) {
                placer.crossesAtAPrice(stair);
            }
            for (FrontLine.Landmark mark : landmarks.get(m)) {
                placer.avoid(around(frame.across(line.x(mark.point())), frame.up(line.y(mark.point()))));
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

    private static Rectangle2D around(double x, double y) {
        return new Rectangle2D.Double(x - MARKER / 2, y - MARKER / 2, MARKER, MARKER);
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
            List<Wish> runs = new ArrayList<>();
            for (FrontLine.Run run : line.runs()) {
                boolean end = run.first() == 0 || run.last() == line.size() - 1;
                boolean marked = landmarks.get(m).stream().anyMatch(mark -> mark.point() == run.first());
                double length = length(line, run);
                if (marked && run.first() != chosen && (end || length >= LEAST_RUN)) {
                    runs.add(wish(line, m, run.first(), run.label(), false, end ? 0 : 1 / length));
                }
            }
            runs.sort(Comparator.comparingDouble(Wish::rank));
            wishes.addAll(runs.subList(0, Math.min(runs.size(), most)));
        }
        wishes.sort(Comparator.comparingDouble(Wish::rank));
        return wishes;
    }

    private Wish wish(FrontLine line, int machine, int point, String text, boolean bold, double rank) {
        return new Wish(text, machine, bold, frame.across(line.x(point)), frame.up(line.y(point)), rank);
    }

    private double length(FrontLine line, FrontLine.Run run) {
        int before = Math.max(run.first() - 1, 0);
        return Math.hypot(
                frame.across(line.x(run.last())) - frame.across(line.x(before)),
                frame.up(line.y(run.last())) - frame.up(line.y(before)));
    }
}
