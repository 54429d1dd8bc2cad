package io.isowatt.serving;

/**
 * What the clients of one replica see on average, with the parts it is made of.
 *
 * @param tpotSeconds time per output token after the first; NaN where there is only one token
 * @param ttftSeconds time from sending the prompt to the first output token, waiting included
 * @param outputTokensPerSecond output of the whole replica
 * @param decodeStepSeconds one pure decode step (t_d)
 * @param prefillMarginalSeconds what one prefill adds to the steps of the others (w_p)
 * @param ownPrefillSeconds steps that take the own prompt (s_1)
 * @param burstWaitSeconds waiting for prompts that came at the same time (W_q)
 * @param queueSeconds waiting for KV-cache space (Q)
 * @param prefillShareFraction share of TPOT spent on the prefill of others
 * @param runningCount sequences in a decode step of one attention rank (b)
 */
public record Performance(
        double tpotSeconds,
        double ttftSeconds,
        double outputTokensPerSecond,
        double decodeStepSeconds,
        double prefillMarginalSeconds,
        double ownPrefillSeconds,
        double burstWaitSeconds,
        double queueSeconds,
        double prefillShareFraction,
        double runningCount) {

    /** What the clients of so many equal replicas see: the same, with the output of all. */
    public Performance ofReplicas(int count) {
        return new Performance(
                tpotSeconds,
                ttftSeconds,
                count * outputTokensPerSecond,
                decodeStepSeconds,
                prefillMarginalSeconds,
                ownPrefillSeconds,
                burstWaitSeconds,
                queueSeconds,
                prefillShareFraction,
                runningCount);
    }

    /** Output tokens per second of one user: 1/TPOT. */
    public double interactivityTokensPerSecond() {
        return 1 / tpotSeconds;
    }
}
