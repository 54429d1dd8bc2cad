package io.isowatt.serving;

/**
 * What a decode worker does while so many sequences run.
 *
 * @param runningCount sequences that run in the worker, all attention ranks together (b)
 * @param rankRunningCount sequences in a decode step of one rank
 * @param stepSeconds a decode step (t_d)
 * @param tpotSeconds time per output token after the first
 * @param requestsPerSecond requests that it finishes (λ)
 * @param firstTokenSeconds what it adds to the time to first token
 * @param port where caches come in
 */
public record DecodeService(
        double runningCount,
        double rankRunningCount,
        double stepSeconds,
        double tpotSeconds,
        double requestsPerSecond,
        double firstTokenSeconds,
        KvPort port) {}
