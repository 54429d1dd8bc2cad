package io.isowatt.serving;

import io.isowatt.deployment.Layout;
import io.isowatt.llm.LanguageModel;
import io.isowatt.step.Links;
import io.isowatt.step.StepPlan;
import io.isowatt.workload.Workload;

import java.util.Optional;

/**
 * One worker of a prefill pool: its time for a prompt alone, and its share of time per prompt when it is always busy.
 *
 * <pre>
 * s = (1 + (c − 1)/p)·(T_1(y) + t_mix) + k_p·(i² − hit²)/2,   crowded: T for T_1
 * w = (f/C·(T(C) + t_mix) + k_p·(i² − hit²)/2)/(dp·p)
 * </pre>
 *
 * f fresh tokens of a prompt in c chunks of y tokens; T_1 a step in which one attention rank has tokens, T one in
 * which all have; C the chunk budget of a step, p pipeline stages, dp attention ranks. A busy worker fills its steps
 * with pieces of several prompts, on all ranks at once; T(x)/x falls, so w·dp·p ≤ crowded s.
 */
public final class PrefillPlan {

    private final ServingPlan serving;
    private final double nominalPromptTokens;
    private final double contextLimitTokens;
    private final PrefillService service;

    /**
     * The plan of a worker.
     *
     * @param serving the worker's layout as a server
     * @param lone steps in which one rank of the layout has tokens
     * @param links those of its machine
     */
    public PrefillPlan(ServingPlan serving, StepPlan lone, LanguageModel model, Workload workload, Links links) {
        this.serving = serving;
        this.nominalPromptTokens = workload.promptTokens();
        this.contextLimitTokens = model.contextLimitTokens();
        Layout layout = serving.layout();
        double i = workload.meanPromptTokens();
        double hit = i * workload.prefixHitFraction();
        double f = i - hit;
        double c = Math.ceil(f / layout.prefillChunkTokens());
        double p = layout.pipelineDegree();
        double mixing = serving.promptStepSeconds();
        double attention = serving.step().prefillSecondsPerTokenPair() * (i * i - hit * hit) / 2;
        double C = Math.max(
                Math.min(layout.prefillChunkTokens(), serving.memory().capacityTokens(nominalPromptTokens)), f / c);
        double passes = 1 + (c - 1) / p;
        this.service = new PrefillService(
                passes * (lone.seconds(f / c) + mixing) + attention,
                passes * Math.max(serving.step().seconds(f / c) - lone.seconds(f / c), 0),
                (f / C * (serving.step().seconds(C) + mixing) + attention) / (layout.dataDegree() * p),
                KvPort.sending(model, layout, i, links));
    }

    /** Why no prompt can be served, if so: its cache has to fit beside the weights. */
    public Optional<Rejected> rejection() {
        if (nominalPromptTokens > contextLimitTokens) {
            return Optional.of(new Rejected(Rejected.Reason.CONTEXT, nominalPromptTokens, contextLimitTokens));
        }
        double needed = serving.memory().neededBytes(nominalPromptTokens);
        double usable = serving.memory().usableBytes();
        return needed > usable ? Optional.of(new Rejected(Rejected.Reason.MEMORY, needed, usable)) : Optional.empty();
    }

    public Memory memory() {
        return serving.memory();
    }

    /** What the worker takes for a prompt. */
    public PrefillService service() {
        return service;
    }
}
