package io.isowatt.study;

import io.isowatt.serving.Memory;
import io.isowatt.step.OperatorFamily;

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
 * @param runnerUp the best candidate of another layout that meets the service level, if there is one
 */
public record Choice(
        Candidate candidate,
        Binding binding,
        String bindingText,
        List<Map.Entry<OperatorFamily, Double>> stepSeconds,
        Memory memory,
        Optional<Candidate> runnerUp) {

    /** What keeps a deployment from taking more clients. */
    public enum Binding {
        INTERACTIVITY("the interactivity limit"),
        TTFT("the TTFT limit"),
        MEMORY("KV-cache memory"),
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
