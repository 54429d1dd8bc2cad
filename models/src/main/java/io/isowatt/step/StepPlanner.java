package io.isowatt.step;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.kernel.KernelConstants;
import io.isowatt.kernel.KernelRates;
import io.isowatt.llm.Attention;
import io.isowatt.llm.FeedForward;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.LayerGroup;
import io.isowatt.llm.Precision;
import io.isowatt.workload.Workload;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks the layers of a model on a layout and sums the times of their operators into a {@link StepPlan}.
 * Symbols: h hidden size, w weights per GPU, x tokens per attention rank, X = x·dp tokens of the group, G GPUs of
 * a pipeline stage, tp and dp degrees.
 */
public final class StepPlanner {

    final double[] constantSeconds = new double[OperatorFamily.values().length];
    final double[] slopeSecondsPerToken = new double[OperatorFamily.values().length];
    final List<StepPlan.Roofline> rooflines = new ArrayList<>();
    final List<StepPlan.ExpertRead> expertReads = new ArrayList<>();
    double sequenceOverheadSeconds;
    double sequenceStateSeconds;
    double decodeSecondsPerCachedToken;
    double verifySecondsPerCachedToken;
    double prefillSecondsPerTokenPair;

    private final LanguageModel model;
    private final Layout layout;
    private final Workload workload;
    private final Framework framework;
    private final KernelRates rates;
    private final Links links;
    private final KernelConstants constants;
    private final FrameworkOverhead overhead;
    private final double stageImbalance;
    private final int workingRanks;

    private StepPlanner(
            LanguageModel model,
            Hardware hardware,
            Layout layout,
            Workload workload,
            Framework framework,
            KernelConstants constants,
            FrameworkOverhead overhead,
            int workingRanks) {
        this.model = model;
        this.layout = layout;
        this.workload = workload;
        this.framework = framework;
        this.rates = new KernelRates(hardware.accelerator(), constants);
        this.links = new Links(hardware, constants);
        this.constants = constants;
        this.overhead = overhead;
        this.stageImbalance = stageShare(model, layout) * layout.pipelineDegree();
        this.workingRanks = workingRanks;
    }

    /**
     * Sums up the operators.
     *
     * @param overhead the framework's cost per layer
     */
    public static StepPlan plan(
            LanguageModel model,
            Hardware hardware,
            Layout layout,
            Workload workload,
            Framework framework,
            KernelConstants constants,
            FrameworkOverhead overhead) {
        return plan(model, hardware, layout, workload, framework, constants, overhead, layout.dataDegree());
    }

    /**
     * The same where one attention rank alone has tokens: experts of all ranks work on those, and nothing else is sent around.
     */
    public static StepPlan planOfLoneRank(
            LanguageModel model,
            Hardware hardware,
            Layout layout,
            Workload workload,
            Framework framework,
            KernelConstants constants,
            FrameworkOverhead overhead) {
        return plan(model, hardware, layout, workload, framework, constants, overhead, 1);
    }

    private static StepPlan plan(
            LanguageModel model,
            Hardware hardware,
            Layout layout,
            Workload workload,
            Framework framework,
            KernelConstants constants,
            FrameworkOverhead overhead,
            int workingRanks) {
        StepPlanner planner =
                new StepPlanner(model, hardware, layout, workload, framework, constants, overhead, workingRanks);
        planner.sequenceOverheadSeconds = overhead.sequenceSeconds();
        for (LayerGroup group : model.layers()) {
            double layers = group.layerCount() * planner.stageImbalance;
            planner.addMixer(group.attention(), layers);
            planner.addFeedForward(group, layers);
            planner.addCollectives(group, layers);
        }
        planner.addOutputHead();
        planner.addStageHops();
        return new StepPlan(planner);
    }

    /** Share of the layers that the fullest pipeline stage holds: ceil(L/pp)/L. */
    public static double stageShare(LanguageModel model, Layout layout) {
        int layers = model.layerCount();
        int stages = layout.pipelineDegree();
        int fullest = (layers + stages - 1) / stages;
        return (double) fullest / layers;
    }

    private void addMixer(Attention attention, double layers) {
        double w = layers * attention.weightCount(model.hiddenSize()) / layout.tensorDegree();
        Precision precision = model.rule().attention(layout.weights());
        addProduct(OperatorFamily.ATTENTION_WEIGHTS, w, precision);
        if (attention instanceof Attention.MultiHeadLatent || attention instanceof Attention.SparseLatent) {
            addConstant(OperatorFamily.OVERHEAD, layers * constants.latentSeconds());
        }
        if (attention instanceof Attention.LinearRecurrence recurrence) {
            addRecurrence(recurrence, layers);
        } else if (attention instanceof Attention.SlidingWindow window) {
            addWindow(window, layers);
        } else if (attention instanceof Attention.SparseLatent sparse) {
            addSparse(sparse, layers);
        } else {
            addFullAttention(attention, layers, 1, 1);
        }
    }

