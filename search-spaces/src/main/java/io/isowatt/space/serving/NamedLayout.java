package io.isowatt.space.serving;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problems;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;
import io.isowatt.space.Constraint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One layout that a user names; what is absent takes the checkpoint's precision and the frameworks' defaults.
 *
 * @param gpus GPUs of the replica
 * @param tensor tensor-parallel degree
 * @param pipeline pipeline stages
 * @param data attention data-parallel degree
 * @param expert expert-parallel degree
 * @param weights precision of the weights
 * @param wideActivations whether products are computed in bf16
 * @param cacheBytesPerElement bytes of a KV-cache element
 * @param prefillChunk prefill tokens of a step
 */
public record NamedLayout(
        OptionalInt gpus,
        OptionalInt tensor,
        OptionalInt pipeline,
        OptionalInt data,
        OptionalInt expert,
        Optional<Precision> weights,
        Optional<Boolean> wideActivations,
        Optional<Integer> cacheBytesPerElement,
        OptionalInt prefillChunk) {

    private static final int USUAL_CHUNK = 8192;
    private static final int MOST_GPUS = 1_000_000;

    /** A named layout is the only one of its space. */
    private static final int[] ONLY_INDICES = new int[ServingSpace.REPLICAS + 1];

    /**
     * The layout on a machine.
     *
     * @throws InvalidInputException if model and machine do not allow it
     */
    public Layout on(LanguageModel model, Hardware hardware) {
        int pp = pipeline.orElse(1);
        int tp = tensor.orElseGet(() -> share(gpus.orElse(1), (long) pp * data.orElse(1)));
        int dp = data.orElseGet(() -> gpus.isPresent() ? share(gpus.getAsInt(), (long) tp * pp) : 1);
        long degrees = (long) tp * pp * dp;
        if (degrees != gpus.orElse((int) Math.min(degrees, MOST_GPUS))) {
            throw new InvalidInputException("--gpus", 0, sum(tp, pp, dp, degrees), "Maybe leave one of them out.");
        }
        Precision precision = weights.orElse(model.checkpoint());
        int usualCache = precision == Precision.BF16 || !hardware.accelerator().has(TensorFormat.FP8) ? 2 : 1;
        SpaceDefinition definition = new SpaceDefinition(
                "named",
                "",
                List.of((int) degrees),
                List.of(tp),
                List.of(pp),
                List.of(dp),
                List.of(expert.orElse(1)),
                List.of(precision),
                List.of(wideActivations.orElse(false)),
                List.of(cacheBytesPerElement.orElse(usualCache)),
                new ConcurrencyGrid(1, 1, ConcurrencyGrid.Grid.COARSE),
                List.of(prefillChunk.orElse(USUAL_CHUNK)));
        ServingSpace space = new ServingSpace(definition, model, hardware);
        refuse(space, model, hardware);
        return space.layout(ONLY_INDICES);
    }

    /** What GPUs divided by degrees leave for another degree, at least 1. */
    private static int share(int gpuCount, long degrees) {
        return (int) Math.max(gpuCount / degrees, 1);
    }

    private String sum(int tp, int pp, int dp, long degrees) {
        return "The degrees (tensor " + tp + " × pipeline " + pp + " × data " + dp + ") make up " + degrees + " GPUs, "
                + (gpus.isPresent() ? "not " + gpus.getAsInt() : "more than " + MOST_GPUS) + ".";
    }

    /** Notes every rule that the layout breaks under the option it belongs to. */
    private static void refuse(ServingSpace space, LanguageModel model, Hardware hardware) {
        LayoutReasons reasons = new LayoutReasons(space, model, hardware);
        Problems problems = new Problems();
        for (Constraint constraint : space.space().constraints()) {
            if (!constraint.allows().test(ONLY_INDICES)) {
                String rule = constraint.name();
                problems.add(option(rule), 0, reasons.reason(rule), reasons.advice(rule));
            }
        }
        problems.throwIfAny();
    }

    private static String option(String rule) {
        return switch (rule) {
            case LayoutConstraints.OFFERED, LayoutConstraints.UNIT -> "--weights";
            case LayoutConstraints.HEADS -> "--tensor-parallel";
            case LayoutConstraints.STAGES -> "--pipeline-parallel";
            case LayoutConstraints.EXPERT -> "--expert-parallel";
            case LayoutConstraints.CACHE -> "--kv-cache";
            default -> "--gpus";
        };
    }
}
