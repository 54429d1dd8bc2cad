package io.isowatt.measured;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tables that are known, by file name, in the order to read them. */
public enum TableKind {
    SERVING("serving_latency_aggregated.csv"),
    SPLIT_SERVING("serving_latency_disaggregated.csv"),
    POWER("serving_power.csv"),
    OFFLINE("offline_throughput.csv");

    private final String fileName;

    TableKind(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }

    /** The kind of a file, empty if it is none of these. */
    public static Optional<TableKind> of(String fileName) {
        return Arrays.stream(values())
                .filter(kind -> kind.fileName.equals(fileName))
                .findFirst();
    }

    public static List<String> fileNames() {
        return Arrays.stream(values()).map(TableKind::fileName).toList();
    }
}
