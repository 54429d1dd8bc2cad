package io.isowatt.serving;

/**
 * What becomes of a closed loop whose decode steps and prefills take longer by a factor each; the running batch stays.
 *
 * <pre>
 * TPOT' = τ_d·t_d/v + τ_p·(TPOT − t_d/v),   s_1' = τ_p·s_1,   W_q' = τ_p·W_q,   Q' = Q·C'/C,   C = s_1 + W_q + o·TPOT
 * TTFT' = TTFT + (s_1' − s_1) + (W_q' − W_q) + (Q' − Q) + z·(τ_d − 1)·t_d + g·v·(TPOT' − TPOT)
 * </pre>
 *
 * @param outputTokens mean output tokens (o)
 * @param tokensPerStep tokens that a step gives a sequence (v)
 * @param ttftDecodeStepCount decode steps that the first token waits (z)
 * @param ttftStepsFraction share of a TPOT that it waits (g)
 */
record Slowdown(double outputTokens, double tokensPerStep, double ttftDecodeStepCount, double ttftStepsFraction) {

    Performance of(Performance p, double clients, double decodeFactor, double prefillFactor) {
        if (decodeFactor == 1 && prefillFactor == 1) {
            return p;
        }
        double step = p.decodeStepSeconds() / tokensPerStep;
        double tpot = outputTokens <= 1 ? step / (1 - p.prefillShareFraction()) : p.tpotSeconds();
        double slowStep = decodeFactor * step;
        double slowTpot = slowStep + prefillFactor * Math.max(tpot - step, 0);
        double prefill = p.ownPrefillSeconds() + p.burstWaitSeconds();
        double cycle = prefill + outputTokens * tpot;
        double slowCycle = prefillFactor * prefill + outputTokens * slowTpot;
        double queue = p.queueSeconds() * (slowCycle / cycle);
        double ttft = p.ttftSeconds()
                + (prefillFactor - 1) * prefill
                + (queue - p.queueSeconds())
                + ttftDecodeStepCount * (decodeFactor - 1) * p.decodeStepSeconds()
                + ttftStepsFraction * tokensPerStep * (slowTpot - tpot);
        return new Performance(
                outputTokens <= 1 ? Double.NaN : slowTpot,
                ttft,
                clients * outputTokens / (ttft + slowTpot * (outputTokens - 1)),
                decodeFactor * p.decodeStepSeconds(),
                prefillFactor * p.prefillMarginalSeconds(),
                prefillFactor * p.ownPrefillSeconds(),
                prefillFactor * p.burstWaitSeconds(),
                queue,
                1 - slowStep / slowTpot,
                p.runningCount());
    }
}
