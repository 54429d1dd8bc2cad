package io.isowatt.cli;

import io.isowatt.search.SearchProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A progress bar on stderr, for work that takes longer than a second while a person watches. */
final class Progress implements AutoCloseable {

    private static final int REFRESH_MILLIS = 200;
    private static final long MEGA = 1_000_000;
    private static final long GIGA = 1_000_000_000;

    private final @Nullable ScheduledExecutorService clock;
    private @Nullable ProgressBar bar;

    private Progress(@Nullable ScheduledExecutorService clock) {
        this.clock = clock;
    }

    static Progress of(boolean watched, String task, long total, LongSupplier done) {
        return of(watched, task, total, done, () -> "");
    }

    /** Candidates of finished blocks, their rate, the time left, and the hypervolume of the front so far. */
    static Progress of(boolean watched, long total, SearchProgress search) {
        return of(watched, "searching", total, search::visitedCount, () -> {
            var hypervolume = search.hypervolume();
            return hypervolume.isPresent() ? String.format(Locale.ROOT, " hv %.4f", hypervolume.getAsDouble()) : "";
        });
    }

    private static Progress of(boolean watched, String task, long total, LongSupplier done, Supplier<String> remark) {
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
                () -> progress.show(task, total, done.getAsLong(), remark.get()),
                1000,
                REFRESH_MILLIS,
                TimeUnit.MILLISECONDS);
        return progress;
    }

    /** Large counts in millions or thousands of millions, so that the line stays short. */
    private static String unit(long total) {
        return total >= 10 * GIGA ? "G" : total >= 10 * MEGA ? "M" : "";
    }

    private static long unitSize(long total) {
        return total >= 10 * GIGA ? GIGA : total >= 10 * MEGA ? MEGA : 1;
    }

    private synchronized void show(String task, long total, long done, String remark) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setUnit(unit(total), unitSize(total))
                    .showSpeed(new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.stepTo(done);
        bar.setExtraMessage(remark);
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
