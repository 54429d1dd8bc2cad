package io.isowatt.report.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Grid, ticks and titles of a plot. */
final class AxisPainter {

    private static final String LOGARITHMIC = " (log scale)";
    private static final double TITLE_LEFT = 30;
    private static final double TITLE_RIGHT = 35;
    private static final int TITLE_LINE = 18;
    private static final int MOST_LINES = 2;
    private static final double LEAST_SIZE = 11;

    /** A title that fits in one line at this size is not broken. */
    private static final double ONE_LINE_SIZE = 12.5;

    private final Frame frame;
    private final String xTitle;
    private final String yTitle;

    /**
     * The axes of a frame.
     *
     * @param frame the plot
     * @param xTitle what the axis across counts; empty for a plot above another one on the same axis, which names its ticks
     * @param yTitle what the axis up counts
     */
    AxisPainter(Frame frame, String xTitle, String yTitle) {
        this.frame = frame;
        this.xTitle = xTitle;
        this.yTitle = yTitle;
    }

    /** Paints axes with their values. */
    void paint(Ink ink) {
        Graphics2D graphics = ink.graphics();
        graphics.setStroke(new BasicStroke(1f));
        Path2D grid = new Path2D.Double();
        Path2D marks = new Path2D.Double();
        ticksAcross(ink, grid, marks);
        ticksUp(ink, grid, marks);
        graphics.setColor(Palette.GRID);
        graphics.draw(grid);
        graphics.setColor(Palette.FRAME);
        graphics.draw(marks);
        paintEmpty(ink);
    }

    /** Paints a plot without values. */
    void paintEmpty(Ink ink) {
        Rectangle2D plot = frame.plot();
        ink.graphics().setStroke(new BasicStroke(1f));
        ink.graphics().setColor(Palette.FRAME);
        ink.graphics().draw(plot);
        if (!xTitle.isEmpty()) {
            String title = title(xTitle, frame.x());
            ink.text(title, plot.getCenterX(), plot.getMaxY() + 44, Ink.Anchor.MIDDLE, Palette.AXIS_TITLE);
        }
        paintYTitle(ink, title(yTitle, frame.y()));
    }

    private void ticksAcross(Ink ink, Path2D grid, Path2D marks) {
        Rectangle2D plot = frame.plot();
        for (Scale.Tick tick : frame.x().ticks()) {
            double x = frame.across(tick.value());
            boolean named = !tick.label().isEmpty();
            if (named) {
                grid.append(new Line2D.Double(x, plot.getMinY(), x, plot.getMaxY()), false);
            }
            if (named && !xTitle.isEmpty()) {
                ink.text(tick.label(), x, plot.getMaxY() + 21, Ink.Anchor.MIDDLE, Palette.TICK);
            }
            marks.append(new Line2D.Double(x, plot.getMaxY(), x, plot.getMaxY() + (named ? 6 : 3)), false);
        }
    }

    private void ticksUp(Ink ink, Path2D grid, Path2D marks) {
        Rectangle2D plot = frame.plot();
        for (Scale.Tick tick : frame.y().ticks()) {
            double y = frame.up(tick.value());
            boolean named = !tick.label().isEmpty();
            if (named) {
                grid.append(new Line2D.Double(plot.getMinX(), y, plot.getMaxX(), y), false);
                ink.text(tick.label(), plot.getMinX() - 10, y + 4.5, Ink.Anchor.END, Palette.TICK);
            }
            marks.append(new Line2D.Double(plot.getMinX() - (named ? 6 : 3), y, plot.getMinX(), y), false);
        }
    }

    /** In two lines if it is much longer than the plot is high, smaller and then cut if it is longer than that. */
    private void paintYTitle(Ink ink, String title) {
        double room = frame.plot().getHeight() + 16;
        double size = Palette.AXIS_TITLE.size();
        if (TextWidths.of(title, ONE_LINE_SIZE, false) <= room) {
            size = Math.min(size, size * room / TextWidths.of(title, size, false));
        }
        List<String> lines = wrapped(title, size, room);
        while (lines.size() > MOST_LINES && size > LEAST_SIZE) {
            size -= 1;
            lines = wrapped(title, size, room);
        }
        Ink.TextStyle style = new Ink.TextStyle(size, false, Palette.TEXT);
        int shown = Math.min(lines.size(), MOST_LINES);
        for (int i = 0; i < shown; i++) {
            String line = i == shown - 1 ? String.join(" ", lines.subList(i, lines.size())) : lines.get(i);
            String cut = TextWidths.cut(line, size, false, room);
            ink.textUpward(
                    cut,
                    (shown == 1 ? TITLE_LEFT : TITLE_RIGHT) - TITLE_LINE * (shown - 1 - i),
                    frame.plot().getCenterY(),
                    style);
        }
    }

    private static List<String> wrapped(String text, double size, double room) {
        List<String> lines = new ArrayList<>();
        for (String word : text.split(" ")) {
            String joined = lines.isEmpty() ? word : lines.get(lines.size() - 1) + " " + word;
            if (!lines.isEmpty() && TextWidths.of(joined, size, false) <= room + 0.01) {
                lines.set(lines.size() - 1, joined);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    private static String title(String text, Scale scale) {
        return capital(text) + (scale.logarithmic() ? LOGARITHMIC : "");
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
