package io.isowatt.cli;

import io.isowatt.deployment.Layout;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Scenario;
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

    private static final int MOST_CLIENTS = 10_000_000;

    private final Terminal terminal;
    private final PrintStream out;

    @Mixin
    private ScenarioOptions scenario = new ScenarioOptions();

    @Mixin
    private LayoutOptions named = new LayoutOptions();

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
                        named.gpus(),
                        named.tensor(),
                        named.pipeline(),
                        named.data(),
                        named.expert(),
                        named.weights(),
                        named.wideActivations(),
                        named.cacheBytesPerElement(),
                        named.prefillChunk())
                .on(fixed.model(), fixed.hardware());
        int clients =
                LayoutOptions.count("--concurrency", concurrency, MOST_CLIENTS).orElse(1);
        int count = LayoutOptions.count("--replicas", replicas, MOST_CLIENTS).orElse(1);
        LayoutEstimator estimator = new LayoutEstimator(fixed, layout);
        Outcome outcome = estimator.outcome(clients);
        EstimateText text = new EstimateText(terminal.columnCount(), terminal.unicode());
        if (outcome instanceof Rejected rejected) {
            out.print(text.rejected(fixed, estimator, clients, rejected));
            return ExitCode.NOTHING_FEASIBLE;
        }
        out.print(text.feasible(fixed, estimator, clients, count));
        return ExitCode.FOUND;
    }
}
