package io.isowatt.report.table;

import io.isowatt.estimate.Metric;

import java.util.Locale;

/** What narrow tables call figures. */
public final class ShortNames {

    private ShortNames() {}

    /** The name of a figure's column: {@code tok/s/MW}. */
    public static String of(Metric metric) {
        String at = metric.boundary().map(boundary -> " " + boundary.id()).orElse("");
        return switch (metric.id().replaceFirst(Metric.AT + ".*", "")) {
            case "interactivity" -> "tok/s/user";
            case "output-throughput-per-megawatt" -> "tok/s/MW" + at;
            case "output-throughput-per-gpu" -> "tok/s/GPU";
            case "total-throughput-per-megawatt" -> "total tok/s/MW" + at;
            case "cost-per-million-tokens" -> "$/M tok";
            case "cost-per-million-total-tokens" -> "$/M total";
            case "joules-per-token" -> "J/token" + at;
            case "joules-per-total-token" -> "J/total token" + at;
            case "output-throughput-per-dollar" -> "tok/$";
            case "total-throughput-per-dollar" -> "total tok/$";
            default -> metric.id().replace('-', ' ').toLowerCase(Locale.ROOT);
        };
    }
}
