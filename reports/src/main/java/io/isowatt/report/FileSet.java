package io.isowatt.report;

import io.isowatt.catalog.InvalidInputException;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that appear in a folder together: written beside it and put in place when all are complete.
 *
 * @param names all files, in the order in which they are put in place; the last one marks the set as complete
 */
public record FileSet(List<String> names) {

    /** Lies in a folder while files of an earlier set are replaced one by one. */
    private static final String REPLACING = ".replacing";

    private static final int TRIAL_BYTES = 1 << 12;
    private static final long LEAST_BYTES = 1 << 21;

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
        Path unfinished = absolute.resolveSibling(
                leftover(absolute) + ProcessHandle.current().pid());
        try {
            removeLeftovers(absolute);
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
        try {
            requireRoom(folder, parent);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Writes a little beside the folder, and asks how much more there is room for. */
    private static void requireRoom(Path folder, Path parent) throws IOException {
        Path trial = Files.createTempFile(parent, ".isowatt", ".trial");
        try {
            Files.write(trial, new byte[TRIAL_BYTES]);
        } finally {
            Files.deleteIfExists(trial);
        }
        long usable = Files.getFileStore(parent).getUsableSpace();
        if (usable < LEAST_BYTES) {
            throw problem(
                    folder,
                    "lies on a disk with room for " + usable + " bytes, and needs at least " + LEAST_BYTES,
                    "make room, or name a folder on another disk");
        }
    }

    /** Whether an earlier write of a set into this folder was cut in the middle. */
    static boolean isHalfReplaced(Path folder) {
        return Files.exists(folder.resolve(REPLACING));
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
        if (!isHalfReplaced(folder)) {
            Files.createFile(folder.resolve(REPLACING));
        }
        Files.deleteIfExists(folder.resolve(names.get(names.size() - 1)));
        for (String file : names) {
            if (Files.exists(unfinished.resolve(file))) {
                move(unfinished.resolve(file), folder.resolve(file));
            } else {
                Files.deleteIfExists(folder.resolve(file));
            }
        }
        Files.deleteIfExists(folder.resolve(REPLACING));
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

    private static String leftover(Path folder) {
        return "." + folder.getFileName() + ".unfinished-";
    }

    /** Removes what processes that were killed left beside the folder. */
    private void removeLeftovers(Path folder) throws IOException {
        String prefix = leftover(folder);
        List<Path> leftovers = new ArrayList<>();
        try (Stream<Path> beside = Files.list(parent(folder))) {
            beside.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .filter(path ->
                            isOfDeadProcess(path.getFileName().toString().substring(prefix.length())))
                    .forEach(leftovers::add);
        }
        for (Path leftover : leftovers) {
            remove(leftover);
        }
    }

    private static Path parent(Path folder) {
        Path parent = folder.getParent();
        return parent == null ? folder : parent;
    }

    private static boolean isOfDeadProcess(String pid) {
        return pid.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }
}
