package io.isowatt.report;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.report.chart.FrontierChart;
import io.isowatt.report.document.ReviewDocument;
import io.isowatt.report.front.Scene;
import io.isowatt.report.table.CandidateCsv;
import io.isowatt.report.table.FrontTable;
import io.isowatt.study.StudyResult;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Writes the report of a study: pictures, tables, the whole result, and a document to read. */
public final class ReportFolder {

    /** The file whose presence makes a folder a report; put in place last. */
    private static final String WHOLE = "result.json";

    /** All files, in the order in which they are put in place. */
    private static final FileSet FILES =
            new FileSet(List.of("frontier.svg", "frontier.png", "frontier.csv", "candidates.csv", "report.md", WHOLE));

    private ReportFolder() {}

    /**
     * Writes the report beside the folder and puts it in place when it is complete; an earlier report there is replaced
     * file by file, other files stay.
     *
     * @param result what to show
     * @param folder where to put it: a new folder, an empty one, or an earlier report
     * @param version of the program
     * @throws InvalidInputException if the folder holds something else or cannot be written
     */
    public static void write(StudyResult result, Path folder, String version) {
        check(folder);
        FILES.write(folder, unfinished -> writeFiles(result, unfinished, version));
    }

    /**
     * Tells before a search whether a report could be written there.
     *
     * @throws InvalidInputException if the folder holds something else or cannot be written
     */
    public static void check(Path folder) {
        FileSet.check(folder);
        try {
            if (Files.exists(folder)
                    && !Files.exists(folder.resolve(WHOLE))
                    && !FileSet.isHalfReplaced(folder)
                    && !isEmpty(folder)) {
                throw FileSet.problem(folder, "holds files but no " + WHOLE, "name another one, or empty it");
            }
        } catch (IOException e) {
            throw FileSet.unwritable(folder, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Two threads at once: the pictures take the longest, the candidates the most bytes. */
    private static void writeFiles(StudyResult result, Path folder, String version) throws IOException {
        Scene scene = Scene.of(result, version);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CompletableFuture<FrontTable> table =
                    CompletableFuture.supplyAsync(() -> FrontTable.of(scene.lines()), threads);
            CompletableFuture<FrontierChart> chart =
                    CompletableFuture.supplyAsync(() -> FrontierChart.of(scene, result), threads);
            CompletableFuture.allOf(
                            chart.thenAcceptAsync(c -> store(folder, "frontier.png", c.png()), threads),
                            chart.thenAcceptAsync(c -> store(folder, "frontier.svg", c.svg()), threads),
                            table.thenAcceptAsync(t -> tables(result, scene, t, folder, version), threads),
                            CompletableFuture.runAsync(() -> candidates(result, folder), threads),
                            chart.thenAcceptAsync(
                                    c -> store(folder, WHOLE, ResultJson.of(result, c.cloud(), version)), threads))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw e;
        } finally {
            threads.shutdown();
        }
    }

    private static void tables(StudyResult result, Scene scene, FrontTable table, Path folder, String version) {
        store(folder, "frontier.csv", table.csv());
        store(folder, "report.md", ReviewDocument.of(result, scene.lines(), table, version));
    }

    private static void candidates(StudyResult result, Path folder) {
        try (OutputStream out = Files.newOutputStream(folder.resolve("candidates.csv"))) {
            CandidateCsv.write(result, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void store(Path folder, String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void store(Path folder, String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads what writing needs; for a thread beside the search. */
    public static void warmUp() {
        FrontTable.warmUp();
        FrontierChart.warmUp();
    }
}
