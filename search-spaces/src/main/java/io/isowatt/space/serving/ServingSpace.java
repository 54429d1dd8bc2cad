package io.isowatt.space.serving;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;
import io.isowatt.space.Axis;
import io.isowatt.space.Space;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** The deployments of one model on one machine as a {@link Space}: rank → layout and concurrency. */
public final class ServingSpace {

    static final int WEIGHTS = 0;
    static final int GPUS = 1;
    static final int TENSOR = 2;
    static final int PIPELINE = 3;
    static final int EXPERT = 4;
    static final int ACTIVATIONS = 5;
    static final int CACHE = 6;
    static final int CHUNK = 7;
    static final int DRAFTS = 8;
    static final int POWER_CAP = 9;
    static final int CLOCK = 10;
    static final int REPLICAS = 11;

    /** Stages tried where the definition leaves them to the program. */
    private static final List<Integer> AUTOMATIC_STAGES = List.of(1, 2, 4);

    private final SpaceDefinition definition;
    private final ServerSettings settings;
    private final List<Integer> pipelineDegrees;
    private final List<Integer> gpuCounts;
    private final List<Integer> expertDegrees;
    private final int[] concurrencies;
    private final Space space;

    /** The space of a server that is launched as calibrated where the definition says nothing else. */
    public ServingSpace(SpaceDefinition definition, LanguageModel model, Hardware hardware) {
        this(definition, model, hardware, ServerSettings.CALIBRATED);
    }

    /**
     * The deployments of one model on one machine.
     *
     * @param settings how the server is launched where the definition says nothing else
     */
    public ServingSpace(SpaceDefinition definition, LanguageModel model, Hardware hardware, ServerSettings settings) {
        this.definition = definition;
        this.settings = settings;
        this.pipelineDegrees = definition.pipelineDegrees().isEmpty() ? AUTOMATIC_STAGES : definition.pipelineDegrees();
        this.gpuCounts = definition.gpuCounts().isEmpty() ? usualGpuCounts(hardware) : definition.gpuCounts();
        this.expertDegrees = definition.expertDegrees();
        this.concurrencies = definition.concurrency().values();
        this.space = new Space(axes(), new LayoutConstraints(this, model, hardware).all());
    }

    /** The workers of a prefill pool, whose sweep is one value; the definition has pools. */
    public static ServingSpace prefill(
            SpaceDefinition definition, LanguageModel model, Hardware hardware, ServerSettings settings) {
        return new ServingSpace(
                definition.pools().orElseThrow().prefill(), model, hardware, settings.with(Speculation.NONE));
    }

    /** The workers of a decode pool, whose sweep are the sequences that one of them runs. */
    public static ServingSpace decode(
            SpaceDefinition definition, LanguageModel model, Hardware hardware, ServerSettings settings) {
        return new ServingSpace(definition.decode(), model, hardware, settings);
    }

    /** Tensor degree times stages, doubled as long as the links join the GPUs of a stage: 1, 2, 4 … as a rule. */
    private List<Integer> usualGpuCounts(Hardware hardware) {
        SortedSet<Integer> counts = new TreeSet<>();
        for (int stages : pipelineDegrees) {
            for (int tensor : definition.tensorDegrees()) {
                for (int gpus = tensor; gpus <= hardware.scaleUpGpuCount(); gpus *= 2) {
                    counts.add(gpus * stages);
                }
            }
        }
        if (counts.isEmpty()) { // too large for the links, which the constraint on stages says better
            counts.add(definition.tensorDegrees().get(0) * pipelineDegrees.get(0));
        }
        return List.copyOf(counts);
    }

    private List<Axis> axes() {
        ServerAxes server = definition.server();
        return List.of(
                Axis.of(
                        "weights",
                        labels(definition.weights().stream()
                                .map(Precision::label)
                                .toList())),
                Axis.of("GPUs", labels(gpuCounts)),
                Axis.of("tensor-parallel", labels(definition.tensorDegrees())),
                Axis.of("pipeline-parallel", labels(pipelineDegrees)),
                Axis.of("expert-parallel", expertDegrees.isEmpty() ? List.of("1", "all") : labels(expertDegrees)),
                Axis.of(
                        "activations",
                        definition.wideActivations().stream()
                                .map(wide -> wide ? "bf16" : "auto")
                                .toList()),
                Axis.of(
                        "kv-cache",
                        definition.cacheBytesPerElement().stream()
                                .map(b -> b == 1 ? "fp8" : "bf16")
                                .toList()),
                Axis.of("prefill-chunk", labels(definition.prefillChunkTokens())),
                listed("draft-tokens", server.draftTokenCounts()),
                listed("power-cap", server.powerCap().values()),
                listed("clock", server.clock().values()),
                listed("replicas", server.replicaCounts()),
                Axis.of("concurrency", concurrencies.length));
    }

