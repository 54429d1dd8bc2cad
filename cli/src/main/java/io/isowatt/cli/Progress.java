package io.isowatt.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A progress bar on stderr, for work that takes longer than a second while a person watches. */
final class Progress implements AutoCloseable {

    private static final int REFRESH_MILLIS = 200;

    private final @Nullable ScheduledExecutorService clock;
    private @Nullable ProgressBar bar;

    private Progress(@Nullable ScheduledExecutorService clock) {
        this.clock = clock;
    }

    static Progress of(boolean watched, String task, long total, AtomicLong done) {
        if (!watched) {
            return new Progress(null);
        }
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
        Progress progress = new Progress(clock);
        var unused = clock.scheduleAtFixedRate(
                () -> progress.show(task, total, done.get()), 1000, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
        return progress;
    }

    private synchronized void show(String task, long total, long done) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.stepTo(done);
    }

    @Override
    public synchronized void close() {
        if (clock != null) {
            clock.shutdownNow();
        }
        if (bar != null) {
            bar.close();
        }
    }
}
