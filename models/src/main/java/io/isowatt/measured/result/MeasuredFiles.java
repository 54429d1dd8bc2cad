package io.isowatt.measured.result;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problems;
import io.isowatt.measured.MeasuredFolder;
import io.isowatt.measured.MeasuredRow;
import io.isowatt.measured.TableKind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The measurements that a user names: folders of tables, result files of benchmark tools, or folders of those. In a folder with tables
 * everything else is ignored.
 */
public final class MeasuredFiles {

    private MeasuredFiles() {}

    /**
     * All rows, in the order of the paths.
     *
     * @param paths folders and files
     * @param given what the user says of the deployment behind result files
     * @throws InvalidInputException with all problems of the result files, or those of a table
     */
    public static List<MeasuredRow> rows(List<Path> paths, GivenDeployment given) {
        List<MeasuredRow> rows = new ArrayList<>();
        List<BenchmarkResult> results = new ArrayList<>();
        Problems problems = new Problems();
        for (Path path : paths) {
            if (!Files.exists(path) || holdsTables(path)) {
                refuse(given, path, problems);
                rows.addAll(MeasuredFolder.read(path).rows().toList());
            } else {
                for (Path file : Files.isDirectory(path) ? results(path) : List.of(path)) {
                    try {
                        results.addAll(BenchmarkResults.read(file));
                    } catch (InvalidInputException e) {
                        problems.addAll(e.problems());
                    }
                }
            }
        }
        problems.throwIfAny();
        rows.addAll(DeploymentOfResult.rows(results, given));
        return rows;
    }

    private static boolean holdsTables(Path path) {
        return TableKind.fileNames().stream().anyMatch(name -> Files.isRegularFile(path.resolve(name)));
    }

    private static void refuse(GivenDeployment given, Path path, Problems problems) {
        if (!given.equals(GivenDeployment.NOTHING) && Files.exists(path)) {
            problems.add(
                    path.toString(),
                    0,
                    "The tables of this folder name their own deployments.",
                    "Maybe leave out --model, --hardware and the like: they are for result files of benchmark tools.");
        }
    }

    /** The files of a folder that are results, by name; others are ignored. */
    private static List<Path> results(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().matches(".*\\.(json|jsonl|csv)"))
                    .filter(Files::isRegularFile)
                    .filter(BenchmarkResults::isResult)
                    .sorted()
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    folder.toString(), 0, "The folder cannot be read.", "Maybe check its permissions.");
        }
        throw new InvalidInputException(
                folder.toString(),
                0,
                "The folder holds no table of measurements and no result of a benchmark tool.",
                "Maybe name one with one of " + String.join(", ", TableKind.fileNames()) + ", or with results: "
                        + ResultFormat.all() + ".");
    }
}
