package io.isowatt.report.validation;

import io.isowatt.report.FileSet;
import io.isowatt.report.chart.ScatterChart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a validation: every prediction, a document, pictures. */
public final class ValidationFolder {

    private static final FileSet FILES = new FileSet(files());

    private ValidationFolder() {}

    private static List<String> files() {
        List<String> files = new ArrayList<>();
        for (String name : ValidationPictures.NAMES.keySet()) {
            files.add(name + ".svg");
            files.add(name + ".png");
        }
        files.add("validation.md");
        files.add("validation.csv");
        return files;
    }

    /**
     * Tells before the work whether the folder could be written.
     *
     * @throws io.isowatt.catalog.InvalidInputException if not
     */
    public static void check(Path folder) {
        FileSet.check(folder);
    }

    /**
     * Writes the files beside the folder and puts them in place when they are complete; other files there stay.
     *
     * @throws io.isowatt.catalog.InvalidInputException if the folder cannot be written
     */
    public static void write(ValidationReport report, Path folder, String version) {
        Map<String, ScatterChart> pictures = ValidationPictures.of(report.validation());
        FILES.write(folder, unfinished -> {
            Files.writeString(unfinished.resolve("validation.csv"), ValidationCsv.of(report.validation()));
            Files.writeString(
                    unfinished.resolve("validation.md"), ValidationMarkdown.of(report, pictures.keySet(), version));
            for (Map.Entry<String, ScatterChart> picture : pictures.entrySet()) {
                Files.writeString(
                        unfinished.resolve(picture.getKey() + ".svg"),
                        picture.getValue().svg());
                Files.write(
                        unfinished.resolve(picture.getKey() + ".png"),
                        picture.getValue().png());
            }
        });
    }
}
