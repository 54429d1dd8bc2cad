package io.isowatt.serving;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.hardware.Hardware;
import io.isowatt.kernel.KernelConstants;
import io.isowatt.llm.LanguageModel;
import io.isowatt.step.StepPlan;
import io.isowatt.step.StepPlanner;
import io.isowatt.workload.Workload;

import java.util.Optional;

/**
 * A closed loop of clients on one layout: everything that does not depend on their number is worked out once, so that a
 * whole sweep of concurrency shares it. Names in the methods are the letters of the formula.
 */
public final class ServingPlan {

    private static final int PASSES = 6;

    final Layout layout;
    final StepPlan step;
    final Memory memory;
    final ServingConstants constants;
    final FrameworkConstants framework;
    final Speculation speculation;
    final double draftStepCount;
    final double nominalTokens;
    final double contextLimitTokens;

    final double i;
    final double o;
    final double chunkTokens;
    final double chunkCount;
    final double chunkPasses;
    final double prefillAttentionSeconds;
    final double batchLimitCount;
    final double runningLimitCount;
    final double stages;
    final double burst;
    final double interference;

    /** A plan of a server launched as calibrated. */
    public ServingPlan(
            LanguageModel model,
            Hardware hardware,
            Layout layout,
            Workload workload,
            Framework framework,
            KernelConstants kernelConstants,
            ServingConstants constants) {
        this(model, hardware, layout, workload, framework, ServerSettings.CALIBRATED, kernelConstants, constants);
    }

    public ServingPlan(
            LanguageModel model,
            Hardware hardware,
            Layout layout,
            Workload workload,
            Framework framework,
            ServerSettings settings,
            KernelConstants kernelConstants,
            ServingConstants constants) {
        this.layout = layout;
        this.constants = constants;
        this.framework = constants.of(framework, settings);
        this.speculation = settings.speculation();
        this.draftStepCount = speculation.draftTokenCount() * speculation.draftStepFraction();
        this.step = StepPlanner.plan(
                model, hardware, layout, workload, framework, kernelConstants, this.framework.overhead());
        this.memory = Memory.of(
                model,
                layout,
                hardware.accelerator().memoryBytes() * this.framework.memoryFraction(),
                constants.reserveBytes());
        this.nominalTokens = workload.promptTokens() + workload.outputTokens();
        this.contextLimitTokens = model.contextLimitTokens();
        this.stages = layout.pipelineDegree();
        this.i = workload.meanPromptTokens();
        this.o = workload.meanOutputTokens();
        double hit = i * workload.prefixHitFraction();
        double fresh = i - hit;
        this.chunkCount = Math.ceil(fresh / layout.prefillChunkTokens());
        this.chunkTokens = fresh / chunkCount;
        this.chunkPasses = 1 + (chunkCount - 1) / stages;
        this.prefillAttentionSeconds = step.prefillSecondsPerTokenPair() * (i * i - hit * hit) / 2;
        this.batchLimitCount = memory.sequenceLimitCount(i + this.framework.outputReserveFraction() * o, nominalTokens);
        this.runningLimitCount = settings.runningLimitCount().isPresent()
                ? Math.max((double) settings.runningLimitCount().getAsInt() / layout.dataDegree(), 1)
                : Double.POSITIVE_INFINITY;
        boolean waves = workload.inWaves() && !this.framework.mixesPrefill();
        this.burst = waves
                ? constants.waveBurstFraction()
                : this.framework.mixesPrefill() ? constants.burstFraction() : constants.prefillFirstBurstFraction();
        this.interference = waves ? constants.waveInterferenceFraction() : 1;
    }

    Layout layout() {
        return layout;
    }

    FrameworkConstants framework() {
        return framework;
    }

    Speculation speculation() {
        return speculation;
    }

    /** Sequences of one attention rank that the user lets run at once, infinite without a limit. */
    double runningLimitCount() {
        return runningLimitCount;
    }

    public StepPlan step() {
        return step;
    }

    public Memory memory() {
        return memory;
    }

    /** What a step costs more when a prompt joins it: t_mix. */
    public double promptStepSeconds() {
        return framework.promptStepSeconds();
    }

    /** Sequences of one attention rank that admission lets run at once (b_max). */
    public double batchLimitCount() {
        return batchLimitCount;
    }

