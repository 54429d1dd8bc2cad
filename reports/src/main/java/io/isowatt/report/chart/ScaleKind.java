package io.isowatt.report.chart;

import java.util.Map;

/** Whether equal ratios or equal differences lie equally far apart on an axis. */
public enum ScaleKind {
    /** Ratios where the values span more than a factor of eight. */
    AUTOMATIC,
    LINEAR,
    LOGARITHMIC;

    /** As files and options call them. */
    public static Map<String, ScaleKind> byId() {
        return Map.of("auto", AUTOMATIC, "linear", LINEAR, "log", LOGARITHMIC);
    }
}
