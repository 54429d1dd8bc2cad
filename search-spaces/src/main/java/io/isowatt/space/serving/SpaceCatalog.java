package io.isowatt.space.serving;

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

/** The built-in search spaces, and a user's own files. */
public final class SpaceCatalog {

    private static final List<String> IDS = List.of("quick", "standard", "power-capped", "disaggregated", "full");

    private SpaceCatalog() {}

    /** The built-in spaces, smallest first. */
    public static List<String> ids() {
        return IDS;
    }

    /** A built-in space. */
    public static SpaceDefinition load(String id) {
        return SpaceDefinitionReader.read("search space " + id, text(id));
    }

    /**
     * The file of a built-in space, a template for one's own.
     *
     * @throws InvalidInputException if there is no such space
     */
    public static String text(String id) {
        if (!IDS.contains(id)) {
            throw new InvalidInputException(
                    "search space", 0, "The search space (" + id + ") is unknown.", Nearest.advice(id, IDS));
        }
        try (InputStream stream = SpaceCatalog.class.getResourceAsStream(id + ".yaml")) {
            if (stream == null) {
                throw new IllegalStateException("The program lacks its search space " + id + ".");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a user's own space. */
    public static SpaceDefinition read(String file, String text) {
        return SpaceDefinitionReader.read(file, text);
    }

    /**
     * Finds a space by id, or by path if the name has a slash or ends in .yaml or .yml; notes what is wrong with it.
     *
     * @param folder what relative paths start from
     * @param file the file that names it
     * @param line the line that names it
     */
    public static Optional<SpaceDefinition> find(
            String idOrPath, Path folder, String file, int line, Problems problems) {
        boolean isPath = idOrPath.contains("/") || idOrPath.endsWith(".yaml") || idOrPath.endsWith(".yml");
        if (!isPath) {
            if (IDS.contains(idOrPath)) {
                return Optional.of(load(idOrPath));
            }
            problems.add(file, line, "The search space (" + idOrPath + ") is unknown.", Nearest.advice(idOrPath, IDS));
            return Optional.empty();
        }
        String what = "The search-space file (" + idOrPath + ")";
        try {
            Path path = folder.resolve(idOrPath);
            if (!Files.isRegularFile(path)) {
                problems.add(
                        file,
                        line,
                        what + (Files.exists(path) ? " is not a file." : " does not exist."),
                        "Maybe check the path (looked for at " + path + "), or use one of " + String.join(", ", IDS)
                                + ".");
                return Optional.empty();
            }
            return Optional.of(read(path.toString(), Files.readString(path)));
        } catch (CharacterCodingException e) {
            problems.add(file, line, what + " is not UTF-8 text.", "Maybe save it as UTF-8.");
        } catch (IOException e) {
            problems.add(file, line, what + " cannot be read.", "Maybe check its permissions.");
        } catch (InvalidPathException e) {
            problems.add(file, line, what + " is no path.", "Maybe check its spelling.");
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
        return Optional.empty();
    }
}
