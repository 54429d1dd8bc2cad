package io.isowatt.report.chart;

import io.isowatt.llm.Precision;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** A piece of what a legend explains, drawn to the right of a point. */
interface LegendSample {

    /** The room it has across. */
    double WIDTH = 36;

    /** Where in it a single mark lies, near its text. */
    double MARK = WIDTH - 10;

    void paint(Graphics2D graphics, double x, double y);

    /** The line of a machine. */
    static LegendSample machine(MachineStyle style) {
        return (graphics, x, y) -> {
            Line2D line = new Line2D.Double(x, y, x + WIDTH, y);
            graphics.setColor(style.color());
            graphics.setStroke(new BasicStroke(style.lineWidth() + 1));
            graphics.draw(line);
            if (style.hollow()) {
                graphics.setColor(MachineStyle.CORE);
                graphics.setStroke(new BasicStroke(MachineStyle.CORE_WIDTH));
                graphics.draw(line);
            }
        };
    }

    /** The dash of a precision. */
    static LegendSample dash(Precision weights) {
        return (graphics, x, y) -> {
            graphics.setColor(Palette.QUIET);
            graphics.setStroke(PrecisionDash.stroke(weights, 2.4f, 0));
            graphics.draw(new Line2D.Double(x, y, x + WIDTH, y));
        };
    }

    /** The mark of a way of serving. */
    static LegendSample mark(ServingMark mark) {
        return (graphics, x, y) -> {
            graphics.setColor(Palette.QUIET);
            mark.marker().paint(graphics, x + MARK, y, 9);
        };
    }

    /** The ring of a choice. */
    static LegendSample ring() {
        return (graphics, x, y) -> {
            graphics.setColor(Palette.TEXT);
            graphics.setStroke(new BasicStroke(2f));
            graphics.draw(new Ellipse2D.Double(x + MARK - 8, y - 8, 16, 16));
        };
    }

    static LegendSample band() {
        return (graphics, x, y) -> {
            graphics.setColor(new Color(0xDADADA));
            graphics.fill(new Rectangle2D.Double(x, y - 6, WIDTH, 12));
        };
    }

    static LegendSample dots() {
        return (graphics, x, y) -> {
            graphics.setColor(new Color(0xA8A8A8));
            for (double[] dot : new double[][] {{8, -3}, {16, 3}, {24, -2}, {31, 4}}) {
                graphics.fill(new Ellipse2D.Double(x + dot[0] - 1.5, y + dot[1] - 1.5, 3, 3));
            }
        };
    }

    /** A measured point. */
    static LegendSample measured() {
        return (graphics, x, y) -> MeasuredMark.paint(graphics, x + MARK, y, Palette.TEXT);
    }

    /** A ratio with one front read at its slowest point. */
    static LegendSample clamped() {
        return (graphics, x, y) -> {
            graphics.setColor(Palette.QUIET);
            graphics.setStroke(RatioLine.dotted(2.4f));
            graphics.draw(new Line2D.Double(x, y, x + WIDTH, y));
        };
    }
}
