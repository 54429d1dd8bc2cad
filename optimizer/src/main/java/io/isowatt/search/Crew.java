package io.isowatt.search;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Threads that take block after block from one list until it ends, the sign says stop, or a block fails. */
final class Crew {

    private final int[] blocks;
    private final StopSign sign;
    private final AtomicInteger next = new AtomicInteger();
    private @Nullable Throwable failure;
    private int failedBlock = Integer.MAX_VALUE;

    private Crew(int[] blocks, StopSign sign) {
        this.blocks = blocks;
        this.sign = sign;
    }

    /**
     * Gives every block to one of the hands, each hand in a thread of its own; an interrupt of the calling thread raises the
     * sign and stays set.
     *
     * @throws IllegalStateException if a block failed, with the failure as its cause; of several the first block's
     */
    static void work(int[] blocks, List<? extends IntConsumer> hands, StopSign sign) {
        Crew crew = new Crew(blocks, sign);
        ExecutorService threads = Executors.newFixedThreadPool(hands.size(), Crew::daemon);
        List<Future<?>> ends = new ArrayList<>();
        for (IntConsumer hand : hands) {
            ends.add(threads.submit(() -> crew.takeBlocks(hand)));
        }
        threads.shutdown();
        ends.forEach(crew::await);
        crew.throwIfFailed();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "search");
        thread.setDaemon(true);
        return thread;
    }

    private void takeBlocks(IntConsumer hand) {
        while (!sign.isRaised()) {
            int place = next.getAndIncrement();
            if (place >= blocks.length) {
                return;
            }
            try {
                hand.accept(blocks[place]);
            } catch (StopSign.Stopped e) {
                return;
            } catch (RuntimeException | Error e) {
                fail(blocks[place], e);
            }
        }
    }

    private synchronized void fail(int block, Throwable cause) {
        if (block < failedBlock) {
            failedBlock = block;
            failure = cause;
        }
        sign.raise();
    }

    private synchronized void throwIfFailed() {
        if (failure != null) {
            throw new IllegalStateException("The evaluation of block " + failedBlock + " failed.", failure);
        }
    }

    private void await(Future<?> end) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    end.get();
                    return;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("A search thread failed.", e.getCause());
                } catch (InterruptedException e) {
                    interrupted = true;
                    sign.raise();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
