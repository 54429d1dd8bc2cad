package io.isowatt.report;

import io.isowatt.report.chart.ChartOptions;
import io.isowatt.report.chart.ComparisonChart;
import io.isowatt.report.chart.FrontierChart;
import io.isowatt.report.compare.ComparedStudy;
import io.isowatt.report.compare.ComparisonCsv;
import io.isowatt.report.compare.CurveSet;
import io.isowatt.report.compare.FrontComparison;
import io.isowatt.report.document.Answer;
import io.isowatt.report.document.HtmlDocument;
import io.isowatt.report.document.ReviewDocument;
import io.isowatt.report.front.Scene;
import io.isowatt.report.page.FrontierPage;
import io.isowatt.report.page.PageWords;
import io.isowatt.report.stored.ResultJson;
import io.isowatt.report.table.CandidateCsv;
import io.isowatt.report.table.FrontTable;
import io.isowatt.study.Panorama;
import io.isowatt.study.StudyResult;
import io.isowatt.study.flip.Flips;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Makes the files of a report, each as soon as what it needs is there, on two threads. */
final class ReportFiles {

    /** The file whose presence makes a folder a report; put in place last. */
    static final String WHOLE = "result.json";

    private static final String FRONTS = "frontier.svg";
    private static final String RATIOS = "comparison.svg";

    /** All files, in the order in which they are put in place. */
    static final FileSet ALL = new FileSet(List.of(
            FRONTS,
            "frontier.png",
            "frontier.html",
            "frontier.pdf",
            "frontier.csv",
            "frontier.json",
            RATIOS,
            "comparison.png",
            "comparison.pdf",
            "comparison.csv",
            "comparison-ratios.csv",
            "candidates.csv",
            "report.md",
            "report.html",
            WHOLE));

    private final StudyResult result;
    private final Path folder;
    private final String version;
    private final ChartOptions options;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<CompletableFuture<?>> files = new ArrayList<>();

    private ReportFiles(StudyResult result, Path folder, String version, ChartOptions options) {
        this.result = result;
        this.folder = folder;
        this.version = version;
        this.options = options;
    }

    /** Writes all files into a folder that exists. */
    static void write(StudyResult result, Path folder, String version, ChartOptions options) throws IOException {
        ReportFiles files = new ReportFiles(result, folder, version, options);
        try {
            files.begin();
            CompletableFuture.allOf(files.files.toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw e;
        } finally {
            files.threads.shutdown();
        }
    }

    /** The pictures take the longest, the candidates the most bytes. */
    private void begin() {
        Scene scene = Scene.of(result, version);
        CompletableFuture<FrontTable> table = make(() -> FrontTable.of(scene.lines()));
        CompletableFuture<FrontierChart> chart = make(() -> FrontierChart.of(scene, result, options));
        CompletableFuture<List<Panorama>> panoramas = make(() -> FrontierPage.panoramas(result));
        CurveSet set = CurveSet.of(List.of(new ComparedStudy(scene, ComparedStudy.facts(result))));
        Optional<FrontComparison> comparison =
                set.several() ? Optional.of(set.compared(0, List.of())) : Optional.empty();
        bytes("frontier.png", chart.thenApplyAsync(FrontierChart::png, threads));
        CompletableFuture<String> svg = chart.thenApplyAsync(FrontierChart::svg, threads);
        text(FRONTS, svg);
        bytes("frontier.pdf", chart.thenApplyAsync(FrontierChart::pdf, threads));
        CompletableFuture<Map<String, String>> pictures = comparison
                .map(fronts -> svg.thenCombine(
                        comparison(scene, fronts, chart), (front, ratios) -> Map.of(FRONTS, front, RATIOS, ratios)))
                .orElseGet(() -> svg.thenApply(front -> Map.of(FRONTS, front)));
        files.add(CompletableFuture.runAsync(this::candidates, threads));
        text("frontier.csv", table.thenApplyAsync(FrontTable::csv, threads));
        text("frontier.json", table.thenApplyAsync(t -> t.rows().json(), threads));
        PageWords words = new PageWords(
                List.of(new Answer(result).answer()),
                comparison.map(FrontComparison::caveats).orElse(List.of()));
        text(
                "frontier.html",
                chart.thenCombineAsync(
                        panoramas,
                        (c, points) -> FrontierPage.of(result, scene, c.cloud(), points, words, version),
                        threads));
        CompletableFuture<String> document = table.thenCombineAsync(
                panoramas,
                (t, points) -> ReviewDocument.of(result, set, t, comparison, Flips.of(result, points)),
                threads);
        text("report.md", document);
        text(
                "report.html",
                document.thenCombineAsync(
                        pictures, (d, svgs) -> HtmlDocument.of(result.request().title(), d, svgs), threads));
        text(WHOLE, chart.thenApplyAsync(c -> ResultJson.of(result, scene, c.cloud(), version), threads));
    }

    /** What holds the fronts against the first one; gives the SVG. */
    private CompletableFuture<String> comparison(
            Scene scene, FrontComparison fronts, CompletableFuture<FrontierChart> dots) {
        CompletableFuture<ComparisonChart> chart =
                dots.thenApplyAsync(d -> ComparisonChart.of(scene, d.cloud(), fronts, options), threads);
        CompletableFuture<String> svg = chart.thenApplyAsync(ComparisonChart::svg, threads);
        text(RATIOS, svg);
        bytes("comparison.png", chart.thenApplyAsync(ComparisonChart::png, threads));
        bytes("comparison.pdf", chart.thenApplyAsync(ComparisonChart::pdf, threads));
        text("comparison.csv", make(() -> ComparisonCsv.readings(fronts)));
        text("comparison-ratios.csv", make(() -> ComparisonCsv.ratios(fronts)));
        return svg;
    }

    private <T> CompletableFuture<T> make(Supplier<T> what) {
        return CompletableFuture.supplyAsync(what, threads);
    }

    private void text(String name, CompletableFuture<String> content) {
        bytes(name, content.thenApply(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private void bytes(String name, CompletableFuture<byte[]> content) {
        files.add(content.thenAccept(bytes -> {
            try {
                Files.write(folder.resolve(name), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private void candidates() {
        try (OutputStream out = Files.newOutputStream(folder.resolve("candidates.csv"))) {
            CandidateCsv.write(result, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
