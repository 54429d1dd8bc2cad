package io.isowatt.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;

/** Colours and text styles that the pictures of fronts share. */
final class Palette {

    static final Color TEXT = new Color(0x222222);
    static final Color QUIET = new Color(0x5A5A5A);
    static final Color GRID = new Color(0xE4E4E4);
    static final Color FRAME = new Color(0x8A8A8A);
    static final Color DOTS = new Color(0xB9B9B9);
    static final Color HATCH = new Color(0xDDC9C9);
    static final Color LIMIT = new Color(0x8C1C1C);

    static final Ink.TextStyle AXIS_TITLE = new Ink.TextStyle(15, false, TEXT);
    static final Ink.TextStyle TICK = new Ink.TextStyle(13, false, TEXT);
    static final Ink.TextStyle LIMIT_TEXT = new Ink.TextStyle(12.5, true, LIMIT);

    private static final Color HALO = new Color(255, 255, 255, 215);

    private Palette() {}

    /** The same colour, transparent: 0 shows nothing, 255 hides what lies behind. */
    static Color faint(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /** White with so much of a colour in it. */
    static Color tinted(Color color, double share) {
        return new Color(
                tinted(color.getRed(), share), tinted(color.getGreen(), share), tinted(color.getBlue(), share));
    }

    private static int tinted(int part, double share) {
        return (int) Math.round(255 - share * (255 - part));
    }

    /** Pales what lies behind text. */
    static void halo(Graphics2D graphics, Shape box) {
        graphics.setColor(HALO);
        graphics.fill(box);
    }
}
