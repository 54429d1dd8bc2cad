package io.isowatt.cli;

import io.isowatt.catalog.Problems;
import io.isowatt.deployment.Framework;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.measured.result.GivenDeployment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Options that say of the deployment behind result files what these leave out. */
final class MeasuredOptions {

    private static final int MOST_CLIENTS = 10_000_000;
    private static final Path HERE = Path.of("");

    @Option(names = "--model", paramLabel = "ID|PATH", description = "what was served, if the result does not say it")
    private @Nullable String model;

    @Option(names = "--hardware", paramLabel = "ID|PATH", description = "on which machine")
    private @Nullable String hardware;

    @Option(names = "--framework", paramLabel = "NAME", description = "vllm, sglang or tensorrt-llm")
    private @Nullable String framework;

    @Option(names = "--concurrency", paramLabel = "CLIENTS", description = "clients that always had a request open")
    private @Nullable Integer concurrency;

    @Mixin
    private LayoutOptions layout = new LayoutOptions();

    /** What the options say. */
    GivenDeployment given() {
        Problems problems = new Problems();
        String modelName = model;
        String machineName = hardware;
        OptionalInt clients = LayoutOptions.count("--concurrency", concurrency, MOST_CLIENTS);
        Optional<Integer> cache = layout.cacheBytesPerElement();
        GivenDeployment given = new GivenDeployment(
                modelName == null ? Optional.empty() : ModelCatalog.find(modelName, HERE, "--model", 0, problems),
                machineName == null
                        ? Optional.empty()
                        : HardwareCatalog.find(machineName, HERE, "--hardware", 0, problems),
                LayoutOptions.word("--framework", framework, Framework.byId()),
                layout.tensor(),
                layout.pipeline(),
                layout.data(),
                layout.expert(),
                layout.gpus(),
                layout.weights(),
                layout.wideActivations().orElse(false),
                cache.isPresent() ? OptionalInt.of(cache.get()) : OptionalInt.empty(),
                layout.prefillChunk(),
                clients.isPresent() ? OptionalDouble.of(clients.getAsInt()) : OptionalDouble.empty());
        problems.throwIfAny();
        return given;
    }
}
