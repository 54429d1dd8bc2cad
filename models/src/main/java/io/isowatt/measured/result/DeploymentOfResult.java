package io.isowatt.measured.result;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problems;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;
import io.isowatt.measured.Latency;
import io.isowatt.measured.LoadProtocol;
import io.isowatt.measured.MeasuredRow;
import io.isowatt.measured.Names;
import io.isowatt.measured.ServingRow;
import io.isowatt.measured.SourceRow;
import io.isowatt.measured.UnansweredRow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The deployment behind results: what a file says counts, what it leaves out the user must say, and where both speak they must
 * agree.
 */
public final class DeploymentOfResult {

    private final GivenDeployment given;
    private final Names names = new Names();
    private final Problems problems = new Problems();

    private DeploymentOfResult(GivenDeployment given) {
        this.given = given;
    }

    /**
     * Results as rows that can be predicted; those that used what is not modelled become rows without an answer.
     *
     * @param results what was measured
     * @param given what the user says of the deployment, for all of them
     * @throws InvalidInputException naming all that neither says, and all on which they differ
     */
    public static List<MeasuredRow> rows(List<BenchmarkResult> results, GivenDeployment given) {
        DeploymentOfResult reader = new DeploymentOfResult(given);
        List<MeasuredRow> rows =
                results.stream().flatMap(result -> reader.row(result).stream()).toList();
        reader.problems.throwIfAny();
        return rows;
    }

    private Optional<MeasuredRow> row(BenchmarkResult result) {
        StatedDeployment stated = result.stated();
        if (stated.notModelled().isPresent()) {
            return Optional.of(
                    unanswered(result, "The load used " + stated.notModelled().get() + "."));
        }
        if (stated.framework().isPresent()
                && stated.framework().flatMap(Names::framework).isEmpty()) {
            return Optional.of(
                    unanswered(result, "The framework (" + stated.framework().get() + ") is not known."));
        }
        Settled settled = new Settled(result.source(), given, problems);
        Optional<LanguageModel> model = settled.value(
                "model", "--model", stated.model(), names::model, given.model(), LanguageModel::id, this::sameShape);
        Optional<Hardware> hardware = settled.value(
                "machine",
                "--hardware",
                stated.hardware(),
                this::machine,
                given.hardware(),
                Hardware::id,
                (a, b) -> a.id().equals(b.id()));
        Optional<Framework> framework = settled.value(
                "framework",
                "--framework",
                stated.framework(),
                Names::framework,
                given.framework(),
                Framework::id,
                (a, b) -> a == b);
        OptionalDouble clients = settled.clients(result.clients());
        Optional<Precision> weights = model.flatMap(served -> settled.weights(stated, served));
        if (model.isEmpty() || hardware.isEmpty() || framework.isEmpty() || clients.isEmpty() || weights.isEmpty()) {
            settled.layout(stated, Precision.BF16, hardware);
            return Optional.empty();
        }
        Optional<Layout> layout = settled.layout(stated, weights.get(), hardware);
        return layout.map(found -> new ServingRow(
                row(result.source()),
                protocol(result),
                framework.get(),
                stated.model().orElse(model.get().id()),
                model.get(),
                stated.hardware().orElse(hardware.get().id()),
                hardware.get(),
                found,
                result.workload(),
                clients.getAsDouble(),
                new Latency(
                        OptionalDouble.of(result.ttft().meanSeconds()),
                        OptionalDouble.of(result.tpot().meanSeconds())),
                false,
                false,
                Latency.UNKNOWN));
    }

    /** A load that came at a rate has another waiting time than a closed loop, so its time to first token is no target. */
    private static LoadProtocol protocol(BenchmarkResult result) {
        if (result.clients().map(clients -> !clients.closedLoop()).orElse(false)) {
            return LoadProtocol.INTERNAL;
        }
        return result.source().format() == ResultFormat.INFERENCEX ? LoadProtocol.INFERENCEX : LoadProtocol.FIXED;
    }

    private static SourceRow row(ResultSource source) {
        Path name = Path.of(source.file()).getFileName();
        return new SourceRow(name == null ? source.file() : name.toString(), source.number());
    }

    private static UnansweredRow unanswered(BenchmarkResult result, String reason) {
        StatedDeployment stated = result.stated();
        return new UnansweredRow(
                row(result.source()),
                stated.framework().orElse(""),
                stated.hardware().orElse(""),
                stated.model().orElse(""),
                reason);
    }

    /** InferenceX calls runners by GPU and something behind a hyphen: {@code b200-trt}. */
    private Optional<Hardware> machine(String name) {
        Function<String, Optional<Hardware>> find = names::hardware;
        return find.apply(name).or(() -> find.apply(name.replaceFirst("-.*", "")));
    }

    /** Whether two models are the same to the prediction: a user's own configuration may have another name. */
    private boolean sameShape(LanguageModel a, LanguageModel b) {
        return a.hiddenSize() == b.hiddenSize() && a.layers().equals(b.layers());
    }
}
