package io.isowatt.report;

import io.isowatt.catalog.InvalidInputException;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Files that appear in a folder together: written beside it and put in place when all are complete.
 *
 * @param names all files, in the order in which they are put in place; the last one marks the set as complete
 */
public record FileSet(List<String> names) {

    public FileSet {
        names = List.copyOf(names);
    }

    /** Writes the files into a folder that exists. */
    public interface Content {
        /** Writes every file of the set that there is something for. */
        void write(Path unfinished) throws IOException;
    }

    /**
     * Writes the files; those of an earlier set are replaced, or removed where there is nothing for them now, other files
     * of the folder stay.
     *
     * @throws InvalidInputException if the folder cannot be written
     */
    public void write(Path folder, Content content) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path unfinished = absolute.resolveSibling("." + absolute.getFileName() + ".unfinished-"
                + ProcessHandle.current().pid());
        try {
            Files.createDirectories(unfinished);
            try {
                content.write(unfinished);
                putInPlace(unfinished, absolute);
            } finally {
                remove(unfinished);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * Tells before the work whether files could be written there, and makes the folders above.
     *
     * @throws InvalidInputException if not
     */
    public static void check(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null || (Files.exists(absolute) && !Files.isDirectory(absolute))) {
            throw problem(folder, "is not a folder", "name a folder that a report can have for itself");
        }
        try {
            Files.createDirectories(parent);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        if (!Files.isWritable(parent) || (Files.exists(absolute) && !Files.isWritable(absolute))) {
            throw problem(folder, "is not writable", "name another one");
        }
    }

    static InvalidInputException unwritable(Path folder, IOException e) {
        return problem(folder, "cannot be written (" + e.getMessage() + ")", "name another one");
    }

    static InvalidInputException problem(Path folder, String what, String advice) {
        return new InvalidInputException(
                folder.toString(), 0, "The report folder (" + folder + ") " + what + ".", "Maybe " + advice + ".");
    }

    /** A new set appears at once; of an old one each file does, its mark of completeness last. */
    private void putInPlace(Path unfinished, Path folder) throws IOException {
        if (!Files.exists(folder)) {
            move(unfinished, folder);
            return;
        }
        Files.deleteIfExists(folder.resolve(names.get(names.size() - 1)));
        for (String file : names) {
            if (Files.exists(unfinished.resolve(file))) {
                move(unfinished.resolve(file), folder.resolve(file));
            } else {
                Files.deleteIfExists(folder.resolve(file));
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void remove(Path unfinished) throws IOException {
        for (String file : names) {
            Files.deleteIfExists(unfinished.resolve(file));
        }
        Files.deleteIfExists(unfinished);
    }
}
