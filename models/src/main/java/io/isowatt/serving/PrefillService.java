package io.isowatt.serving;

/**
 * What a prefill worker takes for prompts, whatever the load.
 *
 * @param promptSeconds prefill of a prompt that finds the worker free (s)
 * @param secondsPerPrompt time of the worker per prompt when it is always busy (w); 1/w is its capacity
 * @param port from where caches are sent
 */
public record PrefillService(double promptSeconds, double secondsPerPrompt, KvPort port) {}
