package io.isowatt.report.chart;

import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.awt.Color;
import java.util.List;

/**
 * How one machine is drawn: colours that colour-blind readers tell apart (Okabe and Ito 2008).
 *
 * @param color of line, markers and labels
 * @param hollow whether the line has a white core, which tells the ninth machine from the first
 * @param marker where points of one kind alone are drawn
 * @param letter in a terminal
 * @param ansi colour number in a terminal
 */
public record MachineStyle(Color color, boolean hollow, Marker marker, char letter, int ansi) {

    /** Inside of a hollow line. */
    static final Color CORE = Color.WHITE;

    static final float CORE_WIDTH = 1.6f;

    private static final float LINE_WIDTH = 2.4f;
    private static final float HOLLOW_WIDTH = 4f;

    private static final List<MachineStyle> STYLES = List.of(
            style(0x0072B2, SeriesMarkers.CIRCLE, 'o', 34),
            style(0xD55E00, SeriesMarkers.SQUARE, 'x', 31),
            style(0x009E73, SeriesMarkers.DIAMOND, '+', 32),
            style(0xB0528A, SeriesMarkers.TRIANGLE_UP, '*', 35),
            style(0xB57A00, SeriesMarkers.TRIANGLE_DOWN, '#', 33),
            style(0x2A8AC2, SeriesMarkers.CROSS, '@', 36),
            style(0x000000, SeriesMarkers.OVAL, '%', 37),
            style(0x7A6A00, SeriesMarkers.TRAPEZOID, '&', 93));

    private static final String MORE_LETTERS = "svdkmwzu";

    private static MachineStyle style(int rgb, Marker marker, char letter, int ansi) {
        return new MachineStyle(new Color(rgb), false, marker, letter, ansi);
    }

    /** The style of the machine at a place; from the ninth on, colours come again with hollow lines and other letters. */
    public static MachineStyle of(int place) {
        int lap = place / STYLES.size();
        MachineStyle first = STYLES.get(place % STYLES.size());
        if (lap == 0) {
            return first;
        }
        Marker marker = STYLES.get((place + 3 * lap) % STYLES.size()).marker();
        char letter = MORE_LETTERS.charAt((place - STYLES.size()) % MORE_LETTERS.length());
        return new MachineStyle(first.color(), true, marker, letter, first.ansi());
    }

    float lineWidth() {
        return hollow ? HOLLOW_WIDTH : LINE_WIDTH;
    }
}
