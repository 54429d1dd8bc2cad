package io.isowatt.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Something to paint a picture on: shapes go to its graphics, text to itself. */
interface Ink {

    /** Units between two lines of a hatching, across. */
    int HATCH_DISTANCE = 9;

    /** Where text lies relative to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * How text looks.
     *
     * @param size font size
     * @param bold whether it is bold
     * @param color its colour
     */
    record TextStyle(double size, boolean bold, Color color) {}

    /** Takes shapes. */
    Graphics2D graphics();

    /** Hatches a rectangle with thin lines rising to the right. */
    void hatch(Rectangle2D box, Color color);

    /** Writes a line of text on a base line that begins, centres or ends at a point. */
    void text(String text, double x, double y, Anchor anchor, TextStyle style);

    /** Writes a line of text upward, centred at a point. */
    void textUpward(String text, double x, double y, TextStyle style);
}
