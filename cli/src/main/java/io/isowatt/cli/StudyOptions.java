package io.isowatt.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options that stand for keys of a study file: the scenario, what users accept, what varies and how it is searched. */
final class StudyOptions {

    @Mixin
    private ScenarioOptions scenario = new ScenarioOptions();

    @Option(names = "--ttft", paramLabel = "TIME", description = "longest mean time to first token, such as 2s")
    private @Nullable String ttft;

    @Option(names = "--tpot", paramLabel = "TIME", description = "longest mean time per output token, such as 20ms")
    private @Nullable String tpot;

    @Option(
            names = "--interactivity",
            paramLabel = "RATE",
            description = "slowest rate of one user, such as 30tokens/s (instead of --tpot)")
    private @Nullable String interactivity;

    @Option(
            names = "--safety-margin",
            paramLabel = "PERCENT",
            description = "how far predicted TPOT stays below its limit (default 5 %%)")
    private @Nullable String safetyMargin;

    @Option(
            names = "--search-space",
            paramLabel = "ID|PATH",
            description = "quick, standard (default), power-capped, disaggregated, full or a file")
    private @Nullable String searchSpace;

    @Option(
            names = "--weights",
            paramLabel = "NAME",
            split = ",",
            description = "precisions of weights to keep of the search space, such as fp8 (default: all of it)")
    private @Nullable List<String> weights;

    @Option(
            names = "--objectives",
            paramLabel = "NAME",
            split = ",",
            description = "two or more (default output-throughput-per-megawatt,interactivity)")
    private @Nullable List<String> objectives;

    @Option(names = "--search", paramLabel = "METHOD", description = "exact (default), or genetic for the best found")
    private @Nullable String method;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "of a genetic search (default 1)")
    private @Nullable String seed;

    @Option(
            names = "--epsilon",
            paramLabel = "PERCENT",
            description = "show one point for those that are at most so much better (default: all)")
    private @Nullable String epsilon;

    /** The given options as values by the paths of their keys. */
    Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>(scenario.values());
        ScenarioOptions.put(values, "slo.ttft", ttft);
        ScenarioOptions.put(values, "slo.tpot", tpot);
        ScenarioOptions.put(values, "slo.interactivity", interactivity);
        ScenarioOptions.put(values, "slo.safety-margin", safetyMargin);
        ScenarioOptions.put(values, "search-space", searchSpace);
        ScenarioOptions.put(values, "search.method", method);
        ScenarioOptions.put(values, "search.seed", seed);
        ScenarioOptions.put(values, "epsilon", epsilon);
        if (weights != null) {
            values.put("weights", weights);
        }
        if (objectives != null) {
            values.put("objectives", objectives);
        }
        return values;
    }
}
