package io.isowatt.serving;

import io.isowatt.deployment.Layout;
import io.isowatt.llm.LanguageModel;
import io.isowatt.step.Links;
import io.isowatt.workload.Workload;

import java.util.Optional;

/**
 * One worker of a decode pool, whose steps hold no prompts: b running sequences give TPOT = t_d(b)/v and λ = b/((o −
 * 1)·TPOT) requests per second, as the first token of a request comes from the prefill pool. Outputs of fewer than two
 * tokens count as two.
 */
public final class DecodePlan {

    private final ServingPlan serving;
    private final double dataDegree;
    private final double decodedTokens;
    private final boolean onlyFirstToken;
    private final double sequenceLimitCount;
    private final KvPort port;

    /**
     * The plan of a worker.
     *
     * @param serving the worker's layout as a server
     * @param links those of its machine
     */
    public DecodePlan(ServingPlan serving, LanguageModel model, Workload workload, Links links) {
        this.serving = serving;
        Layout layout = serving.layout();
        this.dataDegree = layout.dataDegree();
        this.onlyFirstToken = workload.meanOutputTokens() <= 1;
        this.decodedTokens = Math.max(workload.meanOutputTokens() - 1, 1);
        double held = serving.memory()
                .sequenceLimitCount(
                        workload.meanPromptTokens() + workload.meanOutputTokens(),
                        workload.promptTokens() + workload.outputTokens());
        this.sequenceLimitCount = Math.min(held, serving.runningLimitCount()) * dataDegree;
        this.port = KvPort.receiving(serving.memory(), layout, workload.meanPromptTokens(), links);
    }

    /** Why no sequence can be decoded, if so: one of full length has to fit beside the weights. */
    public Optional<Rejected> rejection() {
        return serving.rejection();
    }

    public Memory memory() {
        return serving.memory();
    }

    /** Sequences of full length that the worker holds, all attention ranks together, or lets run. */
    public double sequenceLimitCount() {
        return sequenceLimitCount;
    }

    /** Running sequences of one attention rank; below one per rank a step still takes that of one. */
    public double rankRunningCount(double running) {
        return Math.max(running / dataDegree, 1);
    }

    /** A step in which so many sequences run on a rank (t_d), as long as no limit slows it. */
    public double stepSeconds(double rankRunning) {
        return serving.decodeStepSeconds(rankRunning);
    }

    /** Host and links in such a step. */
    public double hostSeconds(double rankRunning) {
        return serving.hostSeconds(rankRunning);
    }

    /** The worker with so many running sequences and steps of such a time. */
    public DecodeService at(double running, double stepSeconds) {
        double tpot = stepSeconds / serving.speculation().tokensPerStep();
        return new DecodeService(
                running,
                rankRunningCount(running),
                stepSeconds,
                onlyFirstToken ? Double.NaN : tpot,
                running / (decodedTokens * tpot),
                firstTokenSeconds(stepSeconds),
                port);
    }

    /** Sequences of all ranks that one step works on, when so many run on a rank. */
    public double stepSequenceCount(double rankRunning) {
        return serving.microBatchCount(rankRunning) * dataDegree;
    }

    /** A step split by operator family. */
    public double[] breakdownSeconds(double rankRunning) {
        return serving.decodeBreakdownSeconds(rankRunning);
    }

    /**
     * What serving adds to the first token beyond waiting, prefill and transfer: z·t_d + t_off + g·v·TPOT with v·TPOT
     * = t_d, as where pools are not split. The decode worker takes a request in between two steps and hands its tokens
     * to the client.
     */
    private double firstTokenSeconds(double t_d) {
        FrameworkConstants framework = serving.framework();
        return framework.ttftDecodeStepCount() * t_d
                + framework.ttftOffsetSeconds()
                + framework.ttftStepsFraction() * t_d;
    }
}
