package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Nearest;
import io.isowatt.llm.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Options that name how a replica lies on its GPUs. */
final class LayoutOptions {

    private static final int MOST_DEGREE = 4096;

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

    OptionalInt gpus() {
        return count("--gpus", gpus, MOST_DEGREE);
    }

    OptionalInt tensor() {
        return count("--tensor-parallel", tensor, MOST_DEGREE);
    }

    OptionalInt pipeline() {
        return count("--pipeline-parallel", pipeline, MOST_DEGREE);
    }

    OptionalInt data() {
        return count("--data-parallel-attention", data, MOST_DEGREE);
    }

    OptionalInt expert() {
        return count("--expert-parallel", expert, MOST_DEGREE);
    }

    Optional<Precision> weights() {
        return word("--weights", weights, Precision.byLabel());
    }

    Optional<Boolean> wideActivations() {
        return word("--activations", activations, Map.of("auto", false, "bf16", true));
    }

    Optional<Integer> cacheBytesPerElement() {
        return word("--kv-cache", cache, Map.of("bf16", 2, "fp8", 1));
    }

    OptionalInt prefillChunk() {
        return count("--prefill-chunk", chunk, 1_000_000);
    }

    /** A whole number from 1 that an option gives. */
    static OptionalInt count(String name, @Nullable Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw new InvalidInputException(
                    name,
                    0,
                    "The value (" + value + ") is not a whole number from 1 to " + most + ".",
                    "Maybe leave it out for the default.");
        }
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** What the word of an option stands for. */
    static <T> Optional<T> word(String name, @Nullable String word, Map<String, T> known) {
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
