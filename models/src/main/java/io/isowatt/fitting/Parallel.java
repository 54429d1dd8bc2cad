package io.isowatt.fitting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs numbered tasks on a few threads; what they compute must not depend on who runs them. */
final class Parallel {

    private Parallel() {}

    /** Runs tasks 0 to count − 1 and waits for all of them. */
    static void run(int count, int threads, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                task.accept(i);
            }
        };
        CompletableFuture<?>[] helpers = new CompletableFuture<?>[Math.max(Math.min(threads, count) - 1, 0)];
        for (int t = 0; t < helpers.length; t++) {
            helpers[t] = CompletableFuture.runAsync(worker, Parallel::start);
        }
        try {
            worker.run();
            CompletableFuture.allOf(helpers).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void start(Runnable worker) {
        Thread thread = new Thread(worker, "fitting");
        thread.setDaemon(true);
        thread.start();
    }
}
