package io.isowatt.report;

import io.isowatt.report.compare.ComparedStudy;
import io.isowatt.report.compare.CurveSet;
import io.isowatt.report.document.Answer;
import io.isowatt.report.document.Certificate;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.Footer;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Limit;
import io.isowatt.report.table.FrontTable;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyResult;

import java.util.List;

/**
 * The answer of a study as text for a terminal or a pipe.
 *
 * @param columnCount no line is longer; at least 40
 * @param colour whether to colour with ANSI sequences
 * @param unicode whether characters beyond ASCII can be shown
 */
public record TextReport(int columnCount, boolean colour, boolean unicode) {

    public TextReport {
        columnCount = Math.max(columnCount, TextLines.FEWEST_COLUMNS);
    }

    /** Title, fronts as tables and chart, the best deployments, why the winner wins, and where candidates went. */
    public String of(StudyResult result) {
        List<FrontLine> lines = FrontLine.all(result);
        FrontTable table = FrontTable.of(lines);
        Answer answer = new Answer(result);
        TextLines text = new TextLines(columnCount, colour, unicode);
        text.heading(result.request().title());
        List<String> small = Footer.parts(result, "");
        text.add(String.join(", ", small.subList(0, small.size() - 3)), "");
        text.blank();
        for (FrontLine line : lines) {
            int size = line.front().size();
            text.heading(line.name() + (size == 0 ? ": nothing feasible" : ": " + line.count()));
            if (size > 0) {
                text.raw(table.printed(line.id(), columnCount, unicode));
            }
            text.blank();
        }
        text.chart(lines, Limit.of(result.request(), Axes.of(result.request())));
        CurveSet set = CurveSet.of(List.of(ComparedStudy.of(result, "")));
        if (set.several()) {
            new ComparisonText(text, set, set.compared(0, List.of())).brief();
        }
        text.heading("Best within the limits ("
                + String.join(", ", Footer.limits(result.request().serviceLevel())) + ")");
        result.machines().forEach(machine -> text.add(answer.best(machine), "  "));
        text.blank();
        text.heading("Answer");
        text.add(answer.answer(), "  ");
        result.winner().ifPresent(winner -> answer.reasons(winner).forEach(reason -> text.add("- " + reason, "  ")));
        text.blank();
        text.heading("Certificate");
        result.machines().forEach(machine -> certificate(text, machine));
        return text.toString();
    }

    private static void certificate(TextLines text, MachineResult machine) {
        Certificate certificate = new Certificate(machine);
        text.add(Answer.name(machine) + ": " + certificate.counts(), "  ");
        certificate.details(false).forEach(detail -> text.add(detail, "    "));
        text.add(certificate.claim(), "    ");
    }
}
