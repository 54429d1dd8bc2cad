package io.isowatt.study;

import io.isowatt.deployment.Aggregated;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.unit.Quantity;
import io.isowatt.workload.ServiceLevel;

/**
 * Which limit more clients break, with its numbers.
 *
 * @param binding what binds
 * @param text the same with its numbers
 */
record BindingText(Choice.Binding binding, String text) {

    /** A limit that needs no numbers. */
    static BindingText plain(Choice.Binding binding) {
        return new BindingText(binding, binding.label());
    }

    /**
     * The limit that the next number of clients breaks, if any.
     *
     * @param more the estimate for more clients
     * @param chosen the estimate of the candidate
     */
    static BindingText of(ServiceLevel level, Estimate more, Estimate chosen) {
        if (more.performance().tpotSeconds() > level.plannedTpotSeconds()) {
            return new BindingText(Choice.Binding.INTERACTIVITY, interactivity(level));
        }
        if (more.performance().ttftSeconds() > level.ttftSeconds()) {
            return new BindingText(
                    Choice.Binding.TTFT,
                    "the TTFT limit: one more step of clients waits longer than "
                            + Quantity.number(level.ttftSeconds(), 4) + " s (now "
                            + Quantity.number(chosen.performance().ttftSeconds(), 3) + " s)");
        }
        return plain(Choice.Binding.OPTIMUM);
    }

    /** The limit that the next number of clients on the grid of a space breaks first. */
    static BindingText ofSweep(ServingSpace space, LayoutEstimator estimator, ServiceLevel level, Candidate candidate) {
        int[] concurrencies = space.concurrencies();
        int next = space.concurrenciesUpTo(((Aggregated) candidate.deployment()).concurrency());
        if (next == concurrencies.length) {
            return plain(Choice.Binding.GRID);
        }
        return concurrencies[next] > estimator.clientLimitCount()
                ? memory(estimator.clientLimitCount())
                : of(level, estimator.estimate(concurrencies[next]), candidate.estimate());
    }

    private static String interactivity(ServiceLevel level) {
        String margin = level.safetyMarginFraction() > 0
                ? ", the limit with its margin of " + Quantity.number(100 * level.safetyMarginFraction(), 3) + " %"
                : "";
        return "the interactivity limit: one more step of clients falls below "
                + Quantity.number(level.plannedInteractivityTokensPerSecond(), 4) + " tokens/s per user" + margin;
    }

    static BindingText memory(int clientCount) {
        return new BindingText(
                Choice.Binding.MEMORY,
                "KV-cache memory: it holds " + clientCount
                        + " clients of this length, fewer than the next number tried");
    }
}
