package io.isowatt.cli;

/** What the program's exit status says. */
final class ExitCode {

    static final int FOUND = 0;
    static final int NOTHING_FEASIBLE = 1;

    /** A front got worse by more than a limit. */
    static final int WORSE = 1;

    static final int BAD_INPUT = 2;
    static final int BUG = 70;

    /** What the JVM's own status is after Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
