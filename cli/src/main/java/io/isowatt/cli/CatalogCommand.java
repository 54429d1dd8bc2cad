package io.isowatt.cli;

import io.isowatt.catalog.Fact;
import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Nearest;
import io.isowatt.catalog.Problems;
import io.isowatt.hardware.Accelerator;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.ParameterCount;
import io.isowatt.space.serving.SpaceCatalog;
import io.isowatt.unit.Quantity;
import io.isowatt.unit.Unit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code isowatt catalog}: what the program knows, and who says so. */
@Command(
        name = "catalog",
        description = {"Lists machines, models and search spaces, or shows one with its sources.", ""},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  isowatt catalog                      everything, a line each",
            "  isowatt catalog hardware hgx-h200    a machine: numbers with kind and source",
            "  isowatt catalog models deepseek-r1   layers and parameters of a model",
            "  isowatt catalog models config.json   the same of a Hugging Face configuration",
            "  isowatt catalog spaces standard      a search space, a template for your own"
        })
final class CatalogCommand implements Callable<Integer> {

    private static final List<String> KINDS = List.of("hardware", "models", "spaces");

    private final Terminal terminal;
    private final PrintStream out;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "hardware, models or spaces")
    private @Nullable String kind;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            description = "one of them; machines and models also by path")
    private @Nullable String id;

    CatalogCommand(Terminal terminal, PrintStream out) {
        this.terminal = terminal;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (kind != null && !KINDS.contains(kind)) {
            throw new InvalidInputException(
                    "catalog", 0, "The kind (" + kind + ") is unknown.", Nearest.advice(kind, KINDS));
        }
        if (kind == null) {
            hardware();
            models();
            spaces();
        } else if (id == null) {
            switch (kind) {
                case "hardware" -> hardware();
                case "models" -> models();
                default -> spaces();
            }
        } else {
            switch (kind) {
                case "hardware" -> machine(find(id, HardwareCatalog::find));
                case "models" -> model(find(id, ModelCatalog::find));
                default -> out.print(SpaceCatalog.text(id));
            }
        }
        return ExitCode.FOUND;
    }

    /** Finds by id or path in a catalog. */
    private interface Finder<T> {
        Optional<T> find(String idOrPath, Path folder, String file, int line, Problems problems);
    }

    private static <T> T find(String idOrPath, Finder<T> finder) {
        Problems problems = new Problems();
        Optional<T> found = finder.find(idOrPath, Path.of(""), "catalog", 0, problems);
        problems.throwIfAny();
        return found.orElseThrow();
    }

    private void hardware() {
        Columns table = new Columns(
                "hardware", ">memory GiB", ">TB/s", ">bf16", ">fp8", ">fp4", ">GPUs", ">link GB/s", ">W/GPU", "name");
        List<String> announced = new ArrayList<>();
        for (String machineId : HardwareCatalog.ids()) {
            Hardware machine = HardwareCatalog.load(machineId);
            Accelerator chip = machine.accelerator();
            table.row(
                    machineId,
                    Quantity.number(chip.memoryBytes() / Unit.GIBIBYTE.siUnits(), 4),
                    Quantity.number(chip.memoryBytesPerSecond() / 1e12, 3),
                    teraflops(chip, TensorFormat.BF16),
                    teraflops(chip, TensorFormat.FP8),
                    teraflops(chip, TensorFormat.FP4),
                    Integer.toString(machine.scaleUpGpuCount()),
                    Quantity.number(machine.scaleUpBytesPerSecond() / 1e9, 4),
                    Quantity.number(chip.boardLimitWatts(), 4),
                    machine.name());
            if (machine.announced()) {
                announced.add(machineId);
            }
        }
        out.println("Hardware: peaks are dense TFLOP/s, memory as reported, links one way per GPU");
        out.print(table.text(terminal.columnCount()));
        out.println("Announced, not yet measured: " + String.join(", ", announced));
        out.println();
    }

    private static String teraflops(Accelerator chip, TensorFormat format) {
        return chip.has(format) ? Quantity.number(chip.peakFlopPerSecond(format).orElseThrow() / 1e12, 5) : "-";
    }

    private void models() {
        Columns table = new Columns("model", ">total B", ">active B", ">layers", ">context", "checkpoint", "name");
        for (String modelId : ModelCatalog.ids()) {
            LanguageModel model = ModelCatalog.load(modelId);
            ParameterCount count = model.parameters();
            table.row(
                    modelId,
                    billions(count.totalCount()),
                    billions(count.activeCount()),
                    Integer.toString(model.layerCount()),
                    Long.toString(model.contextLimitTokens()),
                    model.checkpoint().label(),
                    model.name());
        }
        out.println("Models: billions of parameters, all and visited by one token, embeddings included");
        out.println(table.text(terminal.columnCount()));
    }

    private static String billions(long count) {
        return Quantity.number((double) count / 1e9, 4);
    }

    private void spaces() {
        Columns table = new Columns("search space", "what it holds");
        for (String spaceId : SpaceCatalog.ids()) {
            table.row(spaceId, SpaceCatalog.load(spaceId).description());
        }
        out.println("Search spaces");
        out.println(table.text(terminal.columnCount()));
    }

    private void machine(Hardware machine) {
        out.println(machine.id() + ": " + machine.displayName());
        Columns table = new Columns("figure", ">value", "kind", "source");
        for (Fact fact : machine.facts()) {
            table.row(fact.name(), fact.text(), fact.kind().name().toLowerCase(Locale.ROOT), fact.source());
        }
        out.println(table.text(Integer.MAX_VALUE));
    }

    private void model(LanguageModel model) {
        ParameterCount count = model.parameters();
        out.println(model.id() + ": " + model.name() + " (" + model.source() + ")");
        Columns table = new Columns("part", ">parameters");
        table.row("attention matrices", Long.toString(count.attentionCount()));
        table.row("dense feed-forward", Long.toString(count.denseCount()));
        table.row("routed experts", Long.toString(count.expertCount()));
        table.row("  of these active", Long.toString(count.activeExpertCount()));
        table.row("shared experts and the like", Long.toString(count.sharedCount()));
        table.row("input embedding", Long.toString(count.embeddingCount()));
        table.row("output head", Long.toString(count.headCount()));
        table.row("norms, biases, routers", Long.toString(count.smallCount()));
        table.row("total", Long.toString(count.totalCount()));
        table.row("active", Long.toString(count.activeCount()));
        out.println(table.text(terminal.columnCount()));
        Columns layers = new Columns(">layers", "attention", "feed-forward");
        model.layers()
                .forEach(group -> layers.row(
                        Integer.toString(group.layerCount()),
                        group.attention().toString(),
                        group.feedForward().toString()));
        out.println(layers.text(Integer.MAX_VALUE));
        out.println("Published in " + model.checkpoint().label() + ", hidden size " + model.hiddenSize()
                + ", vocabulary " + model.vocabularySize() + ", context " + model.contextLimitTokens() + " tokens.");
    }
}
