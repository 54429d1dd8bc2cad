package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.study.StudyReader;
import io.isowatt.study.StudyRequest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a study comes from, so that it can be read again.
 *
 * @param file its name, empty where options say everything
 * @param text its YAML
 * @param folder what relative paths in it start from
 * @param options values by path that go before the file's own
 */
record StudySource(String file, String text, Path folder, Map<String, List<String>> options) {

    private static final String OPTION = "option ";

    StudySource {
        options = Map.copyOf(options);
    }

    /** A study file with options, or options alone. */
    static StudySource of(@Nullable Path study, Map<String, List<String>> options) {
        if (study == null) {
            return new StudySource("", "", Path.of(""), options);
        }
        Path parent = study.getParent();
        return new StudySource(study.toString(), text(study, "study"), parent == null ? Path.of("") : parent, options);
    }

    /** What {@link #task} wrote down. */
    static StudySource ofTask(Map<String, List<String>> task) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        task.forEach((name, values) -> {
            if (name.startsWith(OPTION)) {
                options.put(name.substring(OPTION.length()), values);
            }
        });
        return new StudySource(first(task, "file"), first(task, "text"), Path.of(first(task, "folder")), options);
    }

    private static String first(Map<String, List<String>> task, String name) {
        List<String> values = task.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** All of it as named values, the folder as an absolute path. */
    Map<String, List<String>> task() {
        Map<String, List<String>> task = new LinkedHashMap<>();
        task.put("file", List.of(file));
        task.put("text", List.of(text));
        task.put("folder", List.of(folder.toAbsolutePath().normalize().toString()));
        options.forEach((path, values) -> task.put(OPTION + path, values));
        return task;
    }

    StudyRequest request() {
        return file.isEmpty() ? StudyReader.readStudy(options) : StudyReader.readStudy(file, text, folder, options);
    }

    /** Where the report goes unless a user says otherwise. */
    Path reportFolder(StudyRequest request) {
        return Path.of("isowatt-report", name(request));
    }

    private String name(StudyRequest request) {
        if (file.isEmpty()) {
            List<String> machines = request.scenarios().stream()
                    .map(scenario -> scenario.hardware().id())
                    .toList();
            return request.common().model().id() + "-on-" + String.join("-", machines);
        }
        return Path.of(file).getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    /** The text of a file of some kind, {@code study} for one. */
    static String text(Path file, String kind) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    file.toString(),
                    0,
                    Files.exists(file) ? "The " + kind + " is not a file." : "The " + kind + " file does not exist.",
                    "Maybe check the path: examples are in search-spaces/studies.");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    file.toString(), 0, "The " + kind + " file is not UTF-8 text.", "Maybe save it as UTF-8.");
        } catch (IOException e) {
            throw new InvalidInputException(
                    file.toString(), 0, "The " + kind + " file cannot be read.", "Maybe check its permissions.");
        }
    }
}
