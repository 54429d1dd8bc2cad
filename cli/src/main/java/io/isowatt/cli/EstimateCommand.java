package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.deployment.Layout;
import io.isowatt.estimate.DecodeEstimator;
import io.isowatt.estimate.DisaggregatedEstimator;
import io.isowatt.estimate.DisaggregatedLoad;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.PrefillEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.report.point.EstimateText;
import io.isowatt.report.point.FigureLines;
import io.isowatt.report.point.PoolsText;
import io.isowatt.serving.Outcome;
import io.isowatt.serving.Rejected;
import io.isowatt.space.serving.NamedLayout;
import io.isowatt.study.StudyReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.util.Optional;
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
            "  isowatt estimate --model llama-3.1-70b --hardware hgx-h200 --gpus 8 \\",
            "                   --prefill-workers 2 --prefill-gpus 4 --decode-workers 1 \\",
            "                   --concurrency 64 --prompt 4096 --output 512",
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

    @Mixin
    private PoolOptions pools = new PoolOptions();

    @Option(
            names = "--concurrency",
            paramLabel = "CLIENTS",
            description = "clients of the replica, or of both pools (default 1)")
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
        NamedLayout layout = new NamedLayout(
                named.gpus(),
                named.tensor(),
                named.pipeline(),
                named.data(),
                named.expert(),
                named.weights(),
                named.wideActivations(),
                named.cacheBytesPerElement(),
                named.prefillChunk());
        Layout decoding = layout.on(fixed.model(), fixed.hardware());
        int clients =
                LayoutOptions.count("--concurrency", concurrency, MOST_CLIENTS).orElse(1);
        int count = LayoutOptions.count("--replicas", replicas, MOST_CLIENTS).orElse(1);
        if (pools.prefillWorkers().isPresent()) {
            refuseReplicas();
            Scenario taking = PoolOptions.read(() -> StudyReader.readScenario(pools.on(scenario.values())));
            int cache = (int) decoding.cacheBytesPerElement();
            Layout prefill = PoolOptions.read(() -> pools.layout(layout, cache).on(taking.model(), taking.hardware()));
            return estimate(taking, prefill, fixed, decoding, clients);
        }
        pools.needsPrefillWorkers().ifPresent(EstimateCommand::requirePrefillWorkers);
        LayoutEstimator estimator = new LayoutEstimator(fixed, decoding);
        Outcome outcome = estimator.outcome(clients);
        EstimateText text = new EstimateText(new FigureLines(terminal.columnCount(), terminal.unicode()));
        if (outcome instanceof Rejected rejected) {
            out.print(text.rejected(fixed, estimator, clients, rejected));
            return ExitCode.NOTHING_FEASIBLE;
        }
        out.print(text.feasible(fixed, estimator, clients, count));
        return ExitCode.FOUND;
    }

    /** Pools of their own for prefill and decode. */
    private int estimate(Scenario taking, Layout prefill, Scenario fixed, Layout decoding, int clients) {
        PrefillEstimator prefillEstimator = new PrefillEstimator(taking, prefill);
        DecodeEstimator decodeEstimator = new DecodeEstimator(fixed, decoding);
        PoolsText text = new PoolsText(new FigureLines(terminal.columnCount(), terminal.unicode()), taking, fixed);
        Optional<Rejected> noPrefill = prefillEstimator.rejection();
        Optional<Rejected> noDecode = decodeEstimator.rejection();
        if (noPrefill.isPresent() || noDecode.isPresent()) {
            noPrefill.ifPresent(why -> out.print(text.rejected("prefill", prefill, why)));
            noDecode.ifPresent(why -> out.print(text.rejected("decode", decoding, why)));
            return ExitCode.NOTHING_FEASIBLE;
        }
        DisaggregatedLoad load = new DisaggregatedLoad(
                new DisaggregatedEstimator(fixed),
                prefillEstimator.worker(),
                pools.prefillWorkers().orElseThrow(),
                decodeEstimator,
                pools.decodeWorkers());
        out.print(text.feasible(load.at(clients), decodeEstimator, clients));
        return ExitCode.FOUND;
    }

    private void refuseReplicas() {
        if (replicas != null) {
            throw new InvalidInputException(
                    "--replicas",
                    0,
                    "The number of replicas (" + replicas + ") has no meaning beside pools of workers.",
                    "Maybe use --prefill-workers and --decode-workers.");
        }
    }

    private static void requirePrefillWorkers(String option) {
        throw new InvalidInputException(
                option,
                0,
                "The option has no meaning without a prefill pool.",
                "Maybe add --prefill-workers, such as --prefill-workers 1.");
    }
}
