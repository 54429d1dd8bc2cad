package io.isowatt.report;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.report.chart.ChartOptions;
import io.isowatt.report.chart.FrontierChart;
import io.isowatt.report.table.FrontTable;
import io.isowatt.study.StudyResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Writes the report of a study: pictures, tables, the whole result, and a document to read. */
public final class ReportFolder {

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
        write(result, folder, version, ChartOptions.USUAL);
    }

    /**
     * The same with pictures as a user wants them.
     *
     * @throws InvalidInputException if the folder holds something else or cannot be written
     */
    public static void write(StudyResult result, Path folder, String version, ChartOptions options) {
        check(folder);
        ReportFiles.ALL.write(folder, unfinished -> ReportFiles.write(result, unfinished, version, options));
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
                    && !Files.exists(folder.resolve(ReportFiles.WHOLE))
                    && !FileSet.isHalfReplaced(folder)
                    && !isEmpty(folder)) {
                throw FileSet.problem(
                        folder, "holds files but no " + ReportFiles.WHOLE, "name another one, or empty it");
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

    /** Loads what writing needs; for a thread beside the search. */
    public static void warmUp() {
        FrontTable.warmUp();
        FrontierChart.warmUp();
    }
}
