package io.isowatt.study;

import io.isowatt.cost.TokenCost;
import io.isowatt.deployment.Layout;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;

import java.util.Arrays;
import java.util.List;

/** The feasible candidates of one layout in columns, by growing concurrency. */
public final class CandidateBlock {

    private final long firstRank;
    private final Layout layout;
    private final List<Metric> objectives;
    private final double dollarsPerGpuSecond;
    private int size;
    private int[] sweepIndices;
    private int[] clients;
    private double[] figures;

    private static final int TTFT = 0;
    private static final int TPOT = 1;
    private static final int THROUGHPUT = 2;
    private static final int BOARD_WATTS = 3;
    private static final int WATTS = 4;
    private static final int FIXED_FIGURES = 5;

    CandidateBlock(long firstRank, Layout layout, List<Metric> objectives, double dollarsPerGpuSecond, int capacity) {
        this.firstRank = firstRank;
        this.layout = layout;
        this.objectives = objectives;
        this.dollarsPerGpuSecond = dollarsPerGpuSecond;
        this.sweepIndices = new int[capacity];
        this.clients = new int[capacity];
        this.figures = new double[capacity * stride()];
    }

    private int stride() {
        return FIXED_FIGURES + objectives.size();
    }

    void add(int sweepIndex, int concurrency, Estimate estimate) {
        int at = size * stride();
        sweepIndices[size] = sweepIndex;
        clients[size] = concurrency;
        figures[at + TTFT] = estimate.performance().ttftSeconds();
        figures[at + TPOT] = estimate.performance().tpotSeconds();
        figures[at + THROUGHPUT] = estimate.outputTokensPerSecond();
        figures[at + BOARD_WATTS] = estimate.boardWattsPerGpu();
        figures[at + WATTS] = estimate.watts();
        for (int k = 0; k < objectives.size(); k++) {
            figures[at + FIXED_FIGURES + k] = objectives.get(k).of(estimate);
        }
        size++;
    }

    /** Gives back the room that rejected candidates left. */
    void trim() {
        sweepIndices = Arrays.copyOf(sweepIndices, size);
        clients = Arrays.copyOf(clients, size);
        figures = Arrays.copyOf(figures, size * stride());
    }

    public Layout layout() {
        return layout;
    }

    /** How many candidates there are. */
    public int size() {
        return size;
    }

    public long rank(int candidate) {
        return firstRank + sweepIndices[candidate];
    }

    public int concurrency(int candidate) {
        return clients[candidate];
    }

    public double ttftSeconds(int candidate) {
        return figures[candidate * stride() + TTFT];
    }

    public double tpotSeconds(int candidate) {
        return figures[candidate * stride() + TPOT];
    }

    /** Output tokens per second of the replica. */
    public double outputTokensPerSecond(int candidate) {
        return figures[candidate * stride() + THROUGHPUT];
    }

    public double boardWattsPerGpu(int candidate) {
        return figures[candidate * stride() + BOARD_WATTS];
    }

    /** Watts of the replica at the study's boundary. */
    public double watts(int candidate) {
        return figures[candidate * stride() + WATTS];
    }

    public double dollarsPerMillionOutputTokens(int candidate) {
        return TokenCost.dollarsPerMillionTokens(
                dollarsPerGpuSecond, layout.gpuCount(), outputTokensPerSecond(candidate));
    }

    /** Value of an objective, in its own direction. */
    public double objective(int candidate, int objective) {
        return figures[candidate * stride() + FIXED_FIGURES + objective];
    }
}