    /** Clients of the replica that the KV cache holds at once. */
    public double clientLimitCount() {
        return batchLimitCount * layout.dataDegree();
    }

    /** Tokens that one sequence has cached on average while it decodes: i + o/2. */
    public double meanContextTokens() {
        return i + o / 2;
    }

    /**
     * A performance that no number of clients in a range beats in any figure: see {@link OptimisticLoop}.
     *
     * @param fromClients the smallest number
     * @param toClients the largest
     */
    public Performance optimistic(double fromClients, double toClients) {
        return OptimisticLoop.between(this, fromClients, toClients);
    }

    /** The longest decode step that so many clients can cause: with all of them running at once. */
    public double longestDecodeStepSeconds(double clients) {
        return decodeStepSeconds(admittedCount(clients));
    }

    /** Sequences of a rank that so many clients of the replica have admitted at once: n. */
    double admittedCount(double clients) {
        return Math.min(Math.max(clients / layout.dataDegree(), 1), Math.min(batchLimitCount, runningLimitCount));
    }

    /** Sequences of one micro-batch when so many run on a rank: pipeline stages work on different micro-batches. */
    public double microBatchCount(double running) {
        return stages == 1 ? running : Math.max(running / stages, 1);
    }

    /** Decode step in which so many sequences of a rank run: verifying and drafting. */
    public double decodeStepSeconds(double running) {
        double micro = microBatchCount(running);
        int r = speculation.rowsPerSequence();
        return step.seconds(micro * r) + micro * step.sequenceSeconds(r, meanContextTokens()) + draftSeconds(micro);
    }

    /** The same step split by operator family, drafts among the rest. */
    public double[] decodeBreakdownSeconds(double running) {
        double micro = microBatchCount(running);
        double context = meanContextTokens();
        double[] seconds = step.decodeBreakdownSeconds(micro, speculation.rowsPerSequence(), context);
        if (speculation.drafts()) {
            double[] plain = step.decodeBreakdownSeconds(micro, 1, context);
            for (int family = 0; family < seconds.length; family++) {
                seconds[family] += draftStepCount * plain[family];
            }
        }
        return seconds;
    }

    /** Host and links in the same step: what a lower clock does not touch. */
    public double hostSeconds(double running) {
        double micro = microBatchCount(running);
        return step.hostSeconds(micro, speculation.rowsPerSequence()) + draftStepCount * step.hostSeconds(micro, 1);
    }

    /** The performance where decode steps and prefills take longer by a factor each. */
    public Performance slowed(Performance usual, double clients, double decodeFactor, double prefillFactor) {
        return new Slowdown(
                        o, speculation.tokensPerStep(), framework.ttftDecodeStepCount(), framework.ttftStepsFraction())
                .of(usual, clients, decodeFactor, prefillFactor);
    }

    /** What drafting takes in a step: k·c_d plain steps. */
    double draftSeconds(double micro) {
        return draftStepCount == 0 ? 0 : draftStepCount * step.decodeSeconds(micro, meanContextTokens());
    }

    /** Why no number of clients can be served, if so. */
    public Optional<Rejected> rejection() {
        if (nominalTokens > contextLimitTokens) {
            return Optional.of(new Rejected(Rejected.Reason.CONTEXT, nominalTokens, contextLimitTokens));
        }
        double needed = memory.neededBytes(nominalTokens);
        return needed > memory.usableBytes()
                ? Optional.of(new Rejected(Rejected.Reason.MEMORY, needed, memory.usableBytes()))
                : Optional.empty();
    }

    /** The performance for so many clients, or why not. */
    public Outcome outcome(int clients) {
        Optional<Rejected> rejection = rejection();
        if (rejection.isPresent()) {
            return rejection.get();
        }
        return clients > clientLimitCount()
                ? new Rejected(Rejected.Reason.CONCURRENCY, clients, clientLimitCount())
                : new Outcome.Feasible(performance(clients));
    }

