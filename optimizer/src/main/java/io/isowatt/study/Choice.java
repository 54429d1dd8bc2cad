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
 * @param breakdown what keeps it from taking more clients, and where its time and memory go
 * @param runnerUp the best candidate of another layout that meets the service level, of those on the front or kept, if there
 *     is one; of a large space that is not every candidate
 * @param timeExponent how the best for the service level follows the factor on all times: if steps take longer, fewer
 *     clients keep the interactivity, which costs more than the steps do
 */
public record Choice(Candidate candidate, Breakdown breakdown, Optional<Candidate> runnerUp, double timeExponent) {

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

    public Binding binding() {
        return breakdown.binding();
    }

    public String bindingText() {
        return breakdown.bindingText();
    }

    public List<Map.Entry<OperatorFamily, Double>> stepSeconds() {
        return breakdown.stepSeconds();
    }

    public Memory memory() {
        return breakdown.memory();
    }

    public Optional<PoolLoad> pools() {
        return breakdown.pools();
    }

    /** Share of the decode step that a family takes. */
    public double shareFraction(OperatorFamily family) {
        return breakdown.shareFraction(family);
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
}
