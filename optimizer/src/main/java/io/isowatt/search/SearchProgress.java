package io.isowatt.search;

import io.isowatt.pareto.Hypervolume;
import io.isowatt.pareto.ParetoFront;
import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

/** How far a search, or several in turn, have come; written by workers, read by a display in another thread. */
public final class SearchProgress {

    private static final long PUBLISH_NANOS = 500_000_000L;

    private final boolean watched;
    private final AtomicLong settledCount = new AtomicLong();
    private final AtomicLong visitedCount = new AtomicLong();
    private @Nullable ParetoFront front;
    private @Nullable ParetoFront first;

    /**
     * Nothing done yet.
     *
     * @param watched whether anybody asks for the hypervolume
     */
    public SearchProgress(boolean watched) {
        this.watched = watched;
    }

    /** Candidates removed or settled so far; runs up to the size of all spaces. */
    public long settledCount() {
        return settledCount.get();
    }

    /** Candidates of finished blocks. */
    public long visitedCount() {
        return visitedCount.get();
    }

    /**
     * The hypervolume of the front found so far in the present search, in units of the box between the best and the worst
     * values of the first front that was published; empty before that and for more than three objectives.
     */
    public synchronized OptionalDouble hypervolume() {
        if (first == null || front == null || first.objectiveCount() > 3) {
            return OptionalDouble.empty();
        }
        double[] worst = Corner.worst(first);
        double[] best = Corner.best(first);
        double box = 1;
        for (int k = 0; k < worst.length; k++) {
            box *= worst[k] - best[k];
        }
        return box > 0 && Double.isFinite(box)
                ? OptionalDouble.of(Hypervolume.of(front, worst) / box)
                : OptionalDouble.empty();
    }

    /** A search begins with a front, which may be empty. */
    public synchronized void begin(long removedCount, ParetoFront pilot) {
        settledCount.addAndGet(removedCount);
        front = pilot.size() > 1 ? pilot : null;
        first = front;
    }

    /** Counts candidates that have been looked at. */
    public void settle(long count) {
        settledCount.addAndGet(count);
        visitedCount.addAndGet(count);
    }

    /** Whether a front should be published that was last published at a time. */
    public boolean wants(long sinceNanos) {
        return watched && System.nanoTime() - sinceNanos > PUBLISH_NANOS;
    }

    /** More of the front of the present search. */
    public synchronized void publish(ParetoFront found) {
        front = front == null ? found : front.merge(found);
        if (first == null && front.size() > 1) {
            first = front;
        }
    }
}