    /**
     * The closed loop, solved in six passes, whether it fits in memory or not.
     *
     * <pre>
     * t_d  = T(b) + b·(a_0 + k_d·(i + o/2))
     * mixed steps:   q = max(c·n/o, 1),  w_p = c·(T(b + q·y) − T(b) + t_mix)/q + k_p·i²/2,
     *                s_1 = c·(T(b + y) + b·(a_0 + k_d·(i + o/2)) + t_mix) + k_p·i²/2,
     *                W_q = c·(T(b + y·(1 + m)) − T(b + y)) + m·k_p·i²/2
     * prefill first: s_1 = c·T(y) + k_p·i²/2,  w_p = f·s_1,  W_q = m·s_1
     * TPOT = t_d + w_p·n/o,  C = s_1 + W_q + o·TPOT,  b = 0.5·max(n·o·TPOT/C, 1) + 0.5·n
     * Q    = (N − n)/n·C where N &gt; n;   TTFT = s_1 + W_q + Q + z·t_d + t_off + g·TPOT
     * </pre>
     *
     * m = burst·(n − 1)/2; f is 1, or less where equally long requests run in waves. n = min(N, b_max, what the user
     * lets run at once).
     *
     * <p>With p pipeline stages a step works on b/p sequences and passes all stages; prefill of others and bursts cost
     * their stage time, 1/p; the c chunks of a prompt follow each other through the stages in 1 + (c − 1)/p passes.
     *
     * <p>With speculation a step verifies r = k + 1 rows and gives v tokens per sequence: T counts b·r rows, the cache is
     * read once ({@link StepPlan#sequenceSeconds(int, double)}), and k drafts take k·c_d of a plain step, in mixed steps too:
     *
     * <pre>
     * t_d = T(b·r) + b·(a_0 + (k_d + k·k_v)·(i + o/2)) + k·c_d·(T(b) + b·(a_0 + k_d·(i + o/2)))
     * TPOT = t_d/v + w_p·n/o,  q = max(c·n·v/o, 1),  TTFT = … + g·v·TPOT
     * </pre>
     *
     * @param clients clients of the replica
     */
    public Performance performance(double clients) {
        double N = Math.max(clients / layout.dataDegree(), 1);
        double n = admittedCount(clients);
        double m = burst * (n - 1) / 2;
        double c = chunkCount;
        double y = chunkTokens;
        double r = speculation.rowsPerSequence();
        double v = speculation.tokensPerStep();
        double perSequence = step.sequenceSeconds(speculation.rowsPerSequence(), meanContextTokens());
        double keep = constants.runningBlendFraction();
        double mixing = framework.promptStepSeconds();
        double b = n;
        double t_d = 0;
        double w_p = 0;
        double s_1 = 0;
        double W_q = 0;
        double tpot = 0;
        double cycle = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            double micro = microBatchCount(b);
            double rows = micro * r;
            double T = step.seconds(rows);
            double others = micro * perSequence + draftSeconds(micro);
            t_d = T + others;
            if (framework.mixesPrefill()) {
                double q = Math.max(c * (n / stages) * v / o, 1);
                double withPrompt = step.seconds(rows + y);
                w_p = c * (step.seconds(rows + q * y) - T + mixing) / q + prefillAttentionSeconds;
                s_1 = chunkPasses * (withPrompt + others + mixing) + prefillAttentionSeconds;
                W_q = (c * (step.seconds(rows + y * (1 + m)) - withPrompt) + m * prefillAttentionSeconds) / stages;
            } else {
                double prompt = step.seconds(y);
                double whole = c * prompt + prefillAttentionSeconds;
                w_p = interference * whole;
                s_1 = chunkPasses * prompt + prefillAttentionSeconds;
                W_q = m * whole / stages;
            }
            tpot = t_d / v + w_p * n / (o * stages);
            cycle = s_1 + W_q + o * tpot;
            b = keep * Math.max(n * o * tpot / cycle, 1) + (1 - keep) * n;
        }
        double Q = N > n ? (N - n) / n * cycle : 0;
        double ttft = s_1
                + W_q
                + Q
                + framework.ttftDecodeStepCount() * t_d
                + framework.ttftOffsetSeconds()
                + framework.ttftStepsFraction() * v * tpot;
        double throughput = clients * o / (ttft + tpot * (o - 1));
        boolean onlyFirstToken = o <= 1;
        return new Performance(
                onlyFirstToken ? Double.NaN : tpot, ttft, throughput, t_d, w_p, s_1, W_q, Q, 1 - t_d / v / tpot, b);
    }
}
