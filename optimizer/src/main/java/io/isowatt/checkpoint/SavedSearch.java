package io.isowatt.checkpoint;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.search.BlockOutcome;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What a checkpoint file holds.
 *
 * @param file the file
 * @param header what it belongs to
 * @param outcomes of each part, each block once
 * @param wholeBytes length of the file up to the end of the last whole record; a torn one may follow
 */
public record SavedSearch(Path file, Header header, List<List<BlockOutcome>> outcomes, long wholeBytes) {

    /** The first line of the file, with the version of the format. */
    static final byte[] MAGIC = "isowatt checkpoint 1\n".getBytes(StandardCharsets.US_ASCII);

    private static final int MOST_BYTES = 1 << 30;

    public SavedSearch {
        outcomes = List.copyOf(outcomes);
    }

    /** Finished blocks of all parts. */
    public long blockCount() {
        return outcomes.stream().mapToLong(List::size).sum();
    }

    /** Whether every block of the shard is finished. */
    public boolean isComplete() {
        return blockCount() == header.blockCount();
    }

    /**
     * Reads a file that no search is writing to.
     *
     * @throws InvalidInputException if it cannot be read, is none, or is in use
     */
    public static SavedSearch read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock unused = lock(channel, file, true)) {
            return read(file, channel);
        } catch (IOException e) {
            throw problem(file, "cannot be read (" + cause(e) + ")", "check the path and its permissions");
        }
    }

    static FileLock lock(FileChannel channel, Path file, boolean shared) throws IOException {
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(file);
        }
        throw inUse(file);
    }

    private static InvalidInputException inUse(Path file) {
        return problem(file, "is in use by a running search", "wait for its end, or name another file");
    }

    static InvalidInputException problem(Path file, String what, String advice) {
        return new InvalidInputException(
                file.toString(), 0, "The checkpoint (" + file + ") " + what + ".", "Maybe " + advice + ".");
    }

    /** What an error says besides the path that it may consist of. */
    static String cause(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }

    /** Whether a file holds nothing yet: no more than the beginning of a header whose writing was cut. */
    static boolean isUnbegun(FileChannel channel) throws IOException {
        long size = channel.size();
        byte[] start = bytes(channel, 0, (int) Math.min(size, MAGIC.length + Bytes.FRAME));
        for (int i = 0; i < Math.min(start.length, MAGIC.length); i++) {
            if (start[i] != MAGIC[i]) {
                return false;
            }
        }
        if (start.length < MAGIC.length + Bytes.FRAME) {
            return true;
        }
        int length = ByteBuffer.wrap(start).getInt(MAGIC.length);
        return length > 0 && length < MOST_BYTES && size < MAGIC.length + Bytes.FRAME + (long) length;
    }

    private static byte[] bytes(FileChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = channel.read(buffer, from + buffer.position());
        }
        return buffer.array();
    }

    static SavedSearch read(Path file, FileChannel channel) throws IOException {
        channel.position(0);
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
        long size = channel.size();
        if (size < MAGIC.length || !Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw problem(file, "is another kind of file", "name a new file, or one that --checkpoint wrote");
        }
        long at = MAGIC.length;
        byte[] content = content(in, size - at);
        if (content == null) {
            throw problem(file, "is damaged at its beginning", "delete it and start again");
        }
        Header header = Bytes.header(new DataInputStream(new ByteArrayInputStream(content)));
        List<List<BlockOutcome>> outcomes = new ArrayList<>();
        List<BitSet> seen = new ArrayList<>();
        for (Part ignored : header.parts()) {
            outcomes.add(new ArrayList<>());
            seen.add(new BitSet());
        }
        while (content != null) {
            at += Bytes.FRAME + content.length;
            content = content(in, size - at);
            if (content != null) {
                DataInputStream record = new DataInputStream(new ByteArrayInputStream(content));
                int part = record.readInt();
                BlockOutcome outcome = Bytes.outcome(record, header.parts().get(part));
                if (!seen.get(part).get(outcome.block())) {
                    seen.get(part).set(outcome.block());
                    outcomes.get(part).add(outcome);
                }
            }
        }
        return new SavedSearch(file, header, outcomes, at);
    }

    /** The next framed content, or nothing where it is torn or its checksum is wrong. */
    private static byte @Nullable [] content(DataInputStream in, long bytesLeft) throws IOException {
        if (bytesLeft < Bytes.FRAME) {
            return null;
        }
        int length = in.readInt();
        int checksum = in.readInt();
        if (length <= 0 || length > MOST_BYTES || length > bytesLeft - Bytes.FRAME) {
            return null;
        }
        byte[] content = in.readNBytes(length);
        return content.length == length && Bytes.checksum(content) == checksum ? content : null;
    }
}
