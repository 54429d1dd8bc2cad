package io.isowatt.study;

import io.isowatt.deployment.Deployment;
import io.isowatt.deployment.Layout;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.llm.Precision;
import io.isowatt.uncertainty.LayoutUncertainty;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Feasible candidates of one block of a search in columns. */
public final class CandidateBlock {

    /** What the candidates of one layout have in common. */
    record Shared(Layout layout, LayoutUncertainty uncertainty, int replicaCount) {}

    private static final int TTFT = 0;
    private static final int TPOT = 1;
    private static final int THROUGHPUT = 2;
    private static final int BOARD_WATTS = 3;
    private static final int WATTS = 4;
    private static final int DOLLARS = 5;
    private static final int FIXED_FIGURES = 6;

    private final List<Metric> objectives;
    private final Precision weights;
    private final Optional<Shared> shared;
    private final LongFunction<Deployment> deployments;
    private int size;
    private long[] ranks;
    private int[] clients;
    private int[] gpus;
    private double[] figures;
    private long firstRank;

    /**
     * An empty block.
     *
     * @param weights precision of the weights where they decode
     * @param shared what all its candidates have in common, empty if they differ
     * @param deployments the deployment of a rank
     * @param capacity how many candidates there will be at most
     */
    CandidateBlock(
            List<Metric> objectives,
            Precision weights,
            Optional<Shared> shared,
            LongFunction<Deployment> deployments,
            int capacity) {
        this.objectives = objectives;
        this.weights = weights;
        this.shared = shared;
        this.deployments = deployments;
        this.ranks = new long[capacity];
        this.clients = new int[capacity];
        this.gpus = new int[capacity];
        this.figures = new double[capacity * stride()];
    }

    private int stride() {
        return FIXED_FIGURES + objectives.size();
    }

    void add(long rank, int clientCount, Estimate estimate) {
        int at = size * stride();
        ranks[size] = rank;
        clients[size] = clientCount;
        gpus[size] = estimate.gpuCount();
        figures[at + TTFT] = estimate.performance().ttftSeconds();
        figures[at + TPOT] = estimate.performance().tpotSeconds();
        figures[at + THROUGHPUT] = estimate.outputTokensPerSecond();
        figures[at + BOARD_WATTS] = estimate.boardWattsPerGpu();
        figures[at + WATTS] = estimate.watts();
        figures[at + DOLLARS] = estimate.dollarsPerMillionOutputTokens();
        for (int k = 0; k < objectives.size(); k++) {
            figures[at + FIXED_FIGURES + k] = objectives.get(k).of(estimate);
        }
        size++;
    }

    boolean isFull() {
        return size == ranks.length;
    }

    /** Keeps every other candidate, from the first on. */
    void halve() {
        int stride = stride();
        int kept = 0;
        for (int i = 0; i < size; i += 2) {
            ranks[kept] = ranks[i];
            clients[kept] = clients[i];
            gpus[kept] = gpus[i];
            System.arraycopy(figures, i * stride, figures, kept * stride, stride);
            kept++;
        }
        size = kept;
    }

    /** Gives back the room that rejected candidates left. */
    CandidateBlock trimmed() {
        ranks = Arrays.copyOf(ranks, size);
        clients = Arrays.copyOf(clients, size);
        gpus = Arrays.copyOf(gpus, size);
        figures = Arrays.copyOf(figures, size * stride());
        return this;
    }

    /** Counts ranks from another one on. */
    CandidateBlock from(long newFirstRank) {
        firstRank = newFirstRank;
        return this;
    }

    /** The layout of all candidates, empty if they differ. */
    public Optional<Layout> layout() {
        return shared.map(Shared::layout);
    }

    /** Precision of the weights of all candidates, where they decode. */
    public Precision weights() {
        return weights;
    }

    /** How far off the figures of candidates may be; empty if their layouts differ. */
    public Optional<LayoutUncertainty> uncertainty() {
        return shared.map(Shared::uncertainty);
    }

    /** Replicas of each candidate; 1 if their layouts differ. */
    public int replicaCount() {
        return shared.map(Shared::replicaCount).orElse(1);
    }

    /** How many candidates there are. */
    public int size() {
        return size;
    }

    public long rank(int candidate) {
        return firstRank + ranks[candidate];
    }

    public Deployment deployment(int candidate) {
        return deployments.apply(ranks[candidate]);
    }

    /** Clients of the deployment. */
    public int clientCount(int candidate) {
        return clients[candidate];
    }

    /** All GPUs of the deployment. */
    public int gpuCount(int candidate) {
        return gpus[candidate];
    }

    public double ttftSeconds(int candidate) {
        return figures[candidate * stride() + TTFT];
    }

    public double tpotSeconds(int candidate) {
        return figures[candidate * stride() + TPOT];
    }

    /** Output tokens per second of the deployment. */
    public double outputTokensPerSecond(int candidate) {
        return figures[candidate * stride() + THROUGHPUT];
    }

    public double boardWattsPerGpu(int candidate) {
        return figures[candidate * stride() + BOARD_WATTS];
    }

    /** Watts of the deployment at the study's boundary. */
    public double watts(int candidate) {
        return figures[candidate * stride() + WATTS];
    }

    public double dollarsPerMillionOutputTokens(int candidate) {
        return figures[candidate * stride() + DOLLARS];
    }

    /** Value of an objective, in its own direction. */
    public double objective(int candidate, int objective) {
        return figures[candidate * stride() + FIXED_FIGURES + objective];
    }
}
