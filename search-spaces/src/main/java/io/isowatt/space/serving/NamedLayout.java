package io.isowatt.space.serving;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problems;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;
import io.isowatt.space.Blocks;
import io.isowatt.space.Constraint;
import io.isowatt.space.Space;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /**
     * The layout on a machine.
     *
     * @throws InvalidInputException if model and machine do not allow it
     */
    public Layout on(LanguageModel model, Hardware hardware) {
        int pp = pipeline.orElse(1);
        int tp = tensor.orElseGet(() -> Math.max(gpus.orElse(1) / (pp * data.orElse(1)), 1));
        int dp = data.orElseGet(() -> Math.max(gpus.orElse(tp * pp) / (tp * pp), 1));
        int gpuCount = gpus.orElse(tp * pp * dp);
        Precision precision = weights.orElse(model.checkpoint());
        int cacheBytes = cacheBytesPerElement.orElse(precision == Precision.BF16 ? 2 : 1);
        boolean cacheIsDefault = cacheBytesPerElement.isEmpty();
        if (tp * pp * dp != gpuCount) {
            throw new InvalidInputException(
                    "--gpus",
                    0,
                    "The degrees (tensor " + tp + " × pipeline " + pp + " × data " + dp + ") do not make up the GPUs ("
                            + gpuCount + ").",
                    "Maybe leave one of them out.");
        }
        SpaceDefinition definition = new SpaceDefinition(
                "named",
                "",
                List.of(gpuCount),
                List.of(tp),
                List.of(pp),
                List.of(dp),
                List.of(expert.orElse(1)),
                List.of(precision),
                List.of(wideActivations.orElse(false)),
                cacheIsDefault ? List.of(cacheBytes, 3 - cacheBytes) : List.of(cacheBytes),
                new ConcurrencyGrid(1, 1, ConcurrencyGrid.Grid.COARSE),
                List.of(prefillChunk.orElse(USUAL_CHUNK)));
        ServingSpace space = new ServingSpace(definition, model, hardware);
        Blocks blocks = space.space().blocks();
        if (blocks.count() == 0) {
            refuse(space.space(), blocks, model, hardware, tp);
        }
        int[] indices = new int[space.space().axes().size() - 1];
        blocks.readIndices(0, indices);
        return space.layout(indices);
    }

    private static void refuse(Space space, Blocks blocks, LanguageModel model, Hardware hardware, int tp) {
        Problems problems = new Problems();
        List<Constraint> constraints = space.constraints();
        for (int c = 0; c < constraints.size(); c++) {
            if (blocks.removedCount(c) > 0) {
                String reason = constraints.get(c).name();
                problems.add(
                        "command line",
                        0,
                        "The deployment is not possible for " + model.id() + " on " + hardware.id() + ": " + reason
                                + ".",
                        advice(reason, model, hardware, tp));
            }
        }
        problems.throwIfAny();
    }

    private static String advice(String reason, LanguageModel model, Hardware hardware, int tp) {
        if (reason.equals(LayoutConstraints.HEADS)) {
            return "Maybe use a tensor degree of "
                    + IntStream.rangeClosed(1, Math.max(hardware.scaleUpGpuCount(), tp))
                            .filter(degree -> LayoutConstraints.dividesHeads(degree, model))
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return reason.equals(LayoutConstraints.UNIT)
                ? "Maybe use one of the chip's formats: "
                        + hardware.accelerator().peakFlopPerSecond().keySet().stream()
                                .map(format -> format.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."
                : "Maybe change the degrees or the precision.";
    }
}
