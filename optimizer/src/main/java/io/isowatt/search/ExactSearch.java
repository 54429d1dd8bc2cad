package io.isowatt.search;

import io.isowatt.pareto.ParetoFront;
import io.isowatt.space.Blocks;
import io.isowatt.space.Space;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Evaluates every candidate that constraints leave, and keeps the non-dominated ones.
 *
 * <p>Workers take blocks from one counter; front and counts of the workers are put together by operations that do not
 * depend on order, so the result is the same for any number of threads.
 */
public final class ExactSearch {

    /** The reason, after those of the problem, for candidates with an objective that is NaN or infinite. */
    public static final String NOT_FINITE = "objective not finite";

    private ExactSearch() {}

    /**
     * Searches the whole space, or as much of it as {@link SearchOptions#stop} allows; an interrupt of the calling
     * thread is a stop too, and stays set.
     *
     * @throws IllegalArgumentException if the problem's reasons repeat one another or {@link #NOT_FINITE}
     * @throws IllegalStateException if an evaluation failed, with the failure as its cause; of several that of the
     *     first block
     */
    public static SearchResult run(Problem problem, SearchOptions options) {
        Space space = problem.space();
        List<String> reasons = new ArrayList<>(problem.rejectionReasons());
        reasons.add(NOT_FINITE);
        if (new HashSet<>(reasons).size() < reasons.size()) {
            throw new IllegalArgumentException("The reasons to reject a candidate (" + reasons + ") are not unique.");
        }
        Blocks blocks = space.blocks();
        options.settledCount().addAndGet(space.size() - blocks.candidateCount());
        Worker.Shared shared = new Worker.Shared(problem, blocks, options);
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < options.threadCount(); i++) {
            workers.add(new Worker(shared));
        }
        runAll(workers, shared);
        ParetoFront front = ParetoFront.empty(problem.objectiveCount());
        for (Worker worker : workers) {
            front = front.merge(worker.front());
        }
        return new SearchResult(front, counts(space, reasons, blocks, workers));
    }

    private static void runAll(List<Worker> workers, Worker.Shared shared) {
        ExecutorService threads = Executors.newFixedThreadPool(workers.size(), ExactSearch::daemon);
        List<Future<?>> futures = new ArrayList<>();
        for (Worker worker : workers) {
            futures.add(threads.submit(worker));
        }
        threads.shutdown();
        @Nullable Throwable firstFailure = null;
        int firstFailedBlock = Integer.MAX_VALUE;
        for (int i = 0; i < workers.size(); i++) {
            Throwable failure = awaitEnd(futures.get(i), shared);
            if (failure != null && workers.get(i).block() < firstFailedBlock) {
                firstFailure = failure;
                firstFailedBlock = workers.get(i).block();
            }
        }
        if (firstFailure != null) {
            throw new IllegalStateException(message(shared.blocks(), firstFailedBlock), firstFailure);
        }
    }

    /** Waits for a worker's end; what it failed with, if it did. An interrupt ends the search and stays set. */
    private static @Nullable Throwable awaitEnd(Future<?> future, Worker.Shared shared) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    future.get();
                    return null;
                } catch (ExecutionException e) {
                    return e.getCause();
                } catch (InterruptedException e) {
                    interrupted = true;
                    shared.ending().set(true);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Thread daemon(Runnable worker) {
        Thread thread = new Thread(worker, "search");
        thread.setDaemon(true);
        return thread;
    }

    private static String message(Blocks blocks, int block) {
        return block < 0
                ? "The evaluator could not be made."
                : "The evaluation of the block at rank " + blocks.firstRank(block) + " failed.";
    }

    private static SearchCounts counts(Space space, List<String> reasons, Blocks blocks, List<Worker> workers) {
        Map<String, Long> removed = new LinkedHashMap<>();
        for (int c = 0; c < space.constraints().size(); c++) {
            removed.put(space.constraints().get(c).name(), blocks.removedCount(c));
        }
        Map<String, Long> rejected = new LinkedHashMap<>();
        long accepted = 0;
        long unvisited = blocks.candidateCount();
        for (Worker worker : workers) {
            accepted += worker.acceptedCount();
            unvisited -= worker.visitedCount();
            for (int r = 0; r < reasons.size(); r++) {
                rejected.merge(reasons.get(r), worker.rejectedCount(r), Long::sum);
            }
        }
        return new SearchCounts(space.size(), removed, rejected, accepted, unvisited);
    }
}
