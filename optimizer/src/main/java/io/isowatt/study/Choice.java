package io.isowatt.study;

import io.isowatt.estimate.Metric;
import io.isowatt.serving.Memory;
import io.isowatt.step.OperatorFamily;
import io.isowatt.uncertainty.Comparison;
import io.isowatt.uncertainty.Elasticity;
import io.isowatt.uncertainty.Spread;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The best deployment for the service level, and why it is this one.
 *
 * @param candidate the deployment
 * @param binding what keeps it from taking more clients
 * @param bindingText the same with its numbers
 * @param stepSeconds where the time of a decode step goes
 * @param memory how the memory of a GPU is used
 * @param pools how the pools share the work, where there are two
 * @param runnerUp the best candidate of another layout that meets the service level, of those on the front or kept, if there
 *     is one; of a large space that is not every candidate
 * @param timeExponent how the best for the service level follows the factor on all times: if steps take longer, fewer
 *     clients keep the interactivity, which costs more than the steps do
 */
public record Choice(
        Candidate candidate,
        Binding binding,
        String bindingText,
        List<Map.Entry<OperatorFamily, Double>> stepSeconds,
        Memory memory,
        Optional<PoolLoad> pools,
        Optional<Candidate> runnerUp,
        double timeExponent) {

    /** What keeps a deployment from taking more clients. */
    public enum Binding {
        INTERACTIVITY("the interactivity limit"),
        TTFT("the TTFT limit"),
        MEMORY("KV-cache memory"),
        PREFILL("the prefill pool or its links, which keep up with no more"),
        GRID("the end of the concurrency grid"),
        OPTIMUM("nothing: more clients do not improve the first objective");

        private final String label;

        Binding(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Choice {
        stepSeconds = List.copyOf(stepSeconds);
    }

    /** How sure it is that this machine's best is better than another's at the same limits, each chosen anew. */
    public Comparison compared(Metric metric, Choice other) {
        return Comparison.of(
                metric.of(candidate.estimate()),
                spread(metric),
                metric.of(other.candidate.estimate()),
                other.spread(metric),
                metric.maximized());
    }

    /** How far off a figure of the best for the service level may be: at the limits, not for these clients. */
    private Spread spread(Metric metric) {
        Elasticity fixed = metric.elasticity(candidate.uncertainty(), candidate.estimate());
        return candidate
                .uncertainty()
                .spread(new Elasticity(
                        fixed.timeExponent() + timeExponent,
                        fixed.ttftExponent(),
                        fixed.wattsExponent(),
                        fixed.chainExponent()));
    }

    /** The family that takes most of the decode step. */
    public OperatorFamily largestFamily() {
        return stepSeconds.stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Share of the decode step that a family takes. */
    public double shareFraction(OperatorFamily family) {
        double sum = stepSeconds.stream().mapToDouble(Map.Entry::getValue).sum();
        return stepSeconds.stream()
                        .filter(entry -> entry.getKey() == family)
                        .mapToDouble(Map.Entry::getValue)
                        .sum()
                / sum;
    }
}
