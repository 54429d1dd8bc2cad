package io.isowatt.llm;

/**
 * Layers of one kind.
 *
 * @param layerCount how many of them
 * @param attention their token mixer
 * @param feedForward their feed-forward part
 */
public record LayerGroup(int layerCount, Attention attention, FeedForward feedForward) {

    public LayerGroup {
        if (layerCount < 1) {
            throw new IllegalArgumentException("A group holds at least one layer.");
        }
    }
}
