package io.isowatt.space.serving;

import java.util.Map;

/** Who computes prompts: the GPUs that decode, or a pool of their own. */
public enum Serving {
    AGGREGATED("aggregated"),
    DISAGGREGATED("disaggregated");

    private final String id;

    Serving(String id) {
        this.id = id;
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    static Map<String, Serving> byId() {
        return Map.of(AGGREGATED.id, AGGREGATED, DISAGGREGATED.id, DISAGGREGATED);
    }
}
