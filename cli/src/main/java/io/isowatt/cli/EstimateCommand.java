package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Nearest;
import io.isowatt.deployment.Layout;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.llm.Precision;
import io.isowatt.report.EstimateText;
import io.isowatt.serving.Outcome;
import io.isowatt.serving.Rejected;
import io.isowatt.space.serving.NamedLayout;
import io.isowatt.study.StudyReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/** {@code isowatt estimate}: one named deployment, with its time and memory. */
@Command(
        name = "estimate",
        description = {
            "Estimates one named deployment: latency, throughput, watts, dollars, and where time and memory go.",
            "What is not given takes the checkpoint's precision and the framework's defaults.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  isowatt estimate --model config.json --hardware gb300-nvl72 --gpus 8 \\",
            "                   --tensor-parallel 8 --concurrency 4 \\",
            "                   --prompt 1024 --output 256",
            "  isowatt estimate --model deepseek-r1 --hardware hgx-b200 \\",
            "                   --data-parallel-attention 8 --expert-parallel 8 \\",
            "                   --concurrency 512 --prompt 8192 --output 1024",
            "",
            "Exit status: 0 found, 1 not feasible (with the reason), 2 bad input, 70 bug."
        })
final class EstimateCommand implements Callable<Integer> {

    private static final int MOST_DEGREE = 4096;
    private static final int MOST_CLIENTS = 10_000_000;

    private final Terminal terminal;
    private final PrintStream out;

    @Mixin
    private ScenarioOptions scenario = new ScenarioOptions();

    @Option(names = "--gpus", paramLabel = "COUNT", description = "GPUs of the replica (default: product of degrees)")
    private @Nullable Integer gpus;

    @Option(names = "--tensor-parallel", paramLabel = "DEGREE", description = "(default: what fills the GPUs)")
    private @Nullable Integer tensor;

    @Option(names = "--pipeline-parallel", paramLabel = "DEGREE", description = "(default 1)")
    private @Nullable Integer pipeline;

    @Option(
            names = "--data-parallel-attention",
            paramLabel = "DEGREE",
            description = "(default 1, or what fills the GPUs)")
    private @Nullable Integer data;

    @Option(names = "--expert-parallel", paramLabel = "DEGREE", description = "(default 1)")
    private @Nullable Integer expert;

    @Option(
            names = "--weights",
            paramLabel = "NAME",
            description = "bf16, fp8, nvfp4, mxfp4 or int4 (default: the checkpoint's)")
    private @Nullable String weights;

    @Option(names = "--activations", paramLabel = "auto|bf16", description = "(default auto: as usual for the weights)")
    private @Nullable String activations;

    @Option(names = "--kv-cache", paramLabel = "bf16|fp8", description = "(default bf16 for bf16 weights, else fp8)")
    private @Nullable String cache;

    @Option(
            names = "--prefill-chunk",
            paramLabel = "TOKENS",
            description = "most prompt tokens of a step (default 8192)")
    private @Nullable Integer chunk;

    @Option(names = "--concurrency", paramLabel = "CLIENTS", description = "clients of the replica (default 1)")
    private @Nullable Integer concurrency;

    @Option(names = "--replicas", paramLabel = "COUNT", description = "equal replicas side by side (default 1)")
    private @Nullable Integer replicas;

    EstimateCommand(Terminal terminal, PrintStream out) {
        this.terminal = terminal;
        this.out = out;
    }

    @Override
    public Integer call() {
        Scenario fixed = StudyReader.readScenario(scenario.values());
        Layout layout = new NamedLayout(
                        option("--gpus", gpus, MOST_DEGREE),
                        option("--tensor-parallel", tensor, MOST_DEGREE),
                        option("--pipeline-parallel", pipeline, MOST_DEGREE),
                        option("--data-parallel-attention", data, MOST_DEGREE),
                        option("--expert-parallel", expert, MOST_DEGREE),
                        word("--weights", weights, Precision.byLabel()),
                        word("--activations", activations, Map.of("auto", false, "bf16", true)),
                        word("--kv-cache", cache, Map.of("bf16", 2, "fp8", 1)),
                        option("--prefill-chunk", chunk, 1_000_000))
                .on(fixed.model(), fixed.hardware());
        int clients = option("--concurrency", concurrency, MOST_CLIENTS).orElse(1);
        int count = option("--replicas", replicas, MOST_CLIENTS).orElse(1);
        LayoutEstimator estimator = new LayoutEstimator(fixed, layout);
        Outcome outcome = estimator.serving().outcome(clients);
        EstimateText text = new EstimateText(terminal.columnCount(), terminal.unicode());
        if (outcome instanceof Rejected rejected) {
            out.print(text.rejected(fixed, estimator, clients, rejected));
            return ExitCode.NOTHING_FEASIBLE;
        }
        out.print(text.feasible(fixed, estimator, clients, count));
        return ExitCode.FOUND;
    }

    private static OptionalInt option(String name, @Nullable Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw new InvalidInputException(
                    name,
                    0,
                    "The value (" + value + ") is not a whole number from 1 to " + most + ".",
                    "Maybe leave it out for the default.");
        }
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static <T> Optional<T> word(String name, @Nullable String word, Map<String, T> known) {
        if (word == null) {
            return Optional.empty();
        }
        T value = known.get(word);
        if (value == null) {
            throw new InvalidInputException(
                    name, 0, "The value (" + word + ") is unknown.", Nearest.advice(word, known.keySet()));
        }
        return Optional.of(value);
    }
}
