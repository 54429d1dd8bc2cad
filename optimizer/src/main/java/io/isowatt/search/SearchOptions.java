package io.isowatt.search;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * How a search is run; none of it changes the front of a search that ends by itself.
 *
 * @param threadCount worker threads, at least one
 * @param stop asked by every worker before each block, from several threads; true ends the search early
 * @param settledCount runs up to the size of the space while the search goes on, for a display in another thread
 * @param observer sees all accepted candidates
 */
public record SearchOptions(int threadCount, BooleanSupplier stop, AtomicLong settledCount, BlockObserver observer) {

    public SearchOptions {
        if (threadCount < 1) {
            throw new IllegalArgumentException("The number of threads (" + threadCount + ") is less than 1.");
        }
    }

    /** So many threads, no early stop, no observer. */
    public static SearchOptions threads(int threadCount) {
        return new SearchOptions(threadCount, () -> false, new AtomicLong(), BlockObserver.NONE);
    }

    /** The same with an early stop. */
    public SearchOptions withStop(BooleanSupplier newStop) {
        return new SearchOptions(threadCount, newStop, settledCount, observer);
    }

    /** The same with a counter that another thread reads. */
    public SearchOptions withSettledCount(AtomicLong newSettledCount) {
        return new SearchOptions(threadCount, stop, newSettledCount, observer);
    }

    /** The same with an observer. */
    public SearchOptions withObserver(BlockObserver newObserver) {
        return new SearchOptions(threadCount, stop, settledCount, newObserver);
    }
}
