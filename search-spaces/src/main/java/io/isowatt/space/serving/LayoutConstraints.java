package io.isowatt.space.serving;

import io.isowatt.hardware.Accelerator;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.llm.Attention;
import io.isowatt.llm.FeedForward;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.LayerGroup;
import io.isowatt.llm.Precision;
import io.isowatt.space.Constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which combinations of axis values are layouts that one can deploy; each cuts a subtree before anything is evaluated. */
final class LayoutConstraints {

    static final String HEADS = "the tensor degree does not divide the attention heads";
    static final String UNIT = "the chip has no unit for these weights";

    private final ServingSpace space;
    private final LanguageModel model;
    private final Hardware hardware;
    private final Accelerator chip;

    LayoutConstraints(ServingSpace space, LanguageModel model, Hardware hardware) {
        this.space = space;
        this.model = model;
        this.hardware = hardware;
        this.chip = hardware.accelerator();
    }

    List<Constraint> all() {
        List<Constraint> all = new ArrayList<>();
        add(
                all,
                "weights wider than published, or in a four-bit format of other models",
                ServingSpace.WEIGHTS,
                this::offered);
        add(all, UNIT, ServingSpace.WEIGHTS, this::hasUnit);
        add(all, HEADS, ServingSpace.TENSOR, this::dividesHeads);
        add(all, "the degrees do not divide the GPU count", ServingSpace.PIPELINE, this::dividesGpus);
        add(all, "more pipeline stages than layers", ServingSpace.PIPELINE, this::fewerStagesThanLayers);
        add(all, "a pipeline stage does not fit in one scale-up domain", ServingSpace.PIPELINE, this::stageInDomain);
        add(
                all,
                "pipeline stages over several scale-up domains for a model that fits well in one",
                ServingSpace.PIPELINE,
                this::needsStages);
        add(
                all,
                "attention data parallelism needs experts, and a listed degree",
                ServingSpace.PIPELINE,
                this::dataDegree);
        add(all, "the expert degree does not fit experts and GPUs", ServingSpace.EXPERT, this::expertDegree);
        add(all, "bf16 activations are the usual ones for these weights", ServingSpace.ACTIVATIONS, this::wideIsNew);
        add(all, "the chip has no fp8 unit for the KV cache", ServingSpace.CACHE, this::cacheUnit);
        return all;
    }

    private static void add(List<Constraint> all, String name, int lastAxis, Predicate<int[]> allows) {
        all.add(new Constraint(name, lastAxis + 1, allows));
    }

    /** A model is served in its published precision or a narrower one; mxfp4 only if it was published so. */
    private boolean offered(int[] indices) {
        Precision weights = space.weights(indices);
        Precision published = model.checkpoint();
        return weights == published
                || (weights.bits() < published.bits() && weights != Precision.MXFP4)
                || (weights == Precision.NVFP4 && published == Precision.INT4);
    }

    private boolean hasUnit(int[] indices) {
        return switch (space.weights(indices)) {
            case BF16, INT4, MXFP4 -> true;
            case FP8 -> chip.has(TensorFormat.FP8);
            case NVFP4 -> chip.has(TensorFormat.FP4);
        };
    }

    private boolean dividesHeads(int[] indices) {
        return dividesHeads(space.tensorDegree(indices), model);
    }

    static boolean dividesHeads(int tp, LanguageModel model) {
        return model.layers().stream().map(LayerGroup::attention).allMatch(attention -> divides(tp, attention));
    }

    private static boolean divides(int tp, Attention attention) {
        if (attention instanceof Attention.SlidingWindow window) {
            return divides(tp, window.heads());
        }
        if (attention instanceof Attention.SparseLatent sparse) {
            return divides(tp, sparse.latent());
        }
        if (attention instanceof Attention.MultiHeadLatent latent) {
            return latent.headCount() % tp == 0;
        }
        return !(attention instanceof Attention.GroupedQuery heads)
                || (heads.headCount() % tp == 0
                        && (heads.keyValueHeadCount() % tp == 0 || tp % heads.keyValueHeadCount() == 0));
    }

    private boolean dividesGpus(int[] indices) {
        return space.gpuCount(indices) % (space.tensorDegree(indices) * space.pipelineDegree(indices)) == 0;
    }

    private boolean fewerStagesThanLayers(int[] indices) {
        return space.pipelineDegree(indices) <= model.layerCount();
    }

    private boolean stageInDomain(int[] indices) {
        return space.gpuCount(indices) / space.pipelineDegree(indices) <= hardware.scaleUpGpuCount();
    }

    /** With stages left to the program: full scale-up domains are joined if the weights take over half of one. */
    private boolean needsStages(int[] indices) {
        int pp = space.pipelineDegree(indices);
        if (pp == 1 || !space.definition().pipelineDegrees().isEmpty()) {
            return true;
        }
        double weightBytes =
                model.parameters().totalCount() * space.weights(indices).bytesPerWeight();
        double domainBytes = hardware.scaleUpGpuCount() * chip.memoryBytes();
        return 2 * weightBytes > domainBytes && 2 * space.gpuCount(indices) / pp > hardware.scaleUpGpuCount();
    }

    private boolean dataDegree(int[] indices) {
        int dp = space.dataDegree(indices);
        List<Integer> listed = space.definition().dataDegrees();
        return (dp == 1 || model.hasExperts()) && (listed.isEmpty() || listed.contains(dp));
    }

    private boolean expertDegree(int[] indices) {
        int ep = space.expertDegree(indices);
        int stageGpus = space.gpuCount(indices) / space.pipelineDegree(indices);
        if (space.allExperts(indices) && stageGpus == 1) {
            return false;
        }
        return ep == 1 || (stageGpus % ep == 0 && model.layers().stream().anyMatch(group -> splits(ep, group)));
    }

    private static boolean splits(int ep, LayerGroup group) {
        return group.feedForward() instanceof FeedForward.MixtureOfExperts experts && experts.expertCount() % ep == 0;
    }

    private boolean wideIsNew(int[] indices) {
        return !space.wideActivations(indices)
                || space.weights(indices) == Precision.FP8
                || space.weights(indices) == Precision.NVFP4;
    }

    private boolean cacheUnit(int[] indices) {
        return space.cacheBytesPerElement(indices) == 2 || chip.has(TensorFormat.FP8);
    }
}
