package io.isowatt.checkpoint;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Appends records to a file and forces them to the disk, five times a second for all that waited, in a thread of its own.
 * Nothing is written after the first failure.
 */
final class GroupCommit implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 200;
    private static final int MOST_WAITING_BYTES = 1 << 24;

    private final FileChannel channel;
    private final Thread thread;
    private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean closing;
    private @Nullable IOException failure;

    GroupCommit(FileChannel channel) {
        this.channel = channel;
        this.thread = new Thread(this::writeUntilClosed, "checkpoint");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a record; waits where the disk is slower than the search. */
    synchronized void add(byte[] record) {
        boolean interrupted = false;
        while (waiting.size() > MOST_WAITING_BYTES && failure == null) {
            try {
                wait(INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        if (failure == null) {
            waiting.writeBytes(record);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void writeUntilClosed() {
        boolean last = false;
        while (!last) {
            byte[] records;
            synchronized (this) {
                if (!closing) {
                    sleep();
                }
                last = closing || failure != null;
                records = waiting.toByteArray();
                waiting = new ByteArrayOutputStream();
                notifyAll();
            }
            try {
                write(records);
            } catch (IOException e) {
                synchronized (this) {
                    failure = e;
                    notifyAll();
                }
                return;
            }
        }
    }

    private void sleep() {
        long until = System.nanoTime() + 1_000_000 * INTERVAL_MILLIS;
        long left = INTERVAL_MILLIS;
        while (left > 0 && !closing) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                closing = true;
            }
            left = (until - System.nanoTime()) / 1_000_000;
        }
    }

    private void write(byte[] records) throws IOException {
        if (records.length > 0) {
            ByteBuffer buffer = ByteBuffer.wrap(records);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        }
    }

    /** Writes what waits; afterwards {@link #failure} is final. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
