package io.isowatt.step;

/**
 * What a framework adds to every layer.
 *
 * @param denseLayerSeconds per layer with a dense feed-forward part (l_d)
 * @param expertLayerSeconds per layer with experts, beyond the launch of the expert kernel (l_m)
 * @param sequenceSeconds per decoding sequence and step (t_seq)
 */
public record FrameworkOverhead(double denseLayerSeconds, double expertLayerSeconds, double sequenceSeconds) {}
