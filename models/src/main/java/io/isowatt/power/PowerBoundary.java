package io.isowatt.power;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where watts are counted; every number per megawatt names one. */
public enum PowerBoundary {
    BOARD("board", "GPU boards only"),
    SERVER("server", "server or rack at its AC input, network share included"),
    FACILITY("facility", "server times PUE, drawn"),
    PROVISIONED("provisioned", "planned all-in power times design PUE, whatever is drawn");

    private final String id;
    private final String description;

    PowerBoundary(String id, String description) {
        this.id = id;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }

    public static Map<String, PowerBoundary> byId() {
        return Arrays.stream(values()).collect(Collectors.toMap(PowerBoundary::id, Function.identity()));
    }
}
