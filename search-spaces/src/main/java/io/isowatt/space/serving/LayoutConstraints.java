package io.isowatt.space.serving;

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

    static final String OFFERED = "weights wider than published, or in a four-bit format of other models";
    static final String UNIT = "the chip has no unit for these weights";
    static final String HEADS = "the tensor degree does not divide the attention heads";
    static final String DIVIDES = "the degrees do not divide the GPU count";
    static final String STAGES = "more pipeline stages than layers";
    static final String DOMAIN = "a pipeline stage does not fit in one scale-up domain";
    static final String NEEDLESS_STAGES =
            "pipeline stages over several scale-up domains for a model that fits well in one";
    static final String DATA = "attention data parallelism needs experts, and a listed degree";
    static final String EXPERT = "the expert degree does not fit experts and GPUs";
    static final String WIDE = "bf16 activations are the usual ones for these weights";
    static final String CACHE = "the chip has no fp8 unit for the KV cache";
    static final String DRAFTS = "drafted tokens, but the study gives no acceptance";

    private final ServingSpace space;
    private final LanguageModel model;
    private final Hardware hardware;

    LayoutConstraints(ServingSpace space, LanguageModel model, Hardware hardware) {
        this.space = space;
        this.model = model;
        this.hardware = hardware;
    }

    List<Constraint> all() {
        List<Constraint> all = new ArrayList<>();
        add(all, OFFERED, ServingSpace.WEIGHTS, indices -> offered(space.weights(indices), model, hardware));
        add(all, UNIT, ServingSpace.WEIGHTS, indices -> hasUnit(space.weights(indices), hardware));
        add(all, HEADS, ServingSpace.TENSOR, indices -> dividesHeads(space.tensorDegree(indices), model));
        add(all, DIVIDES, ServingSpace.PIPELINE, this::dividesGpus);
        add(all, STAGES, ServingSpace.PIPELINE, this::fewerStagesThanLayers);
        add(all, DOMAIN, ServingSpace.PIPELINE, this::stageInDomain);
        add(all, NEEDLESS_STAGES, ServingSpace.PIPELINE, this::needsStages);
        add(all, DATA, ServingSpace.PIPELINE, this::dataDegree);
        add(all, EXPERT, ServingSpace.EXPERT, this::expertDegree);
        add(all, WIDE, ServingSpace.ACTIVATIONS, this::wideIsNew);
        add(all, CACHE, ServingSpace.CACHE, this::cacheUnit);
        if (!space.definition().server().draftTokenCounts().isEmpty()) {
            add(all, DRAFTS, ServingSpace.DRAFTS, this::acceptsDrafts);
        }
        return all;
    }

    private static void add(List<Constraint> all, String name, int lastAxis, Predicate<int[]> allows) {
        all.add(new Constraint(name, lastAxis + 1, allows));
    }

    /** Whether a rule looks at the weights alone. */
    static boolean isOfWeights(String rule) {
        return rule.equals(OFFERED) || rule.equals(UNIT);
    }

    /**
     * A model is served in its published precision or a narrower one, or in the four-bit format of the chip's units if
     * it was published in int4; mxfp4 only if it was published so, or if the chip's units are made for it.
     */
    static boolean offered(Precision weights, LanguageModel model, Hardware hardware) {
        Precision published = model.checkpoint();
        boolean narrower = weights.bits() < published.bits() || (published == Precision.INT4 && weights.bits() == 4);
        return weights == published
                || (narrower
                        && (weights != Precision.MXFP4 || hardware.accelerator().multipliesMxfp4()));
    }

    static boolean hasUnit(Precision weights, Hardware hardware) {
        return switch (weights) {
            case BF16, INT4, MXFP4 -> true;
            case FP8 -> hardware.accelerator().has(TensorFormat.FP8);
            case NVFP4 -> hardware.accelerator().multipliesNvfp4();
        };
    }

    static boolean dividesHeads(int tp, LanguageModel model) {
        return model.layers().stream().map(LayerGroup::attention).allMatch(attention -> divides(tp, attention));
    }

    private static boolean divides(int tp, Attention attention) {
        if (attention instanceof Attention.SlidingWindow window) {
            return divides(tp, window.heads());
        }
        if (attention instanceof Attention.GroupedQuery heads) {
            return heads.headCount() % tp == 0
                    && (heads.keyValueHeadCount() % tp == 0 || tp % heads.keyValueHeadCount() == 0);
        }
        return headCount(attention) % tp == 0;
    }

    /** The numbers of query heads that the model's layers have. */
    static List<Integer> headCounts(LanguageModel model) {
        return model.layers().stream()
                .map(group -> headCount(group.attention()))
                .filter(heads -> heads > 0)
                .distinct()
                .toList();
    }

    /** Query heads; 0 for a layer that has none, which any degree divides. */
    private static int headCount(Attention attention) {
        if (attention instanceof Attention.SlidingWindow window) {
            return window.heads().headCount();
        }
        if (attention instanceof Attention.SparseLatent sparse) {
            return sparse.latent().headCount();
        }
        if (attention instanceof Attention.MultiHeadLatent latent) {
            return latent.headCount();
        }
        return attention instanceof Attention.GroupedQuery heads ? heads.headCount() : 0;
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
        double domainBytes = hardware.scaleUpGpuCount() * hardware.accelerator().memoryBytes();
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

    /** Where both are tried, bf16 activations are a candidate of their own only beside narrower usual ones. */
    private boolean wideIsNew(int[] indices) {
        return !space.asksWideActivations(indices)
                || space.wideActivations(indices)
                || !space.definition().wideActivations().contains(false);
    }

    private boolean acceptsDrafts(int[] indices) {
        return space.draftTokenCount(indices) == 0 || space.knowsAcceptance();
    }

    private boolean cacheUnit(int[] indices) {
        return space.cacheBytesPerElement(indices) == 2
                || hardware.accelerator().has(TensorFormat.FP8);
    }
}
