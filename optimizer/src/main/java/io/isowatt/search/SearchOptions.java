package io.isowatt.search;

import java.util.function.BooleanSupplier;

/**
 * How a search is run; none of it but the shard changes the front of a search that ends by itself.
 *
 * @param threadCount worker threads, at least one
 * @param stop asked now and then, before each block and inside of long ones, from several threads; true ends the search
 * @param promisingFirst whether blocks whose optimistic vectors lie farthest beyond the pilot's front go first
 * @param mostCandidates only the first blocks are evaluated whose sizes sum up to at most this; rejected and pruned
 *     candidates count, those of the pilot do not
 * @param shard which blocks are searched
 * @param progress for a display in another thread
 * @param observer sees all accepted candidates
 * @param journal remembers finished blocks
 */
public record SearchOptions(
        int threadCount,
        BooleanSupplier stop,
        boolean promisingFirst,
        long mostCandidates,
        Shard shard,
        SearchProgress progress,
        BlockObserver observer,
        BlockJournal journal) {

    public SearchOptions {
        if (threadCount < 1) {
            throw new IllegalArgumentException("The number of threads (" + threadCount + ") is less than 1.");
        }
        if (mostCandidates < 0) {
            throw new IllegalArgumentException("The number of candidates (" + mostCandidates + ") is negative.");
        }
    }

    /** So many threads, no early stop, no observer, no journal. */
    public static SearchOptions threads(int threadCount) {
        return new SearchOptions(
                threadCount,
                () -> false,
                false,
                Long.MAX_VALUE,
                Shard.WHOLE,
                new SearchProgress(false),
                BlockObserver.NONE,
                BlockJournal.NONE);
    }

    /** The same with an early stop. */
    public SearchOptions withStop(BooleanSupplier newStop) {
        return new SearchOptions(
                threadCount, newStop, promisingFirst, mostCandidates, shard, progress, observer, journal);
    }

    /** The same with the most promising blocks first, so that an early end costs least. */
    public SearchOptions withPromisingFirst() {
        return new SearchOptions(threadCount, stop, true, mostCandidates, shard, progress, observer, journal);
    }

    /** The same with the most promising blocks alone, up to so many candidates. */
    public SearchOptions withMostCandidates(long newMostCandidates) {
        return new SearchOptions(threadCount, stop, true, newMostCandidates, shard, progress, observer, journal);
    }

    /** The same for a part of the blocks. */
    public SearchOptions withShard(Shard newShard) {
        return new SearchOptions(
                threadCount, stop, promisingFirst, mostCandidates, newShard, progress, observer, journal);
    }

    /** The same with counters that another thread reads. */
    public SearchOptions withProgress(SearchProgress newProgress) {
        return new SearchOptions(
                threadCount, stop, promisingFirst, mostCandidates, shard, newProgress, observer, journal);
    }

    /** The same with an observer. */
    public SearchOptions withObserver(BlockObserver newObserver) {
        return new SearchOptions(
                threadCount, stop, promisingFirst, mostCandidates, shard, progress, newObserver, journal);
    }

    /** The same with a journal. */
    public SearchOptions withJournal(BlockJournal newJournal) {
        return new SearchOptions(
                threadCount, stop, promisingFirst, mostCandidates, shard, progress, observer, newJournal);
    }
}