    /** lin(w, q, x) = max(2·x·w/(P_q·e_q), w·β_q/(BW·e_m)). */
    private void addProduct(OperatorFamily family, double w, Precision precision) {
        if (w == 0) {
            return;
        }
        double slope = 2 * w / rates.denseFlopPerSecond(precision, layout.wideActivations());
        double floor = w * precision.bytesPerWeight() / rates.weightBytesPerSecond(precision);
        rooflines.add(new StepPlan.Roofline(family, slope, floor));
    }

    /**
     * k_d += ρ_d·(kv·B_kv/(BW·e_d) + decode FLOP/(0.9·P_bf16)); k_p += ρ_p·prefill FLOP/(P_bf16·e_a), where ρ is the
     * share of earlier tokens attended to.
     */
    private void addFullAttention(
            Attention attention, double layers, double decodeShareFraction, double prefillShareFraction) {
        int tp = layout.tensorDegree();
        double read =
                attention.cachedElementsPerToken(tp) * layout.cacheBytesPerElement() / rates.cacheBytesPerSecond();
        double compute = attention.decodeFlopPerCachedToken(tp) / rates.latentFlopPerSecond();
        decodeSecondsPerCachedToken += layers * decodeShareFraction * (read + compute);
        verifySecondsPerCachedToken += layers * decodeShareFraction * compute;
        prefillSecondsPerTokenPair += layers
                * prefillShareFraction
                * attention.prefillFlopPerTokenPair(tp)
                / rates.prefillAttentionFlopPerSecond();
    }

    /**
     * ρ_d = min(K, i_0)/i_0 with i_0 = isl + osl/2; ρ_p = min(1, 2K/isl); the indexer reads and scores every token. A layer
     * without an indexer reuses what an earlier one selected, at no time of its own.
     */
    private void addSparse(Attention.SparseLatent sparse, double layers) {
        double context = workload.promptTokens() + workload.outputTokens() / 2;
        double decodeShare = Math.min((double) sparse.selectedTokens(), context) / context;
        double prefillShare = Math.min(1, 2.0 * sparse.selectedTokens() / workload.promptTokens());
        addFullAttention(sparse, layers, decodeShare, prefillShare);
        double score = sparse.indexFlopPerCachedToken() / rates.indexFlopPerSecond();
        decodeSecondsPerCachedToken +=
                layers * (sparse.indexCacheBytesPerToken() / rates.cacheBytesPerSecond() + score);
        verifySecondsPerCachedToken += layers * score;
        prefillSecondsPerTokenPair += layers * score;
        if (sparse.indexHeadCount() > 0) {
            addConstant(OperatorFamily.OVERHEAD, layers * constants.indexerSeconds());
        }
    }

    /** A window is read once per sequence and step; in prefill a token attends to at most a window of earlier ones. */
    private void addWindow(Attention.SlidingWindow window, double layers) {
        int tp = layout.tensorDegree();
        double context = workload.meanPromptTokens() + workload.meanOutputTokens() / 2;
        double decodeTokens = Math.min((double) window.windowTokens(), context);
        double prefillTokens = Math.min((double) window.windowTokens(), workload.meanPromptTokens() / 2);
        sequenceStateSeconds += layers
                * decodeTokens
                * window.cachedElementsPerToken(tp)
                * layout.cacheBytesPerElement()
                / rates.cacheBytesPerSecond();
        addSlope(
                OperatorFamily.ATTENTION_CORE,
                layers * prefillTokens * window.prefillFlopPerTokenPair(tp) / rates.prefillAttentionFlopPerSecond());
    }

    /** State is read and written in four bytes per element and step; prefill computes some FLOP per state element. */
    private void addRecurrence(Attention.LinearRecurrence recurrence, double layers) {
        double elements = layers * recurrence.stateElementCount() / layout.tensorDegree();
        sequenceStateSeconds += 8 * elements / rates.cacheBytesPerSecond();
        addSlope(
                OperatorFamily.ATTENTION_CORE,
                elements * constants.recurrenceFlopPerStateElement() / rates.prefillAttentionFlopPerSecond());
        addConstant(OperatorFamily.OVERHEAD, layers * constants.recurrenceSeconds());
    }

    private void addFeedForward(LayerGroup group, double layers) {
        boolean whole = !(group.attention() instanceof Attention.None);
        if (group.feedForward() instanceof FeedForward.Dense dense) {
            Precision precision = model.hasExperts() ? model.rule().shared(layout.weights()) : layout.weights();
            addProduct(OperatorFamily.DENSE_WEIGHTS, layers * dense.weightCount() / layout.tensorDegree(), precision);
            addConstant(OperatorFamily.OVERHEAD, layers * overhead.denseLayerSeconds() * (whole ? 1 : 0.5));
        } else if (group.feedForward() instanceof FeedForward.MixtureOfExperts experts) {
            addExperts(experts, layers);
            double launch = rates.expertLaunchSeconds(layout.weights(), framework);
            addConstant(OperatorFamily.OVERHEAD, layers * (overhead.expertLayerSeconds() * (whole ? 1 : 0.5) + launch));
        } else {
            addConstant(OperatorFamily.OVERHEAD, layers * overhead.denseLayerSeconds() / 2);
        }
    }

