package io.isowatt.serving;

/**
 * What a prefill worker takes for prompts, whatever the load.
 *
 * @param promptSeconds prefill of a prompt that has all attention ranks for itself (s)
 * @param crowdedSeconds how much longer it takes while all other ranks work on prompts, too
 * @param secondsPerPrompt time of the worker per prompt when it is always busy (w); 1/w is its capacity
 * @param port from where caches are sent
 */
public record PrefillService(double promptSeconds, double crowdedSeconds, double secondsPerPrompt, KvPort port) {

    /** The same with prefill so many times as long, as under a power cap. */
    public PrefillService slowed(double factor) {
        return new PrefillService(factor * promptSeconds, factor * crowdedSeconds, factor * secondsPerPrompt, port);
    }
}
