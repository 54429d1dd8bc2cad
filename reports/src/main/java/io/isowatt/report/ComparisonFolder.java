package io.isowatt.report;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.report.chart.ChartOptions;
import io.isowatt.report.chart.Cloud;
import io.isowatt.report.chart.ComparisonChart;
import io.isowatt.report.compare.ComparedStudy;
import io.isowatt.report.compare.ComparisonCsv;
import io.isowatt.report.compare.ComparisonJson;
import io.isowatt.report.compare.ComparisonMarkdown;
import io.isowatt.report.compare.CurveSet;
import io.isowatt.report.compare.FrontComparison;
import io.isowatt.report.document.HtmlDocument;
import io.isowatt.report.stored.StoredResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files and the text of a comparison of fronts. */
public final class ComparisonFolder {

    private static final String PICTURE = "comparison.svg";

    /** All files, in the order in which they are put in place. */
    private static final FileSet FILES = new FileSet(List.of(
            PICTURE,
            "comparison.png",
            "comparison.pdf",
            "comparison.csv",
            "comparison-ratios.csv",
            "comparison.md",
            "comparison.html",
            "comparison.json"));

    private ComparisonFolder() {}

    /** The fronts of a stored result. */
    public static ComparedStudy study(StoredResult stored) {
        return StoredFacts.study(stored);
    }

    /** The comparison as text of so many columns. */
    public static String text(
            CurveSet set, FrontComparison comparison, int columnCount, boolean colour, boolean unicode) {
        return ComparisonText.of(set, comparison, columnCount, colour, unicode);
    }

    /**
     * Tells before the work whether the files could be written there.
     *
     * @throws InvalidInputException if not
     */
    public static void check(Path folder) {
        FileSet.check(folder);
    }

    /**
     * Writes the files; those of an earlier comparison are replaced, other files of the folder stay.
     *
     * @throws InvalidInputException if the folder cannot be written
     */
    public static void write(
            CurveSet set, FrontComparison comparison, Path folder, String version, ChartOptions options) {
        ComparisonChart chart = ComparisonChart.of(set.scene(), Cloud.NONE, comparison, options);
        FILES.write(folder, unfinished -> files(set, comparison, chart, unfinished, version));
    }

    private static void files(
            CurveSet set, FrontComparison comparison, ComparisonChart chart, Path folder, String version)
            throws IOException {
        String svg = chart.svg();
        Files.writeString(folder.resolve(PICTURE), svg);
        Files.write(folder.resolve("comparison.png"), chart.png());
        Files.write(folder.resolve("comparison.pdf"), chart.pdf());
        Files.writeString(folder.resolve("comparison.csv"), ComparisonCsv.readings(comparison));
        Files.writeString(folder.resolve("comparison-ratios.csv"), ComparisonCsv.ratios(comparison));
        String document = ComparisonMarkdown.document(set, comparison);
        Files.writeString(folder.resolve("comparison.md"), document);
        Files.writeString(
                folder.resolve("comparison.html"), HtmlDocument.of(set.title(), document, Map.of(PICTURE, svg)));
        Files.writeString(folder.resolve("comparison.json"), ComparisonJson.of(set, comparison, version));
    }
}
