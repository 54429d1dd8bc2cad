package io.isowatt.search;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Whether a search shall end; once it says so it never takes it back. */
final class StopSign {

    private static final long SHORT_NANOS = 1_000_000;
    private static final long LONG_NANOS = 10_000_000;
    private static final int MOST_CALLS = 1024;

    private final BooleanSupplier stop;
    private final AtomicBoolean raised = new AtomicBoolean();

    StopSign(BooleanSupplier stop) {
        this.stop = stop;
    }

    /** Ends the block that an evaluator is working on. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("The search was stopped.", null, false, false);
        }
    }

    void raise() {
        raised.set(true);
    }

    boolean isRaised() {
        if (!raised.get() && stop.getAsBoolean()) {
            raised.set(true);
        }
        return raised.get();
    }

    Look newLook() {
        return new Look();
    }

    /** One thread's look at the sign: every 1 to 10 ms, however often it passes. */
    final class Look {
        private int callsLeft = 1;
        private int interval = 1;
        private long lastNanos = System.nanoTime();

        void pass() {
            if (--callsLeft == 0) {
                look();
            }
        }

        private void look() {
            long now = System.nanoTime();
            if (now - lastNanos < SHORT_NANOS) {
                interval = Math.min(MOST_CALLS, 2 * interval);
            } else if (now - lastNanos > LONG_NANOS) {
                interval = 1;
            }
            lastNanos = now;
            callsLeft = interval;
            if (isRaised()) {
                throw new Stopped();
            }
        }
    }
}
