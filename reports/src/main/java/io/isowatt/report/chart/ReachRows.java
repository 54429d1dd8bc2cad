package io.isowatt.report.chart;

import io.isowatt.report.compare.FrontComparison;
import io.isowatt.report.compare.RatioCurve;
import io.isowatt.report.compare.Reach;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Brackets over a plot of ratios that name the stretches where there is no ratio, or one that is read at the slowest point of a
 * front. A row for each curve where there are few, else one for the baseline.
 */
final class ReachRows {

    static final int HEIGHT = 17;

    private static final int MOST_ROWS = 3;
    private static final double NAME_WIDTH = 170;
    private static final double SIZE = 11.5;
    private static final double PADDING = 6;

    /** A named stretch in values of the axis. */
    private record Bracket(int row, Color color, double from, double to, String text) {}

    private final FrontComparison comparison;
    private final List<Bracket> brackets = new ArrayList<>();
    private final int rowCount;

    ReachRows(FrontComparison comparison) {
        this.comparison = comparison;
        List<RatioCurve> ratios = comparison.ratios();
        int row = 0;
        if (ratios.size() <= MOST_ROWS) {
            for (RatioCurve ratio : ratios) {
                row += addAll(row, ratio) ? 1 : 0;
            }
        } else {
            row += addBaseline() ? 1 : 0;
        }
        this.rowCount = row;
    }

    int height() {
        return HEIGHT * rowCount;
    }

    private String name(int curve) {
        String name = PlacedLabel.brief(comparison.curves().get(curve).name());
        return TextWidths.cut(name, SIZE, false, NAME_WIDTH);
    }

    /** Of two fronts alone one reaches something; among more of them the other one does not. */
    private String alone(int one, int other) {
        return comparison.ratios().size() == 1
                ? "only " + name(one) + " reaches this"
                : name(other) + " does not reach this";
    }

    /** All stretches of a curve without an ordinary ratio; false if there are none. */
    private boolean addAll(int row, RatioCurve ratio) {
        int before = brackets.size();
        for (RatioCurve.Span span : ratio.spans()) {
            String text = switch (span.reach()) {
                case ONLY_CURVE -> alone(ratio.curve(), comparison.baseline());
                case ONLY_BASELINE -> alone(comparison.baseline(), ratio.curve());
                case CLAMPED -> "one front read at its slowest point";
                case BOTH, NEITHER -> "";
            };
            if (!text.isEmpty()) {
                int owner = span.reach() == Reach.ONLY_BASELINE ? comparison.baseline() : ratio.curve();
                Color color = MachineStyle.of(owner).color();
                brackets.add(new Bracket(row, color, span.from(), span.to(), text));
            }
        }
        return brackets.size() > before;
    }

    /** Where the baseline ends before the furthest of the others. */
    private boolean addBaseline() {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (RatioCurve ratio : comparison.ratios()) {
            for (RatioCurve.Span span : ratio.spans()) {
                if (span.reach() == Reach.ONLY_CURVE) {
                    from = Math.min(from, span.from());
                    to = Math.max(to, span.to());
                }
            }
        }
        if (from <= to) {
            Color color = MachineStyle.of(comparison.baseline()).color();
            brackets.add(new Bracket(0, color, from, to, name(comparison.baseline()) + " does not reach this"));
        }
        return from <= to;
    }

    /** Paints the rows above a plot. */
    void paint(Ink ink, Frame frame) {
        double top = frame.plot().getMinY() - height() - 2;
        for (Bracket bracket : brackets) {
            double y = top + bracket.row() * HEIGHT + HEIGHT / 2.0;
            double from = Math.min(frame.across(bracket.from()), frame.across(bracket.to()));
            double to = Math.max(frame.across(bracket.from()), frame.across(bracket.to()));
            Path2D line = new Path2D.Double(new Line2D.Double(from, y, to, y));
            line.append(new Line2D.Double(from, y - 4, from, y + 4), false);
            line.append(new Line2D.Double(to, y - 4, to, y + 4), false);
            ink.graphics().setColor(bracket.color());
            ink.graphics().setStroke(new BasicStroke(1.2f));
            ink.graphics().draw(line);
            paintText(ink, frame, bracket, new Line2D.Double(from, y, to, y));
        }
    }

    /** On the bracket where it is long enough, else beside it, toward the middle of the plot. */
    private static void paintText(Ink ink, Frame frame, Bracket bracket, Line2D line) {
        double width = TextWidths.of(bracket.text(), SIZE, false) + 2 * PADDING;
        double middle = (line.getX1() + line.getX2()) / 2;
        if (line.getX2() - line.getX1() < width) {
            boolean left = middle > frame.plot().getCenterX();
            middle = left ? line.getX1() - width / 2 : line.getX2() + width / 2;
        } else {
            ink.graphics().setColor(Color.WHITE);
            ink.graphics()
                    .fill(new Rectangle2D.Double(
                            middle - width / 2, line.getY1() - HEIGHT / 2.0 + 1, width, HEIGHT - 2));
        }
        Ink.TextStyle style = new Ink.TextStyle(SIZE, false, bracket.color().darker());
        ink.text(bracket.text(), middle, line.getY1() + 4, Ink.Anchor.MIDDLE, style);
    }
}
