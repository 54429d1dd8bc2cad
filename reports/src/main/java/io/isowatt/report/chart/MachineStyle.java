package io.isowatt.report.chart;

import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/**
 * How one machine is drawn: colours that colour-blind readers tell apart (Okabe and Ito 2008), and marker and dash that
 * tell machines apart without colour.
 *
 * @param color of line, markers and labels
 * @param marker at landmarks
 * @param stroke of the line
 * @param letter in a terminal
 * @param ansi colour number in a terminal
 */
public record MachineStyle(Color color, Marker marker, BasicStroke stroke, char letter, int ansi) {

    private static final List<MachineStyle> STYLES = List.of(
            style(0x0072B2, SeriesMarkers.CIRCLE, 'o', 34),
            style(0xD55E00, SeriesMarkers.SQUARE, 'x', 31, 9, 4),
            style(0x009E73, SeriesMarkers.DIAMOND, '+', 32, 3, 4),
            style(0xB0528A, SeriesMarkers.TRIANGLE_UP, '*', 35, 12, 4, 3, 4),
            style(0xB57A00, SeriesMarkers.TRIANGLE_DOWN, '#', 33, 16, 4),
            style(0x2A8AC2, SeriesMarkers.CROSS, '@', 36, 6, 3, 2, 3, 2, 3),
            style(0x000000, SeriesMarkers.OVAL, '%', 37, 2, 3),
            style(0x7A6A00, SeriesMarkers.TRAPEZOID, '&', 93, 14, 3, 5, 3));

    private static final String MORE_LETTERS = "svdkmwzu";

    private static MachineStyle style(int rgb, Marker marker, char letter, int ansi, float... dash) {
        BasicStroke stroke = dash.length == 0
                ? new BasicStroke(2.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(2.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
        return new MachineStyle(new Color(rgb), marker, stroke, letter, ansi);
    }

    /** The style of the machine at a place; from the ninth on, colours come again with other markers, dashes and letters. */
    public static MachineStyle of(int place) {
        int lap = place / STYLES.size();
        MachineStyle first = STYLES.get(place % STYLES.size());
        if (lap == 0) {
            return first;
        }
        MachineStyle other = STYLES.get((place + 3 * lap) % STYLES.size());
        char letter = MORE_LETTERS.charAt((place - STYLES.size()) % MORE_LETTERS.length());
        return new MachineStyle(first.color(), other.marker(), other.stroke(), letter, first.ansi());
    }
}
