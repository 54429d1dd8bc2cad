package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file that is there as a whole or not at all. */
final class WholeFile {

    private WholeFile() {}

    /**
     * Tells before the work whether a file could be written.
     *
     * @throws InvalidInputException if not
     */
    static void check(String option, Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || Files.isDirectory(file) || file.getFileName() == null) {
            throw problem(option, file, "is not a file");
        }
        if (!Files.isDirectory(folder)) {
            throw problem(option, file, "lies in a folder that does not exist");
        }
        if (!Files.isWritable(folder)) {
            throw problem(option, file, "lies in a folder that is not writable");
        }
    }

    /** Writes beside the file and moves it into place. */
    static void write(Path file, String text) {
        Path whole = file.toAbsolutePath().normalize();
        Path unfinished = whole.resolveSibling("." + whole.getFileName() + ".unfinished-"
                + ProcessHandle.current().pid());
        try {
            try {
                Files.writeString(unfinished, text);
                move(unfinished, whole);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw problem(file.toString(), file, "cannot be written (" + e.getMessage() + ")");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InvalidInputException problem(String where, Path file, String what) {
        return new InvalidInputException(where, 0, "The file (" + file + ") " + what + ".", "Maybe name another one.");
    }
}
