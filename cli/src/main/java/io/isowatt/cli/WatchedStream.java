package io.isowatt.cli;

import org.jspecify.annotations.Nullable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Remembers the first thing that went wrong with writing, which a print stream keeps to itself. */
final class WatchedStream extends FilterOutputStream {

    private @Nullable IOException first;

    WatchedStream(OutputStream out) {
        super(out);
    }

    /** What went wrong, unless nothing did or the reader has gone, as {@code head} does. */
    Optional<String> problem() {
        return Optional.ofNullable(first)
                .map(e -> String.valueOf(e.getMessage()))
                .filter(m -> !m.contains("Broken pipe"));
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            first = first == null ? e : first;
            throw e;
        }
    }
}
