package io.isowatt.estimate;

import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Accelerator;
import io.isowatt.power.BoardPower;
import io.isowatt.power.PowerBoundary;
import io.isowatt.power.PowerCap;
import io.isowatt.power.PowerChain;
import io.isowatt.power.PowerConstants;
import io.isowatt.power.StepWork;
import io.isowatt.serving.Outcome;
import io.isowatt.serving.Performance;
import io.isowatt.serving.Rejected;
import io.isowatt.serving.ServingPlan;
import io.isowatt.step.OperatorFamily;

import java.util.Optional;
import java.util.OptionalInt;

/** Estimates one layout at any concurrency; what does not depend on concurrency is worked out once. */
public final class LayoutEstimator {

    /** Rounding of watts and of their bound together, with much to spare. */
    private static final double ROUNDING = 1e-11;

    private final Scenario scenario;
    private final Layout layout;
    private final ServingPlan serving;
    private final StepWork work;
    private final BoardPower boardPower;
    private final Optional<PowerCap> cap;
    private final PowerChain chain;
    private final int replicaCount;
    private final double provisionedWatts;
    private final double dollarsPerGpuSecond;

    /** An estimator of a layout whose replicas fill their machines. */
    public LayoutEstimator(Scenario scenario, Layout layout) {
        this(scenario, layout, OptionalInt.empty());
    }

    /**
     * An estimator of some replicas of a layout.
     *
     * @param replicaCount equal replicas side by side; empty for as many as fill their machines
     */
    public LayoutEstimator(Scenario scenario, Layout layout, OptionalInt replicaCount) {
        this.scenario = scenario;
        this.layout = layout;
        this.replicaCount = replicaCount.orElse(1);
        this.serving = new ServingPlan(
                scenario.model(),
                scenario.hardware(),
                layout,
                scenario.workload(),
                scenario.framework(),
                scenario.settings(),
                scenario.calibration().kernels(),
                scenario.calibration().serving());
        PowerConstants power = scenario.calibration().power();
        this.work = new StepWork(
                scenario.model(),
                scenario.hardware().accelerator(),
                layout,
                serving.meanContextTokens(),
                StepWork.tileRows(
                        power, scenario.model(), scenario.hardware().accelerator(), layout, scenario.framework()));
        this.boardPower = new BoardPower(power);
        this.cap = PowerCap.of(power, scenario.settings());
        this.chain = scenario.chain(layout, replicaCount);
        this.provisionedWatts = chain.wattsPerGpu(PowerBoundary.PROVISIONED, 0);
        this.dollarsPerGpuSecond = scenario.price().dollarsPerGpuSecond(scenario.hardware()) * chain.ownedPerUsedGpu();
    }

    public Layout layout() {
        return layout;
    }

    public ServingPlan serving() {
        return serving;
    }

    /** Replicas that an estimate covers: those asked for, or one of as many as fill their machines. */
    public int replicaCount() {
        return replicaCount;
    }

    /** Why this layout can serve nobody, if so. */
    public Optional<Rejected> rejection() {
        Optional<Rejected> limits = cap.flatMap(PowerCap::rejection);
        return limits.isPresent() ? limits : serving.rejection();
    }

    /** The performance for so many clients of one replica, or why not. */
    public Outcome outcome(int clients) {
        Optional<Rejected> rejection = rejection();
        if (rejection.isPresent()) {
            return rejection.get();
        }
        return clients > serving.clientLimitCount()
                ? new Rejected(Rejected.Reason.CONCURRENCY, clients, serving.clientLimitCount())
                : new Outcome.Feasible(estimate(clients).performance());
    }

    /** The price of a GPU in use, with its share of those left empty beside it. */
    public double dollarsPerGpuSecond() {
        return dollarsPerGpuSecond;
    }

    /** The largest number of clients that the KV cache holds. */
    public int clientLimitCount() {
        return (int) Math.min(serving.clientLimitCount(), Integer.MAX_VALUE);
    }

    /** All figures for so many clients of each replica; the layout must not be rejected. */
    public Estimate estimate(double clients) {
        Performance performance = serving.performance(clients);
        int rows = scenario.settings().speculation().rowsPerSequence();
        double sequences = serving.microBatchCount(performance.runningCount()) * layout.dataDegree();
        double bytes = work.bytes(sequences, rows);
        double flop = work.flop(sequences, rows);
        if (cap.isPresent()) {
            return limited(cap.get(), performance, clients, bytes, flop);
        }
        double board = boardPower.watts(
                scenario.hardware().accelerator(),
                scenario.hardware().power().idleFraction(),
                work.peakFlopPerSecond(),
                bytes,
                flop,
                performance.decodeStepSeconds(),
                performance.prefillShareFraction());
        return of(performance, board);
    }

    /** Each phase takes longer, and draws less, by what a step that ran without limits uses of memory and compute. */
    private Estimate limited(PowerCap limits, Performance free, double clients, double bytes, double flop) {
        Accelerator chip = scenario.hardware().accelerator();
        double t = free.decodeStepSeconds();
        double peak = work.peakFlopPerSecond();
        double decode = boardPower.decodeFraction(chip, peak, bytes, flop, t);
        double longer = limits.decodeTimeFraction(
                decode,
                bytes / (t * chip.memoryBytesPerSecond()),
                flop / (t * peak),
                serving.hostSeconds(free.runningCount()) / t);
        Performance slowed = serving.slowed(free, clients, longer, limits.prefillTimeFraction());
        double board = boardPower.watts(
                chip,
                scenario.hardware().power().idleFraction(),
                slowed.prefillShareFraction(),
                limits.drawnFraction(boardPower.constants().prefillFraction()),
                limits.drawnFraction(decode));
        return of(slowed, board);
    }

    /**
     * Figures that no number of clients in a range beats: those of {@link ServingPlan#optimistic}, with the fewest watts
     * that such steps can draw.
     */
    public Estimate optimistic(double fromClients, double toClients) {
        Performance performance = serving.optimistic(fromClients, toClients);
        int rows = scenario.settings().speculation().rowsPerSequence();
        double sequences = serving.microBatchCount(performance.runningCount()) * layout.dataDegree();
        double board = boardPower.leastWatts(
                scenario.hardware().accelerator(),
                scenario.hardware().power().idleFraction(),
                work.peakFlopPerSecond(),
                work.bytes(sequences, rows),
                work.flop(sequences, rows),
                serving.longestDecodeStepSeconds(toClients),
                cap);
        return of(performance, board * (1 - ROUNDING));
    }

    private Estimate of(Performance performance, double board) {
        return new Estimate(
                replicaCount == 1 ? performance : performance.ofReplicas(replicaCount),
                layout.gpuCount() * replicaCount,
                scenario.boundary(),
                board,
                chain.wattsPerGpu(PowerBoundary.SERVER, board),
                chain.wattsPerGpu(PowerBoundary.FACILITY, board),
                provisionedWatts,
                scenario.workload().meanPromptTokens(),
                scenario.workload().meanOutputTokens(),
                dollarsPerGpuSecond);
    }

    /** The decode step of an estimate split by operator family, in seconds, in the order of {@link OperatorFamily}. */
    public double[] decodeBreakdownSeconds(Performance performance) {
        double[] seconds = serving.decodeBreakdownSeconds(performance.runningCount());
        return cap.isPresent() ? StretchedStep.seconds(seconds, performance.decodeStepSeconds()) : seconds;
    }
}