    /**
     * Reading the E·u distinct experts that X tokens touch, computing, and routing:
     *
     * <pre>
     * E·w_e·β·s/(G·BW·m_m) · min(u + κ·√u·(1 − u), 1) + 2·X·k·w_e·s/G·ep^a/(P_m·c_m) + X·k·h·ρ/BW
     * u = 1 − (1 − k/E)^X,  κ = κ_0·√(2·ln(ep)·ep/E),  s = 1 + f_0/(columns of an expert on one GPU)
     * </pre>
     *
     * Source: fits to samples of fused-expert kernel times, 25 kernels on Hopper and Blackwell: a mean error of 20 %, where
     * reading, computing and launch alone leave 32 %. The shared part is a product.
     */
    private void addExperts(FeedForward.MixtureOfExperts experts, double layers) {
        Precision weights = layout.weights();
        double ep = layout.expertDegree();
        double h = model.hiddenSize();
        double columns = experts.expertWeightCount() / (3 * h) * ep / layout.stageGpuCount();
        double narrow = 1 + constants.expertShardColumns() / columns;
        double perGpu = layers * experts.expertWeightCount() / layout.stageGpuCount() * narrow;
        double readAll =
                experts.expertCount() * perGpu * weights.bytesPerWeight() / rates.expertBytesPerSecond(weights);
        double missPerToken = Math.log1p(-(double) experts.activeCount() / experts.expertCount());
        double unevenness = constants.expertReadUnevenness() * Math.sqrt(2 * Math.log(ep) * ep / experts.expertCount());
        expertReads.add(new StepPlan.ExpertRead(readAll, missPerToken * workingRanks, unevenness));
        double visits = (double) workingRanks * experts.activeCount();
        double imbalance = Math.pow(ep, constants.expertImbalanceExponent());
        addSlope(
                OperatorFamily.EXPERTS,
                visits * 2 * perGpu * imbalance / rates.expertFlopPerSecond(weights, layout.wideActivations()));
        addSlope(
                OperatorFamily.EXPERTS,
                visits * layers * h * rates.routingSecondsPerElement(weights, layout.wideActivations()));
        addProduct(
                OperatorFamily.DENSE_WEIGHTS,
                layers * experts.sharedWeightCount() / layout.tensorDegree(),
                model.rule().shared(weights));
    }

    /**
     * comm(x) = [tp&gt;1](t_ar + 2·(tp−1)/tp·2·h·x/link) + [dp&gt;1](1.5·t_ar + (G−1)/tp·2·h·x/link), once after the mixer
     * and once after the feed-forward part, over the link of {@link Links}.
     */
    private void addCollectives(LayerGroup group, double layers) {
        int parts = (group.attention() instanceof Attention.None ? 0 : 1)
                + (group.feedForward() instanceof FeedForward.None ? 0 : 1);
        int tp = layout.tensorDegree();
        int gpus = layout.stageGpuCount();
        double dp = layout.dataDegree();
        double bytesPerToken = 2.0 * model.hiddenSize();
        double latency = 0;
        double perToken = 0;
        if (tp > 1) {
            latency += links.collectiveSeconds(tp);
            perToken += 2 * bytesPerToken * links.sentShareSecondsPerByte(tp);
        }
        if (layout.dataDegree() > 1) {
            latency += 1.5 * links.collectiveSeconds(gpus);
            perToken += bytesPerToken * gpus / tp * workingRanks / dp * links.sentShareSecondsPerByte(gpus);
        }
        addConstant(OperatorFamily.COMMUNICATION, layers * parts * latency);
        addSlope(OperatorFamily.COMMUNICATION, layers * parts * perToken);
    }

    /** Reading the output head, 2·V·h/tp bytes. */
    private void addOutputHead() {
        double bytes = 2.0 * model.vocabularySize() * model.hiddenSize() / layout.tensorDegree();
        addConstant(OperatorFamily.DENSE_WEIGHTS, bytes / rates.weightBytesPerSecond(Precision.BF16));
    }

    /** Handing activations to the next pipeline stage: (pp − 1)·(latency + 2·h·x/link), the link between its domains. */
    private void addStageHops() {
        int hops = layout.pipelineDegree() - 1;
        if (hops > 0) {
            double perByte = links.handoverSecondsPerByte(layout.gpuCount());
            addConstant(OperatorFamily.COMMUNICATION, hops * links.handoverSeconds(layout.gpuCount()));
            addSlope(OperatorFamily.COMMUNICATION, hops * 2.0 * model.hiddenSize() * perByte);
        }
    }

    private void addConstant(OperatorFamily family, double seconds) {
        constantSeconds[family.ordinal()] += seconds;
    }

    private void addSlope(OperatorFamily family, double secondsPerToken) {
        slopeSecondsPerToken[family.ordinal()] += secondsPerToken;
    }
}
