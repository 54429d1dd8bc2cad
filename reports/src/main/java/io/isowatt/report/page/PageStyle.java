package io.isowatt.report.page;

import io.isowatt.report.chart.MachineStyle;
import io.isowatt.report.chart.ServingMark;

import java.awt.Color;
import java.util.List;

/** Colours of machines on white and on black, and marks of kinds of serving, the same as in the printed pictures. */
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

    /** What ECharts calls the mark. */
    static String symbol(ServingMark mark) {
        return switch (mark) {
            case AGGREGATED -> "circle";
            case AGGREGATED_WITH_DRAFTS -> "triangle";
            case DISAGGREGATED -> "rect";
            case DISAGGREGATED_WITH_DRAFTS -> "path://M0 0H10L5 9Z";
            case TWO_MACHINES -> "diamond";
            case TWO_MACHINES_WITH_DRAFTS -> "path://M2 0H8L10 8H0Z";
        };
    }

    /** The same in a legend, in a box of 30 by 12. */
    static String path(ServingMark mark) {
        return switch (mark) {
            case AGGREGATED -> "M15 2a4 4 0 1 0 .01 0z";
            case AGGREGATED_WITH_DRAFTS -> "M15 1L20 10H10Z";
            case DISAGGREGATED -> "M11 2H19V10H11Z";
            case DISAGGREGATED_WITH_DRAFTS -> "M10 2H20L15 11Z";
            case TWO_MACHINES -> "M15 0L21 6L15 12L9 6Z";
            case TWO_MACHINES_WITH_DRAFTS -> "M12 2H18L20 10H10Z";
        };
    }
}