    /** An axis of one value where nothing is listed. */
    private static Axis listed(String name, List<?> values) {
        return Axis.of(name, values.isEmpty() ? List.of("as the study says") : labels(values));
    }

    private static List<String> labels(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    public Space space() {
        return space;
    }

    public SpaceDefinition definition() {
        return definition;
    }

    /** The numbers of clients of the sweep, ascending. */
    public int[] concurrencies() {
        return concurrencies.clone();
    }

    /** How many numbers of clients of the sweep are at most so many. */
    public int concurrenciesUpTo(int clients) {
        int place = Arrays.binarySearch(concurrencies, clients);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /** The layout of a block that no constraint removed. */
    public Layout layout(int[] indices) {
        return new Layout(
                tensorDegree(indices),
                pipelineDegree(indices),
                dataDegree(indices),
                expertDegree(indices),
                weights(indices),
                wideActivations(indices),
                cacheBytesPerElement(indices),
                definition.prefillChunkTokens().get(indices[CHUNK]));
    }

    /** How the server of a block is launched; what is continuous is as the study says. */
    public ServerSettings settings(int[] indices) {
        ServerAxes server = definition.server();
        ServerSettings launched = server.draftTokenCounts().isEmpty()
                ? settings
                : settings.with(settings.speculation().drafting(draftTokenCount(indices)));
        List<Double> caps = server.powerCap().values();
        List<Double> clocks = server.clock().values();
        ServerSettings capped = caps.isEmpty() ? launched : launched.capped(caps.get(indices[POWER_CAP]));
        return clocks.isEmpty() ? capped : capped.clocked(clocks.get(indices[CLOCK]));
    }

    /** Replicas of a block's deployments; empty for as many as fill their machines. */
    public OptionalInt replicaCount(int[] indices) {
        List<Integer> counts = definition.server().replicaCounts();
        return counts.isEmpty() ? OptionalInt.empty() : OptionalInt.of(counts.get(indices[REPLICAS]));
    }

    /** The deployment of a candidate; one replica where as many fill their machines. */
    public Aggregated deployment(long rank) {
        int[] indices = space.indices(rank);
        return new Aggregated(
                layout(indices),
                settings(indices),
                concurrencies[indices[indices.length - 1]],
                replicaCount(indices).orElse(1));
    }

    /** Tokens drafted in a step. */
    int draftTokenCount(int[] indices) {
        List<Integer> counts = definition.server().draftTokenCounts();
        return counts.isEmpty() ? settings.speculation().draftTokenCount() : counts.get(indices[DRAFTS]);
    }

    /** Whether the study says how many drafts are accepted. */
    boolean knowsAcceptance() {
        return settings.speculation().acceptanceFraction() > 0;
    }

    /** The GPU counts of a replica that are tried. */
    List<Integer> gpuCounts() {
        return gpuCounts;
    }

    List<Integer> pipelineDegrees() {
        return pipelineDegrees;
    }

    Precision weights(int[] indices) {
        return definition.weights().get(indices[WEIGHTS]);
    }

    int gpuCount(int[] indices) {
        return gpuCounts.get(indices[GPUS]);
    }

    int tensorDegree(int[] indices) {
        return definition.tensorDegrees().get(indices[TENSOR]);
    }

    int pipelineDegree(int[] indices) {
        return pipelineDegrees.get(indices[PIPELINE]);
    }

    /** What is left of the GPU count: GPUs/(tensor × pipeline). */
    int dataDegree(int[] indices) {
        return gpuCount(indices) / (tensorDegree(indices) * pipelineDegree(indices));
    }

    /** Whether the expert degree is the automatic “all GPUs of a stage”. */
    boolean allExperts(int[] indices) {
        return expertDegrees.isEmpty() && indices[EXPERT] == 1;
    }

    int expertDegree(int[] indices) {
        if (expertDegrees.isEmpty()) {
            return indices[EXPERT] == 0 ? 1 : gpuCount(indices) / pipelineDegree(indices);
        }
        return expertDegrees.get(indices[EXPERT]);
    }

    /** Whether bf16 activations were asked for by name. */
    boolean asksWideActivations(int[] indices) {
        return definition.wideActivations().get(indices[ACTIVATIONS]);
    }

    /** Whether products are computed wider than is usual for the weights: bf16, int4 and mxfp4 are wide by themselves. */
    boolean wideActivations(int[] indices) {
        return asksWideActivations(indices)
                && (weights(indices) == Precision.FP8 || weights(indices) == Precision.NVFP4);
    }

    int cacheBytesPerElement(int[] indices) {
        return definition.cacheBytesPerElement().get(indices[CACHE]);
    }
}
