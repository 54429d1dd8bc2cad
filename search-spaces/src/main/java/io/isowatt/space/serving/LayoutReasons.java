package io.isowatt.space.serving;

import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rules of {@link LayoutConstraints} in whole sentences, with the values at hand and what to do. */
final class LayoutReasons {

    private final ServingSpace space;
    private final SpaceDefinition definition;
    private final LanguageModel model;
    private final Hardware hardware;

    LayoutReasons(ServingSpace space, LanguageModel model, Hardware hardware) {
        this.space = space;
        this.definition = space.definition();
        this.model = model;
        this.hardware = hardware;
    }

    /** What is wrong: "The tensor-parallel degree (3) does not divide the attention heads (64)." */
    String reason(String rule) {
        String stages = "(" + list(space.pipelineDegrees()) + ")";
        return switch (rule) {
            case LayoutConstraints.OFFERED ->
                "The model is published in " + model.checkpoint().label() + ", which is not served as "
                        + labels(definition.weights().stream()
                                .filter(weights -> !LayoutConstraints.offered(weights, model, hardware))
                                .toList())
                        + ".";
            case LayoutConstraints.UNIT ->
                "The chip (" + hardware.accelerator().name() + ") has no unit for the weights ("
                        + labels(definition.weights().stream()
                                .filter(weights -> !LayoutConstraints.hasUnit(weights, hardware))
                                .toList())
                        + ").";
            case LayoutConstraints.HEADS ->
                "The tensor-parallel degree ("
                        + list(definition.tensorDegrees().stream()
                                .filter(degree -> !LayoutConstraints.dividesHeads(degree, model))
                                .toList())
                        + ") does not divide the attention heads ("
                        + list(LayoutConstraints.headCounts(model)) + ").";
            case LayoutConstraints.DIVIDES ->
                "The tensor-parallel degree (" + list(definition.tensorDegrees()) + ") times the pipeline stages "
                        + stages + " does not divide the GPUs (" + list(space.gpuCounts()) + ").";
            case LayoutConstraints.STAGES ->
                "There are more pipeline stages " + stages + " than layers (" + model.layerCount() + ").";
            case LayoutConstraints.DOMAIN ->
                "A pipeline stage is larger than the machine's scale-up domain (" + hardware.scaleUpGpuCount()
                        + (hardware.scaleUpGpuCount() == 1 ? " GPU)." : " GPUs).");
            case LayoutConstraints.DATA ->
                model.hasExperts()
                        ? "The attention data-parallel degree (" + list(definition.dataDegrees())
                                + ") is not what tensor degree and stages leave of the GPUs ("
                                + list(space.gpuCounts()) + ")."
                        : "The tensor-parallel degree (" + list(definition.tensorDegrees())
                                + ") times the pipeline stages " + stages + " is less than the GPUs ("
                                + list(space.gpuCounts())
                                + "), and without experts there is no data parallelism within a replica.";
            case LayoutConstraints.EXPERT ->
                "The expert-parallel degree (" + list(definition.expertDegrees())
                        + ") does not divide both the experts of the model and the GPUs of a pipeline stage.";
            case LayoutConstraints.CACHE ->
                "The chip (" + hardware.accelerator().name() + ") has no fp8 unit for the KV cache.";
            case LayoutConstraints.DRAFTS ->
                "The study does not say how many of the drafted tokens (draft-tokens "
                        + list(definition.server().draftTokenCounts()) + ") are accepted.";
            default -> Character.toUpperCase(rule.charAt(0)) + rule.substring(1) + ".";
        };
    }

    /** What to do: "Maybe use 1, 2, 4 or 8." */
    String advice(String rule) {
        return switch (rule) {
            case LayoutConstraints.OFFERED, LayoutConstraints.UNIT -> weightsAdvice();
            case LayoutConstraints.HEADS ->
                "Maybe use "
                        + or(IntStream.rangeClosed(1, hardware.scaleUpGpuCount())
                                .filter(degree -> LayoutConstraints.dividesHeads(degree, model))
                                .boxed()
                                .toList())
                        + ".";
            case LayoutConstraints.DIVIDES -> "Maybe use a multiple of both for the GPUs, or leave them out.";
            case LayoutConstraints.STAGES -> "Maybe use at most " + model.layerCount() + ".";
            case LayoutConstraints.DOMAIN ->
                "Maybe use more pipeline stages, fewer GPUs, or a machine with a larger domain.";
            case LayoutConstraints.DATA ->
                model.hasExperts()
                        ? "Maybe write auto."
                        : "Maybe use as many GPUs as these degrees make up: replicas beside each other change nothing"
                                + " per megawatt.";
            case LayoutConstraints.EXPERT -> "Maybe use 1, or the number of GPUs of a stage.";
            case LayoutConstraints.CACHE -> "Maybe use bf16 for the KV cache.";
            case LayoutConstraints.DRAFTS ->
                "Maybe add speculation: { acceptance: 70 % } to the study, or 0 to draft-tokens.";
            default -> "Maybe widen the search space.";
        };
    }

    private String weightsAdvice() {
        List<Precision> possible = Arrays.stream(Precision.values())
                .filter(weights -> LayoutConstraints.offered(weights, model, hardware)
                        && LayoutConstraints.hasUnit(weights, hardware))
                .toList();
        return possible.isEmpty()
                ? "Maybe choose another machine, or a checkpoint of the model in another precision."
                : "Maybe use " + or(possible.stream().map(Precision::label).toList()) + " for the weights.";
    }

    private static String labels(List<Precision> weights) {
        return list(weights.stream().map(Precision::label).toList());
    }

    private static String list(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String or(List<?> values) {
        int last = values.size() - 1;
        return last < 1 ? list(values) : list(values.subList(0, last)) + " or " + values.get(last);
    }
}
