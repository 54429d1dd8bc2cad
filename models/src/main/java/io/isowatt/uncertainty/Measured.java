package io.isowatt.uncertainty;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Generation;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.Attention;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.LayerGroup;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What stood in the measurements that a calibration was fitted on.
 *
 * @param machines ids of machines
 * @param models ids of models of the catalog
 * @param frameworks serving frameworks
 * @param precisions precisions of weights by chip generation; a generation without any was not measured
 * @param expertsOnly those of them that stood in measurements of experts alone, not of dense models
 */
public record Measured(
        List<String> machines,
        List<String> models,
        List<Framework> frameworks,
        Map<Generation, List<Precision>> precisions,
        List<Precision> expertsOnly) {

    public Measured {
        machines = List.copyOf(machines);
        models = List.copyOf(models);
        frameworks = List.copyOf(frameworks);
        expertsOnly = List.copyOf(expertsOnly);
        precisions = Collections.unmodifiableMap(new EnumMap<>(precisions));
    }

    boolean has(Generation generation) {
        return !precisions.getOrDefault(generation, List.of()).isEmpty();
    }

    boolean has(Hardware machine) {
        return machines.contains(machine.id());
    }

    /** Whether weights of a layout were measured on a generation, in such a model and with products in their own precision. */
    boolean has(Generation generation, LanguageModel model, Layout layout) {
        boolean widened =
                layout.wideActivations() && (layout.weights() == Precision.FP8 || layout.weights() == Precision.NVFP4);
        boolean elsewhere = expertsOnly.contains(layout.weights()) && !model.hasExperts();
        return precisions.getOrDefault(generation, List.of()).contains(layout.weights()) && !widened && !elsewhere;
    }

    /** Whether a model, or one of the same layers under another name, was measured. */
    boolean has(LanguageModel model) {
        return models.contains(model.id())
                || models.stream()
                        .map(ModelCatalog::load)
                        .anyMatch(known -> known.hiddenSize() == model.hiddenSize()
                                && known.layers().equals(model.layers()));
    }

    /** Whether every kind of attention in a model stood in a measured one. */
    boolean hasArchitecture(LanguageModel model) {
        return model.layers().stream()
                .map(Measured::kind)
                .allMatch(kind -> models.stream()
                        .map(ModelCatalog::load)
                        .flatMap(known -> known.layers().stream())
                        .anyMatch(layer -> kind(layer).equals(kind)));
    }

    private static Class<? extends Attention> kind(LayerGroup group) {
        return group.attention().getClass();
    }
}
