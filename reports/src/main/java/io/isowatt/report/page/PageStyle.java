package io.isowatt.report.page;

import io.isowatt.llm.Precision;
import io.isowatt.report.chart.MachineStyle;

import java.awt.Color;
import java.util.List;

/** Colours of machines on white and on black, and dashes of precisions. */
final class PageStyle {

    /** For a dark page, in the order of the machines. */
    private static final List<String> DARK =
            List.of("#4fa8e8", "#ff8f4d", "#2fc79b", "#e08cc0", "#d9a53a", "#b9e2ff", "#ffffff", "#c9b84a");

    private PageStyle() {}

    /** The colour of the machine at a place: {@code #0072b2}. */
    static String color(int place) {
        return hex(MachineStyle.of(place).color());
    }

    /** The same on a dark page. */
    static String darkColor(int place) {
        return DARK.get(place % DARK.size());
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
