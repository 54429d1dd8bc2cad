package io.isowatt.report.validation;

import io.isowatt.validation.Facet;

import java.util.List;

/**
 * A validation as text for a terminal or a pipe.
 *
 * @param columnCount no line is longer
 * @param colour whether to set headings in bold
 * @param unicode whether characters beyond ASCII can be shown
 */
public record ValidationText(int columnCount, boolean colour, boolean unicode) {

    /**
     * The overview and the errors by group.
     *
     * @param facets what to break errors down by together; empty for each of them alone
     */
    public String of(ValidationReport report, List<Facet> facets) {
        StringBuilder text = new StringBuilder();
        text.append(bold(report.title())).append('\n');
        text.append(wrapped(report.origin()));
        ValidationTables tables = report.tables();
        EachRow.section(report.validation().results()).ifPresent(section -> section(text, section));
        tables.overview().forEach(section -> section(text, section));
        List<Section> groups = facets.isEmpty() ? tables.marginals() : tables.by(facets);
        groups.forEach(section -> section(text, section));
        return unicode ? text.toString() : ascii(text.toString());
    }

    private void section(StringBuilder text, Section section) {
        text.append('\n').append(bold(section.heading())).append('\n');
        text.append(section.grid().fitted(columnCount, unicode));
        if (!section.note().isEmpty()) {
            text.append(wrapped(section.note()));
        }
    }

    private String bold(String line) {
        return colour ? "\u001b[1m" + line + "\u001b[0m" : line;
    }

    /** Lines broken at spaces. */
    private String wrapped(String content) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : content.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > columnCount) {
                text.append('\n');
                column = 0;
            }
            text.append(column > 0 ? " " : "").append(word);
            column += (column > 0 ? 1 : 0) + word.length();
        }
        return text.append('\n').toString();
    }

    private static String ascii(String text) {
        return text.replace('×', 'x').replaceAll("[^\\x00-\\x7f]", "?");
    }
}
