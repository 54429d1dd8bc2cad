package io.isowatt.report;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.study.StudyResult;

import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the report of a study: pictures, tables, the whole result, and a document to read. */
public final class ReportFolder {

    private ReportFolder() {}

    /**
     * Writes the report and puts it in place when it is complete; an earlier report there is replaced.
     *
     * @param result what to show
     * @param folder where to put it: a new folder, an empty one, or an earlier report
     * @param version of the program
     * @throws io.isowatt.catalog.InvalidInputException if the folder holds something else or cannot be written
     */
    public static void write(StudyResult result, Path folder, String version) {
        check(folder);
    }

    /**
     * Tells before a search whether a report could be written there.
     *
     * @throws io.isowatt.catalog.InvalidInputException if the folder holds something else or cannot be written
     */
    public static void check(Path folder) {
        if (Files.isRegularFile(folder)) {
            throw new InvalidInputException(
                    folder.toString(), 0, "The report folder is a file.", "Maybe name another.");
        }
    }

    /** Loads what writing needs; for a thread beside the search. */
    public static void warmUp() {}
}
