package io.isowatt.report.page;

import io.isowatt.llm.Precision;
import io.isowatt.report.chart.MachineStyle;

import java.awt.Color;

/** Colours of machines on white and on black, and dashes of precisions. */
final class PageStyle {

    /** How far colours are mixed with white on a dark page. */
    private static final double LIGHTER_FRACTION = 0.45;

    private PageStyle() {}

    /** The colour of the machine at a place: {@code #0072b2}. */
    static String color(int place) {
        return hex(MachineStyle.of(place).color());
    }

    /** The same on a dark page. */
    static String darkColor(int place) {
        Color color = MachineStyle.of(place).color();
        return hex(new Color(lighter(color.getRed()), lighter(color.getGreen()), lighter(color.getBlue())));
    }

    private static int lighter(int part) {
        return (int) Math.round(part + LIGHTER_FRACTION * (255 - part));
    }

    private static String hex(Color color) {
        return String.format("#%06x", color.getRGB() & 0xffffff);
    }

    /** Lengths of strokes and gaps, none for a whole line. */
    static int[] dash(Precision precision) {
        return switch (precision) {
            case BF16 -> new int[] {2, 3};
            case FP8 -> new int[0];
            case NVFP4 -> new int[] {9, 4};
            case MXFP4 -> new int[] {9, 3, 2, 3};
            case INT4 -> new int[] {5, 3};
        };
    }
}
