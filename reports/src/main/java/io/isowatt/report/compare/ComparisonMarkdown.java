package io.isowatt.report.compare;

import java.util.List;

/** A comparison as Markdown: what to read with care, the readings, and what the ratios say. */
public final class ComparisonMarkdown {

    private ComparisonMarkdown() {}

    /** A document of its own, beside {@code comparison.svg}. */
    public static String document(CurveSet set, FrontComparison comparison) {
        return "# " + set.title() + "\n\n"
                + "![The fronts, and their ratios below](comparison.svg)\n\n"
                + section(set, comparison)
                + "\n"
                + String.join(" · ", set.footer())
                + ".\n"
                + (set.notes().isEmpty() ? "" : "\n- " + String.join("\n- ", set.notes()) + "\n");
    }

    /** The part of a document, without a heading. */
    public static String section(CurveSet set, FrontComparison comparison) {
        ComparisonWords words = new ComparisonWords(comparison, set.limit());
        StringBuilder text = new StringBuilder();
        List<String> caveats = comparison.caveats();
        if (!caveats.isEmpty()) {
            text.append("> **Read with care.**\n");
            caveats.forEach(caveat -> text.append("> - ").append(caveat).append('\n'));
            text.append('\n');
        }
        text.append("Up: ").append(comparison.axes().title(comparison.axes().y()));
        text.append(
                comparison.ratios().isEmpty()
                        ? ". "
                        : ". Ratios are to " + comparison.base().name() + ". ");
        text.append(words.method()).append("\n\n");
        text.append(new ReadTable(comparison)
                .grid("front", c -> comparison.curves().get(c).name())
                .markdown());
        text.append('\n');
        for (RatioCurve ratio : comparison.ratios()) {
            text.append("- **").append(comparison.curve(ratio).name()).append("** against ");
            text.append(comparison.base().name()).append(": ");
            text.append(String.join(" ", words.of(ratio))).append('\n');
        }
        return text.toString();
    }
}
