package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import io.isowatt.llm.Precision;
import io.isowatt.space.serving.NamedLayout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Options that name a prefill pool of its own; the options of a layout then name a decode worker. */
final class PoolOptions {

    private static final int MOST = 100_000;

    /** Options of a decode worker that the prefill pool has, too, by the name that follows {@code --prefill-}. */
    private static final Set<String> TWICE = Set.of(
            "--hardware",
            "--gpus",
            "--tensor-parallel",
            "--pipeline-parallel",
            "--data-parallel-attention",
            "--expert-parallel",
            "--weights");

    @Option(
            names = "--prefill-workers",
            paramLabel = "COUNT",
            description = "workers that only take prompts; the options above then name a decode worker")
    private @Nullable Integer prefillWorkers;

    @Option(names = "--decode-workers", paramLabel = "COUNT", description = "workers that only decode (default 1)")
    private @Nullable Integer decodeWorkers;

    @Option(
            names = "--prefill-hardware",
            paramLabel = "ID|PATH",
            description = "machine of the prefill pool (default: the same)")
    private @Nullable String hardware;

    @Option(
            names = "--prefill-gpus",
            paramLabel = "COUNT",
            description = "GPUs of a prefill worker (default: laid out as a decode worker)")
    private @Nullable Integer gpus;

    @Option(names = "--prefill-tensor-parallel", paramLabel = "DEGREE", description = "(default: what fills them)")
    private @Nullable Integer tensor;

    @Option(names = "--prefill-pipeline-parallel", paramLabel = "DEGREE", description = "(default 1)")
    private @Nullable Integer pipeline;

    @Option(
            names = "--prefill-data-parallel-attention",
            paramLabel = "DEGREE",
            description = "(default 1, or what fills them)")
    private @Nullable Integer data;

    @Option(names = "--prefill-expert-parallel", paramLabel = "DEGREE", description = "(default 1)")
    private @Nullable Integer expert;

    @Option(names = "--prefill-weights", paramLabel = "NAME", description = "(default: those of a decode worker)")
    private @Nullable String weights;

    /** Workers of the prefill pool; empty where prefill and decode share their GPUs. */
    OptionalInt prefillWorkers() {
        return LayoutOptions.count("--prefill-workers", prefillWorkers, MOST);
    }

    int decodeWorkers() {
        return LayoutOptions.count("--decode-workers", decodeWorkers, MOST).orElse(1);
    }

    /** The name of an option that only a prefill pool gives a meaning to; empty if none is given. */
    Optional<String> needsPrefillWorkers() {
        if (decodeWorkers != null) {
            return Optional.of("--decode-workers");
        }
        return laidOut() || hardware != null || weights != null ? Optional.of("--prefill-…") : Optional.empty();
    }

    /** Options of a scenario with the machine of the prefill pool in the place of the other. */
    Map<String, List<String>> on(Map<String, List<String>> values) {
        if (hardware != null) {
            values.put("hardware", List.of(hardware));
        }
        return values;
    }

    /** A prefill worker beside a decode worker: one cache, and the same layout where nothing else is said. */
    NamedLayout layout(NamedLayout decode, int cacheBytesPerElement) {
        Optional<Precision> named = LayoutOptions.word("--prefill-weights", weights, Precision.byLabel());
        boolean own = laidOut();
        return new NamedLayout(
                own ? LayoutOptions.count("--prefill-gpus", gpus, MOST) : decode.gpus(),
                own ? LayoutOptions.count("--prefill-tensor-parallel", tensor, MOST) : decode.tensor(),
                own ? LayoutOptions.count("--prefill-pipeline-parallel", pipeline, MOST) : decode.pipeline(),
                own ? LayoutOptions.count("--prefill-data-parallel-attention", data, MOST) : decode.data(),
                own ? LayoutOptions.count("--prefill-expert-parallel", expert, MOST) : decode.expert(),
                named.isPresent() ? named : decode.weights(),
                decode.wideActivations(),
                Optional.of(cacheBytesPerElement),
                decode.prefillChunk());
    }

    /** What is read for the prefill pool; problems name its own options. */
    static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidInputException refused) {
            throw new InvalidInputException(
                    refused.problems().stream().map(PoolOptions::ofPrefill).toList());
        }
    }

    private static Problem ofPrefill(Problem problem) {
        return TWICE.contains(problem.file())
                ? new Problem(
                        problem.file().replaceFirst("--", "--prefill-"),
                        problem.line(),
                        problem.message(),
                        problem.advice())
                : problem;
    }

    private boolean laidOut() {
        return gpus != null || tensor != null || pipeline != null || data != null || expert != null;
    }
}
