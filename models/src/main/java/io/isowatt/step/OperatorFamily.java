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

    public String label() {
        return label;
    }
}
