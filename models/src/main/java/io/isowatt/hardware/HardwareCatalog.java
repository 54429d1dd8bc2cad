package io.isowatt.hardware;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Nearest;
import io.isowatt.catalog.Problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The machines that ship with Isowatt, and the door to machine files of a user's own. */
public final class HardwareCatalog {

    private static final String FOLDER = "/io/isowatt/catalog/hardware/";

    /** NVIDIA by generation, then AMD, then what is only announced. */
    private static final List<String> IDS = List.of(
            "hgx-a100",
            "l40s",
            "hgx-h100",
            "hgx-h200",
            "hgx-h20",
            "rtx-pro-6000",
            "hgx-b200",
            "hgx-b200-liquid",
            "hgx-b300",
            "gb200-nvl72",
            "gb300-nvl72",
            "mi300x",
            "mi325x",
            "mi355x",
            "vr-nvl72");

    private HardwareCatalog() {}

    /** The ids of all machines in the order to show them. */
    public static List<String> ids() {
        return IDS;
    }

    /**
     * The machine of an id; reads that one file.
     *
     * @throws InvalidInputException if there is no such id
     */
    public static Hardware load(String id) {
        return read("catalog/hardware/" + id + ".yaml", text(id));
    }

    /**
     * The file of a machine as it stands in the catalog, with its comments: an example for files of one's own.
     *
     * @throws InvalidInputException if there is no such id
     */
    public static String text(String id) {
        if (!IDS.contains(id)) {
            throw new InvalidInputException("hardware", 0, unknown(id), Nearest.advice(id, IDS));
        }
        try (InputStream resource = HardwareCatalog.class.getResourceAsStream(FOLDER + id + ".yaml")) {
            if (resource == null) {
                throw new IllegalStateException("The catalog lacks its file of " + id + ".");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The catalog file of " + id + " cannot be read.", e);
        }
    }

    /**
     * The machine that a study, or an option, names: a text that ends in .yaml or .yml or contains a slash is the path
     * of a machine file, anything else a catalog id. What is wrong is noted, in the machine file's own lines where it
     * exists, and nothing returned.
     *
     * @param idOrPath what was written
     * @param folder the folder that relative paths start from, the study's
     * @param file where it was written: the study's file or the option's name
     * @param line 1-based line there, 0 for an option
     * @param problems takes what is wrong
     */
    public static Optional<Hardware> find(String idOrPath, Path folder, String file, int line, Problems problems) {
        boolean isPath = idOrPath.endsWith(".yaml") || idOrPath.endsWith(".yml") || idOrPath.contains("/");
        try {
            if (isPath) {
                return readFile(idOrPath, folder.resolve(idOrPath).normalize(), file, line, problems);
            }
            if (IDS.contains(idOrPath)) {
                return Optional.of(load(idOrPath));
            }
            problems.add(file, line, unknown(idOrPath), Nearest.advice(idOrPath, IDS));
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        } catch (InvalidPathException e) {
            problems.add(file, line, "The machine file (" + idOrPath + ") is no path.", "Maybe check its spelling.");
        }
        return Optional.empty();
    }

    /**
     * Reads a machine file. Only what decides the figures is required; what a user seldom knows may be left out and is
     * then taken by analogy from the machine that {@code like} names, hgx-h200 if none, and marked as assumed.
     *
     * @param file its name in messages
     * @param text its YAML
     * @throws InvalidInputException with all its problems
     */
    public static Hardware read(String file, String text) {
        return HardwareFile.read(file, text);
    }

    private static Optional<Hardware> readFile(String written, Path path, String file, int line, Problems problems) {
        String what = "The machine file (" + written + ")";
        if (!Files.isRegularFile(path)) {
            problems.add(
                    file,
                    line,
                    what + (Files.exists(path) ? " is not a file." : " does not exist."),
                    "Maybe check the path (looked for at " + path + "), or use a catalog id.");
            return Optional.empty();
        }
        try {
            return Optional.of(read(path.toString(), Files.readString(path)));
        } catch (CharacterCodingException e) {
            problems.add(file, line, what + " is not UTF-8 text.", "Maybe save it as UTF-8.");
        } catch (IOException e) {
            problems.add(file, line, what + " cannot be read.", "Maybe check its permissions.");
        }
        return Optional.empty();
    }

    private static String unknown(String id) {
        return "The machine (" + id + ") is not in the catalog.";
    }
}
