package io.isowatt.measured.result;

import io.isowatt.catalog.Problems;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;
import io.isowatt.measured.Names;
import io.isowatt.measured.result.BenchmarkResult.Clients;
import io.isowatt.unit.Quantity;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Settles for one result what its file says against what the user says. */
final class Settled {

    private static final int USUAL_CHUNK_TOKENS = 8192;

    private final ResultSource source;
    private final GivenDeployment given;
    private final Problems problems;

    Settled(ResultSource source, GivenDeployment given, Problems problems) {
        this.source = source;
        this.given = given;
        this.problems = problems;
    }

    /**
     * A thing with a name. A name that nobody knows, such as the one a server was given at start, leaves the word to the
     * user.
     */
    <T> Optional<T> value(
            String what,
            String option,
            Optional<String> stated,
            Function<String, Optional<T>> find,
            Optional<T> user,
            Function<T, String> id,
            BiPredicate<T, T> same) {
        Optional<T> found = stated.flatMap(find);
        if (found.isPresent() && user.isPresent() && !same.test(found.get(), user.get())) {
            differ(what, stated.orElse(""), option, id.apply(user.get()));
        }
        if (found.isEmpty() && user.isEmpty()) {
            problems.add(
                    option,
                    0,
                    stated.map(name -> "The " + what + " of a result (" + name + ") is not known.")
                            .orElse("A result does not say its " + what + "."),
                    "Maybe add " + option + ".");
        }
        return user.or(() -> found);
    }

    /** The clients; of a load that came at a rate, the mean number of open requests. */
    OptionalDouble clients(Optional<Clients> stated) {
        if (stated.isPresent() && given.clientCount().isPresent()) {
            double user = given.clientCount().getAsDouble();
            if (stated.get().closedLoop() && stated.get().meanCount() != user) {
                differ("concurrency", number(stated.get().meanCount()), "--concurrency", number(user));
            }
        }
        if (stated.isPresent()) {
            return OptionalDouble.of(stated.get().meanCount());
        }
        if (given.clientCount().isEmpty()) {
            problems.add(
                    "--concurrency",
                    0,
                    "A result does not say how many clients had a request open.",
                    "Maybe add --concurrency.");
        }
        return given.clientCount();
    }

    /** The precision of the weights: stated, given, part of the model's name, or that of the checkpoint. */
    Optional<Precision> weights(StatedDeployment stated, LanguageModel model) {
        if (stated.precision().isEmpty()) {
            return Optional.of(given.weights().orElseGet(() -> named(stated, model)));
        }
        String word = stated.precision().get();
        Optional<Precision> found = Names.precision(word, model);
        if (found.isEmpty() && given.weights().isEmpty()) {
            problems.add(
                    "--weights", 0, "The precision of a result (" + word + ") is not known.", "Maybe add --weights.");
        }
        if (found.isPresent()
                && given.weights().isPresent()
                && found.get() != given.weights().get()) {
            differ("precision", word, "--weights", given.weights().get().label());
        }
        return found.or(given::weights);
    }

    private static Precision named(StatedDeployment stated, LanguageModel model) {
        return stated.model().stream()
                .flatMap(name -> Arrays.stream(name.split("[-_/]")))
                .flatMap(word -> Names.precision(word, model).stream())
                .findFirst()
                .orElse(model.checkpoint());
    }

    /** The layout; the tensor degree, or the GPUs, must be known, other degrees are 1 where nobody speaks of them. */
    Optional<Layout> layout(StatedDeployment stated, Precision weights, Optional<Hardware> hardware) {
        OptionalInt tensor = degree("tensor degree", "--tensor-parallel", stated.tensorDegree(), given.tensorDegree());
        int pipeline = degree("pipeline stages", "--pipeline-parallel", stated.pipelineDegree(), given.pipelineDegree())
                .orElse(1);
        int data = degree("data degree", "--data-parallel-attention", stated.dataDegree(), given.dataDegree())
                .orElse(1);
        int expert = degree("expert degree", "--expert-parallel", stated.expertDegree(), given.expertDegree())
                .orElse(1);
        OptionalInt gpus = degree("GPUs", "--gpus", stated.gpuCount(), given.gpuCount());
        if (tensor.isEmpty() && gpus.isEmpty()) {
            problems.add(
                    "--tensor-parallel",
                    0,
                    "A result does not say on how many GPUs it ran.",
                    "Maybe add --tensor-parallel, and the other degrees that are not 1.");
            return Optional.empty();
        }
        int tp = tensor.orElseGet(() -> Math.max(1, gpus.getAsInt() / (pipeline * data)));
        if (gpus.isPresent() && gpus.getAsInt() != tp * pipeline * data) {
            wrong(
                    "The degrees (tensor " + tp + " × pipeline " + pipeline + " × data " + data + ") are not the "
                            + gpus.getAsInt() + " GPUs.",
                    "Maybe correct --gpus or the degrees.");
            return Optional.empty();
        }
        if (tp * data % expert != 0) {
            wrong(
                    "The expert degree (" + expert + ") does not divide the GPUs of a stage (" + tp * data + ").",
                    "Maybe correct --expert-parallel.");
            return Optional.empty();
        }
        boolean wideCache = weights == Precision.BF16
                || hardware.filter(machine -> machine.accelerator().has(TensorFormat.FP8))
                        .isEmpty();
        return Optional.of(new Layout(
                tp,
                pipeline,
                data,
                expert,
                weights,
                given.wideActivations(),
                given.cacheBytesPerElement().orElse(wideCache ? 2 : 1),
                given.prefillChunkTokens().orElse(USUAL_CHUNK_TOKENS)));
    }

    private OptionalInt degree(String what, String option, OptionalInt stated, OptionalInt user) {
        if (stated.isPresent() && user.isPresent() && stated.getAsInt() != user.getAsInt()) {
            differ(what, Integer.toString(stated.getAsInt()), option, Integer.toString(user.getAsInt()));
        }
        return stated.isPresent() ? stated : user;
    }

    private void differ(String what, String stated, String option, String user) {
        wrong(
                "The result's " + what + " (" + stated + ") is not that of " + option + " (" + user + ").",
                "Maybe leave " + option + " out, or give only the files that it fits.");
    }

    private void wrong(String message, String advice) {
        problems.add(source.file(), source.line(), message, advice);
    }

    private static String number(double value) {
        return Quantity.number(value, 6);
    }
}
