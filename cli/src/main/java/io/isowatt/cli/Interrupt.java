package io.isowatt.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and its like, which end the program only after a command that asked for it has finished what it shows: the JVM
 * runs its shutdown hook, which tells the command and waits. The exit status is the signal's, 130 or 143.
 */
final class Interrupt {

    private static final long LONGEST_FINISH_SECONDS = 60;

    private final AtomicBoolean raised = new AtomicBoolean();
    private final AtomicBoolean held = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);

    /** One that hears the signals of the process. */
    static Interrupt ofProcess() {
        Interrupt interrupt = new Interrupt();
        Runtime.getRuntime().addShutdownHook(new Thread(interrupt::raiseAndWait, "interrupt"));
        return interrupt;
    }

    void raise() {
        raised.set(true);
    }

    boolean isRaised() {
        return raised.get();
    }

    /** From here on a signal waits for the end of the program. */
    void holdExit() {
        held.set(true);
    }

    /** The program has shown everything; it may exit. */
    void letExit() {
        finished.countDown();
    }

    private void raiseAndWait() {
        raise();
        if (held.get()) {
            try {
                var unused = finished.await(LONGEST_FINISH_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
