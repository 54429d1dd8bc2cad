package io.isowatt.report;

import io.isowatt.report.chart.TerminalChart;
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

    private static final int FEWEST_COLUMNS = 40;
    private static final int MOST_CHART_COLUMNS = 110;

    public TextReport {
        columnCount = Math.max(columnCount, FEWEST_COLUMNS);
    }

    /** Title, fronts as tables and chart, the best deployments, why the winner wins, and where candidates went. */
    public String of(StudyResult result) {
        List<FrontLine> lines = FrontLine.all(result);
        FrontTable table = FrontTable.of(lines);
        Answer answer = new Answer(result);
        StringBuilder text = new StringBuilder();
        text.append(bold(wrapped(result.request().title(), "")));
        List<String> small = Footer.parts(result, "");
        text.append(wrapped(String.join(", ", small.subList(0, small.size() - 3)), ""))
                .append('\n');
        for (FrontLine line : lines) {
            int size = line.front().size();
            heading(text, line.name() + (size == 0 ? ": nothing feasible" : ": " + line.count()));
            if (size > 0) {
                text.append(table.printed(line.id(), columnCount, unicode));
            }
            text.append('\n');
        }
        chart(text, result, lines);
        heading(
                text,
                "Best within the limits ("
                        + String.join(", ", Footer.limits(result.request().serviceLevel())) + ")");
        result.machines().forEach(machine -> text.append(wrapped(answer.best(machine), "  ")));
        text.append('\n');
        heading(text, "Answer");
        text.append(wrapped(answer.answer(), "  "));
        result.winner()
                .ifPresent(winner ->
                        answer.reasons(winner).forEach(reason -> text.append(wrapped("- " + reason, "  "))));
        text.append('\n');
        heading(text, "Certificate");
        result.machines().forEach(machine -> certificate(text, machine));
        return unicode ? text.toString() : ascii(text);
    }

    private void chart(StringBuilder text, StudyResult result, List<FrontLine> lines) {
        int width = Math.min(columnCount, MOST_CHART_COLUMNS);
        int height = Math.max(12, width / 5);
        String chart = TerminalChart.of(
                lines, Limit.of(result.request(), Axes.of(result.request())), width, height, colour, unicode);
        text.append(chart).append(chart.isEmpty() ? "" : "\n");
    }

    private void certificate(StringBuilder text, MachineResult machine) {
        Certificate certificate = new Certificate(machine);
        text.append(wrapped(Answer.name(machine) + ": " + certificate.counts(), "  "));
        certificate.details(false).forEach(detail -> text.append(wrapped(detail, "    ")));
        text.append(wrapped(certificate.claim(), "    "));
    }

    private void heading(StringBuilder text, String heading) {
        text.append(bold(wrapped(heading, "")));
    }

    private String bold(String lines) {
        return colour ? "\u001b[1m" + lines.stripTrailing() + "\u001b[0m\n" : lines;
    }

    /** Lines broken at spaces, all indented, further ones by two more; a word too long for a line is broken. */
    private String wrapped(String content, String indent) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        boolean empty = true;
        for (String word : content.split(" ")) {
            String rest = word;
            if (!empty && line.length() + 1 + rest.length() > columnCount) {
                text.append(line).append('\n');
                line = new StringBuilder(indent).append("  ");
                empty = true;
            }
            while (line.length() + rest.length() > columnCount) {
                int room = columnCount - line.length();
                text.append(line).append(rest, 0, room).append('\n');
                rest = rest.substring(room);
                line = new StringBuilder(indent).append("  ");
            }
            line.append(empty ? "" : " ").append(rest);
            empty = false;
        }
        return text.append(line).append('\n').toString();
    }

    /** The text with look-alikes for what ASCII lacks. */
    private static String ascii(CharSequence text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ascii.append(c < 128 ? c : c == '×' ? 'x' : c == '–' || c == '−' ? '-' : '?');
        }
        return ascii.toString();
    }
}
