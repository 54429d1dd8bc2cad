package io.isowatt.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options that stand for keys of a study file: what is served, where, and which load. */
final class ScenarioOptions {

    @Option(
            names = "--model",
            paramLabel = "ID|PATH",
            description = "catalog id, or path of a Hugging Face config.json or a model file")
    private @Nullable String model;

    @Option(
            names = "--hardware",
            paramLabel = "ID|PATH",
            split = ",",
            description = "catalog ids or paths of machine files, separated by commas")
    private @Nullable List<String> hardware;

    @Option(names = "--prompt", paramLabel = "TOKENS", description = "prompt length, such as 1024")
    private @Nullable String prompt;

    @Option(names = "--output", paramLabel = "TOKENS", description = "output length, such as 256")
    private @Nullable String output;

    @Option(
            names = "--prefix-cache-hit",
            paramLabel = "SHARE",
            description = "share of the prompt found in the prefix cache, such as 50%% (default 0)")
    private @Nullable String prefixCacheHit;

    @Option(
            names = "--lengths",
            paramLabel = "NAME",
            description =
                    "real lengths: fixed (default), uniform from 0.8 to 1.0 of those given, or waves: fixed, and all"
                            + " requests start together, as in benchmarks that fix both lengths")
    private @Nullable String lengths;

    @Option(names = "--framework", paramLabel = "NAME", description = "vllm (default), sglang or tensorrt-llm")
    private @Nullable String framework;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--boundary",
            paramLabel = "NAME",
            description = "where watts are counted: board, server, facility (default) or provisioned")
    private @Nullable String boundary;

    @Option(names = "--pue", paramLabel = "NUMBER", description = "power usage effectiveness (default: the machine's)")
    private @Nullable String pue;

    @Option(names = "--price", paramLabel = "owned|rented", description = "which price counts (default rented)")
    private @Nullable String price;

    @Option(names = "--calibration", paramLabel = "FILE", description = "a calibration of your own")
    private @Nullable String calibration;

    /** The given options as values by the paths of their keys. */
    Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        put(values, "model", model);
        if (hardware != null) {
            values.put("hardware", hardware);
        }
        put(values, "workload.prompt", tokens(prompt));
        put(values, "workload.output", tokens(output));
        put(values, "workload.prefix-cache-hit", prefixCacheHit);
        put(values, "workload.lengths", lengths);
        put(values, "framework", framework);
        server.putInto(values);
        put(values, "power.boundary", boundary);
        put(values, "power.pue", pue);
        put(values, "price", price);
        put(values, "calibration", calibration);
        return values;
    }

    static void put(Map<String, List<String>> values, String path, @Nullable String value) {
        if (value != null) {
            values.put(path, List.of(value));
        }
    }

    /** On the command line a length may go without its unit. */
    private static @Nullable String tokens(@Nullable String text) {
        return text != null && text.matches("-?[0-9][0-9.,_]*") ? text + " tokens" : text;
    }
}
