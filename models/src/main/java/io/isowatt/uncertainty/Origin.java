package io.isowatt.uncertainty;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Generation;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.workload.Workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How an estimate was obtained: in which cell, and which of its parts were not measured.
 *
 * @param cell framework, machine, model and precision
 * @param unmeasured what was not measured
 */
public record Origin(String cell, List<Cause> unmeasured) {

    public Origin {
        unmeasured = List.copyOf(unmeasured);
    }

    /** Why the model was not measured, if so. */
    public static Optional<Cause> unmeasured(LanguageModel model, Measured measured) {
        if (measured.has(model)) {
            return Optional.empty();
        }
        Cause.Kind kind = measured.hasArchitecture(model) ? Cause.Kind.MODEL : Cause.Kind.ARCHITECTURE;
        return Optional.of(new Cause(kind, model.name()));
    }

    /** The origin of a layout's estimates, given why its model was not measured. */
    public static Origin of(
            LanguageModel model,
            Optional<Cause> unmeasuredModel,
            Hardware machine,
            Framework framework,
            Workload workload,
            Layout layout,
            Measured measured) {
        Generation generation = machine.accelerator().generation();
        List<Cause> causes = new ArrayList<>();
        unmeasuredModel.ifPresent(causes::add);
        if (!measured.has(generation)) {
            String name = generation.name().toLowerCase(Locale.ROOT);
            causes.add(new Cause(Cause.Kind.GENERATION, generation == Generation.OTHER ? machine.id() : name));
            if (model.hasExperts()) {
                causes.add(new Cause(Cause.Kind.EXPERT_KERNELS, name));
            }
        } else {
            if (!measured.has(machine)) {
                causes.add(new Cause(Cause.Kind.MACHINE, machine.id()));
            }
            if (!measured.has(generation, model, layout)) {
                String wide = layout.wideActivations() ? "-a16" : "";
                causes.add(new Cause(Cause.Kind.PRECISION, layout.weights().label() + wide));
            }
        }
        if (!measured.frameworks().contains(framework)) {
            causes.add(new Cause(Cause.Kind.FRAMEWORK, framework.displayName()));
        }
        if (layout.pipelineDegree() > 1) {
            causes.add(new Cause(Cause.Kind.FEATURE, "pipeline stages"));
        }
        if (layout.gpuCount() > machine.scaleUpGpuCount()) {
            causes.add(new Cause(Cause.Kind.FEATURE, "replicas over the network"));
        }
        if (workload.prefixHitFraction() > 0) {
            causes.add(new Cause(Cause.Kind.FEATURE, "prefix-cache hits"));
        }
        String cell = String.join(
                ", ",
                framework.id(),
                machine.id(),
                model.name(),
                layout.weights().label() + (layout.wideActivations() ? "-a16" : ""));
        return new Origin(cell, causes);
    }

    /** The same with one more part that was not measured. */
    public Origin and(Cause cause) {
        List<Cause> causes = new ArrayList<>(unmeasured);
        causes.add(cause);
        return new Origin(cell, causes);
    }

    /** What was not measured, each part with its name. */
    public List<String> unmeasuredParts() {
        return unmeasured.stream().map(Origin::described).toList();
    }

    /** What was measured and what was not, in a line. */
    public String description() {
        return unmeasured.isEmpty()
                ? "measured: machine, framework, model and precision"
                : "not measured: " + String.join(", ", unmeasuredParts());
    }

    private static String described(Cause cause) {
        return cause.kind() == Cause.Kind.FEATURE || cause.kind() == Cause.Kind.POOLS
                ? cause.subject()
                : cause.kind().label() + " (" + cause.subject() + ")";
    }
}
