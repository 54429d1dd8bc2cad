package io.isowatt.workload;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the lengths of real prompts and outputs lie around the nominal ones. */
public enum Lengths {
    FIXED("fixed", 1, false),
    UNIFORM("uniform", 0.9, false),
    WAVES("waves", 1, true);

    private final String id;
    private final double meanFraction;
    private final boolean inWaves;

    Lengths(String id, double meanFraction, boolean inWaves) {
        this.id = id;
        this.meanFraction = meanFraction;
        this.inWaves = inWaves;
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    /** Mean length over the nominal one: 1, or 0.9 where lengths are drawn uniformly from 0.8 to 1.0 of it. */
    public double meanFraction() {
        return meanFraction;
    }

    /** Whether all requests are equally long and start together. */
    public boolean inWaves() {
        return inWaves;
    }

    public static Map<String, Lengths> byId() {
        return Arrays.stream(values()).collect(Collectors.toMap(Lengths::id, Function.identity()));
    }
}
