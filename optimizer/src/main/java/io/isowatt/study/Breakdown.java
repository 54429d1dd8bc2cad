package io.isowatt.study;

import io.isowatt.serving.Memory;
import io.isowatt.step.OperatorFamily;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inside of a deployment: what keeps it from more, and where its time and memory go.
 *
 * @param binding what keeps it from taking more clients
 * @param bindingText the same with its numbers
 * @param stepSeconds where the time of a decode step goes, in the order of {@link OperatorFamily}
 * @param memory how the memory of a GPU that decodes is used
 * @param pools how the pools share the work, where there are two
 */
public record Breakdown(
        Choice.Binding binding,
        String bindingText,
        List<Map.Entry<OperatorFamily, Double>> stepSeconds,
        Memory memory,
        Optional<PoolLoad> pools) {

    public Breakdown {
        stepSeconds = List.copyOf(stepSeconds);
    }

    /** A breakdown from the seconds of each operator family. */
    static Breakdown of(BindingText bound, double[] seconds, Memory memory, Optional<PoolLoad> pools) {
        List<Map.Entry<OperatorFamily, Double>> parts = new ArrayList<>();
        for (OperatorFamily family : OperatorFamily.values()) {
            parts.add(Map.entry(family, seconds[family.ordinal()]));
        }
        return new Breakdown(bound.binding(), bound.text(), parts, memory, pools);
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

    /** What binds any deployment; that more clients are no better is known of the best within the limits alone. */
    public String boundText() {
        return binding == Choice.Binding.OPTIMUM ? "no limit: one more step of clients breaks none" : bindingText;
    }
}
