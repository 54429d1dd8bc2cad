package io.isowatt.report;

import io.isowatt.report.chart.TerminalChart;
import io.isowatt.report.compare.ComparisonWords;
import io.isowatt.report.compare.CurveSet;
import io.isowatt.report.compare.FrontComparison;
import io.isowatt.report.compare.RatioCurve;
import io.isowatt.report.compare.ReadTable;
import io.isowatt.report.table.TextGrid;

import java.util.List;

/**
 * A comparison of fronts as text.
 *
 * @param text where it is written
 * @param set the fronts
 * @param comparison what they are to each other
 */
record ComparisonText(TextLines text, CurveSet set, FrontComparison comparison) {

    /** Longer names give way to the letters of the chart. */
    private static final int MOST_NAME = 40;

    /** A comparison as the whole answer. */
    static String of(CurveSet set, FrontComparison comparison, int columnCount, boolean colour, boolean unicode) {
        TextLines text = new TextLines(Math.max(columnCount, TextLines.FEWEST_COLUMNS), colour, unicode);
        new ComparisonText(text, set, comparison).whole();
        return text.toString();
    }

    private void whole() {
        text.heading(set.title());
        text.add(String.join(", ", set.footer()), "");
        set.notes().forEach(note -> text.add(note, ""));
        text.blank();
        caveats();
        text.chart(set.scene().lines(), set.limit());
        readings();
        ComparisonWords words = new ComparisonWords(comparison, set.limit());
        for (RatioCurve ratio : comparison.ratios()) {
            text.heading(comparison.curve(ratio).name() + " against "
                    + comparison.base().name());
            words.of(ratio).forEach(sentence -> text.add("- " + sentence, "  "));
            text.blank();
        }
        text.add(words.method(), "");
    }

    /** The part of the text of a study: what to read with care, readings, who leads. */
    void brief() {
        caveats();
        readings();
        ComparisonWords words = new ComparisonWords(comparison, set.limit());
        for (RatioCurve ratio : comparison.ratios()) {
            List<String> first = words.of(ratio).stream().limit(2).toList();
            text.add(
                    comparison.curve(ratio).name() + " against "
                            + comparison.base().name() + ": " + String.join(" ", first),
                    "  ");
        }
        text.blank();
    }

    private void caveats() {
        List<String> caveats = comparison.caveats();
        if (!caveats.isEmpty()) {
            text.heading("Read with care");
            caveats.forEach(caveat -> text.add("- " + caveat, "  "));
            text.blank();
        }
    }

    private void readings() {
        if (comparison.readings().isEmpty()) {
            return;
        }
        boolean wide = text.columnCount() >= TextGrid.WIDE
                && comparison.curves().stream().allMatch(curve -> curve.name().length() <= MOST_NAME);
        text.heading("Where users need so much: "
                + comparison.axes().title(comparison.axes().y())
                + (comparison.ratios().isEmpty()
                        ? ""
                        : "; ratio to " + comparison.base().name()));
        TextGrid grid = new ReadTable(comparison)
                .grid(
                        wide ? "front" : "",
                        c -> wide ? comparison.curves().get(c).name() : String.valueOf(TerminalChart.letter(c)));
        text.raw(grid.fitted(text.columnCount(), text.unicode()));
        text.blank();
    }
}
