package io.isowatt.report.stored;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.report.chart.Cloud;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Scene;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A result that was read from a file; its fronts are the same, to the last bit, as those of the search that wrote it.
 *
 * @param file where it was read
 * @param version of the program that wrote it
 * @param inputHash changes with anything the answer depends on
 * @param scene what its picture shows
 * @param cloud the dots of the picture
 * @param request the question, every single value by its path: {@code workload.prompt_tokens}
 * @param machines the answers, in the order of the question
 * @param winner the machine whose choice is best, if any has one
 */
public record StoredResult(
        Path file,
        String version,
        String inputHash,
        Scene scene,
        Cloud cloud,
        Map<String, String> request,
        List<StoredMachine> machines,
        Optional<StoredMachine> winner) {

    public StoredResult {
        request = Collections.unmodifiableMap(new LinkedHashMap<>(request));
        machines = List.copyOf(machines);
    }

    /**
     * Reads a result.
     *
     * @param fileOrFolder a {@code result.json}, or the folder of a report that holds one
     * @throws InvalidInputException if it is none, or of another version
     */
    public static StoredResult read(Path fileOrFolder) {
        return ResultReader.read(fileOrFolder);
    }

    public String title() {
        return scene.title();
    }

    /** The fronts by machine. */
    public List<FrontLine> lines() {
        return scene.lines();
    }

    /** A value of the question, empty where it is not set. */
    public Optional<String> fact(String path) {
        return Optional.ofNullable(request.get(path));
    }

    /** A machine by its id. */
    public Optional<StoredMachine> machine(String id) {
        return machines.stream().filter(machine -> machine.id().equals(id)).findFirst();
    }
}
