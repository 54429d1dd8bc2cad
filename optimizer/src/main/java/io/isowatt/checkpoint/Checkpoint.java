package io.isowatt.checkpoint;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.search.BlockJournal;
import io.isowatt.search.BlockOutcome;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file to which a running search appends its finished blocks, one record each: length, CRC-32, content.
 *
 * <p>A process that ends at any moment leaves whole records and at most one torn one, which the next start cuts off; what it
 * had finished in the last fifth of a second is evaluated again. The file is locked while the search runs.
 */
public final class Checkpoint implements AutoCloseable {

    private static final long BYTES_PER_BLOCK = 64;
    private static final long SLACK_BYTES = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final SavedSearch saved;
    private final GroupCommit commit;
    private final AtomicLong appendedCount = new AtomicLong();

    private Checkpoint(Path file, FileChannel channel, SavedSearch saved) {
        this.file = file;
        this.channel = channel;
        this.saved = saved;
        this.commit = new GroupCommit(channel);
    }

    /**
     * Begins a file, or goes on with one of the same task.
     *
     * @throws InvalidInputException if it cannot be written, belongs to something else, or is in use; it stays as it was
     */
    public static Checkpoint open(Path file, Header header) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null) {
            throw SavedSearch.problem(file, "is a folder", "name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw SavedSearch.problem(file, "lies in a folder that does not exist", "make the folder first");
        }
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            try {
                return new Checkpoint(file, channel, begin(file, channel, header));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static SavedSearch begin(Path file, FileChannel channel, Header header) throws IOException {
        SavedSearch.lock(channel, file, false);
        long usable = Files.getFileStore(file).getUsableSpace();
        if (SavedSearch.isUnbegun(channel)) {
            long needed = SLACK_BYTES + header.blockCount() * BYTES_PER_BLOCK;
            if (usable < needed) {
                Files.deleteIfExists(file);
                throw SavedSearch.problem(
                        file,
                        "needs at least " + needed + " bytes, but its disk has room for " + usable,
                        "make room, or name a file on another disk");
            }
            channel.truncate(0);
            byte[] content = Bytes.of(header);
            ByteBuffer start = ByteBuffer.allocate(SavedSearch.MAGIC.length + content.length);
            start.put(SavedSearch.MAGIC).put(content).flip();
            while (start.hasRemaining()) {
                channel.write(start);
            }
            channel.force(true);
        }
        SavedSearch saved = SavedSearch.read(file, channel);
        requireSame(file, saved.header(), header);
        channel.truncate(saved.wholeBytes());
        channel.position(saved.wholeBytes());
        return saved;
    }

    private static void requireSame(Path file, Header found, Header wanted) {
        if (!found.version().equals(wanted.version())) {
            throw SavedSearch.problem(
                    file,
                    "was written by Isowatt " + found.version() + ", this is " + wanted.version(),
                    "go on with that version, or name another file");
        }
        if (!found.inputHash().equals(wanted.inputHash()) || !found.parts().equals(wanted.parts())) {
            throw SavedSearch.problem(
                    file,
                    "is of another study (input " + found.inputHash() + ", not " + wanted.inputHash() + ")",
                    "name another file, or ask the same question as then");
        }
        if (!found.shard().equals(wanted.shard())) {
            throw SavedSearch.problem(
                    file,
                    "is of shard " + found.shard() + ", not " + wanted.shard(),
                    "give each shard a file of its own");
        }
    }

    private static InvalidInputException unwritable(Path file, IOException e) {
        return SavedSearch.problem(
                file, "cannot be written (" + SavedSearch.cause(e) + ")", "make room, or name a file elsewhere");
    }

    /** What earlier runs left. */
    public SavedSearch saved() {
        return saved;
    }

    /** Where the search of a part reads what was finished, and tells what it finishes. */
    public BlockJournal journal(int part) {
        return new BlockJournal() {
            @Override
            public List<BlockOutcome> restored() {
                return saved.outcomes().get(part);
            }

            @Override
            public void finished(BlockOutcome outcome) {
                commit.add(Bytes.of(part, outcome));
                appendedCount.incrementAndGet();
            }
        };
    }

    /** Blocks finished by earlier runs and this one; all are in the file once it is closed without a failure. */
    public long finishedCount() {
        return saved.blockCount() + appendedCount.get();
    }

    /** What went wrong with writing, if something did; the search had better stop then. */
    public Optional<InvalidInputException> failure() {
        return commit.failure().map(e -> unwritable(file, e));
    }

    /** Writes what waits, and gives the file back; {@link #failure} says whether all of it was written. */
    @Override
    public void close() {
        commit.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }
}
