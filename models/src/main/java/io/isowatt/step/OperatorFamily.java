package io.isowatt.step;

/** Where the time of a step goes. */
public enum OperatorFamily {
    ATTENTION_WEIGHTS("attention weights"),
    DENSE_WEIGHTS("dense and shared weights, output head"),
    EXPERTS("routed experts"),
    ATTENTION_CORE("attention over the cache, recurrences"),
    COMMUNICATION("communication"),
    OVERHEAD("launches and per-sequence overhead");

    private final String label;

    OperatorFamily(String label) {
        this.label = label;
    }

    /** Whether the time is that of host and links, which a lower SM clock does not touch. */
    public boolean isHost() {
        return this == COMMUNICATION || this == OVERHEAD;
    }

    public String label() {
        return label;
    }
}
