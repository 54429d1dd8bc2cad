package io.isowatt.serving;

/** What becomes of a deployment under load: figures, or the reason why it cannot be. */
public sealed interface Outcome permits Outcome.Feasible, Rejected {

    /**
     * A deployment that serves the load.
     *
     * @param performance what its clients see
     */
    record Feasible(Performance performance) implements Outcome {}
}
