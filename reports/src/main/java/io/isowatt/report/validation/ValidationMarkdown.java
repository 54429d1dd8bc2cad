package io.isowatt.report.validation;

import io.isowatt.validation.Target;

import java.util.Map;
import java.util.Set;

/** A validation as a document to read. */
final class ValidationMarkdown {

    private ValidationMarkdown() {}

    /**
     * The document.
     *
     * @param pictures names of the pictures beside it
     */
    static String of(ValidationReport report, Set<String> pictures, String version) {
        StringBuilder text = new StringBuilder("# " + report.title() + "\n\n");
        text.append(report.origin()).append(" Isowatt ").append(version).append(".\n");
        ValidationTables tables = report.tables();
        tables.overview().forEach(section -> section(text, section, "## "));
        for (Map.Entry<String, Target> picture : ValidationPictures.NAMES.entrySet()) {
            if (pictures.contains(picture.getKey())) {
                text.append("\n## Predicted and measured ")
                        .append(picture.getValue().label())
                        .append("\n\n![Predicted over measured ")
                        .append(picture.getValue().label())
                        .append("](")
                        .append(picture.getKey())
                        .append(".svg)\n");
            }
        }
        tables.marginals().forEach(section -> section(text, section, "## "));
        text.append("\n## Every cell\n\nErrors in percent by framework, machine, model and load.\n");
        for (Target target : Target.values()) {
            if (report.validation().errors(target).count() > 0) {
                section(text, tables.cells(target), "### ");
            }
        }
        return text.toString();
    }

    private static void section(StringBuilder text, Section section, String level) {
        text.append('\n').append(level).append(section.heading()).append("\n\n");
        text.append(section.grid().markdown());
        if (!section.note().isEmpty()) {
            text.append('\n').append(section.note()).append('\n');
        }
    }
}
