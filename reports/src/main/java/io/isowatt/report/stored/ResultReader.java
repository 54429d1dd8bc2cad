package io.isowatt.report.stored;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.LocatedJson;
import io.isowatt.catalog.Problems;
import io.isowatt.estimate.Metric;
import io.isowatt.power.PowerBoundary;
import io.isowatt.report.chart.Cloud;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.front.Limit;
import io.isowatt.report.front.Scene;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what {@link ResultJson} wrote. */
final class ResultReader {

    private static final String NAME = "result.json";

    /** Half of the file, which follows from the rest. */
    private static final Set<String> DERIVED = Set.of("metrics", "uncertainty", "facts");

    private static final Map<String, PowerBoundary> BOUNDARIES =
            Arrays.stream(PowerBoundary.values()).collect(Collectors.toMap(PowerBoundary::id, Function.identity()));

    private final Path path;
    private final StoredKeys root;
    private final StoredKeys request;
    private final Axes axes;

    private ResultReader(Path path, StoredKeys root) {
        this.path = path;
        this.root = root;
        this.request = root.object("request");
        this.axes = axes(root.object("scene"));
    }

    static StoredResult read(Path fileOrFolder) {
        Path path = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(NAME) : fileOrFolder;
        if (!Files.exists(path)) {
            boolean folder = Files.isDirectory(fileOrFolder);
            throw new InvalidInputException(
                    fileOrFolder.toString(),
                    0,
                    folder ? "The folder holds no " + NAME + "." : "The file does not exist.",
                    "Maybe give the report folder that isowatt optimize wrote, or its " + NAME + ".");
        }
        StoredKeys root = new StoredKeys(path.toString(), keys(path));
        check(root);
        return new ResultReader(path, root).result();
    }

    private static LocatedJson.Value.Keys keys(Path path) {
        Problems problems = new Problems();
        List<LocatedJson.Value> values = LocatedJson.readAll(path, DERIVED, problems);
        problems.throwIfAny();
        if (values.get(0) instanceof LocatedJson.Value.Keys keys) {
            return keys;
        }
        throw new InvalidInputException(
                path.toString(),
                1,
                "The file is no result of Isowatt.",
                "Maybe give a " + NAME + " that isowatt optimize wrote.");
    }

    private static void check(StoredKeys root) {
        if (!root.optionalText("schema").equals(Optional.of(ResultJson.SCHEMA))) {
            throw new InvalidInputException(
                    root.file(),
                    1,
                    "The file is no result of Isowatt.",
                    "Maybe give a " + NAME + " that isowatt optimize wrote.");
        }
        long version = root.whole("schema_version");
        String written = root.text("program_version");
        if (version != ResultJson.SCHEMA_VERSION) {
            throw new InvalidInputException(
                    root.file(),
                    0,
                    "The result has a form (schema version " + version + ", written by Isowatt " + written
                            + ") that this program does not know.",
                    "Maybe use that version of Isowatt, or make the report again with this one.");
        }
        if (!root.has("scene")) {
            throw new InvalidInputException(
                    root.file(),
                    0,
                    "The result was written by an earlier Isowatt (" + written + "), which left out the errors of its"
                            + " figures.",
                    "Maybe make the report again with isowatt optimize.");
        }
    }

    private StoredResult result() {
        List<StoredMachine> machines = root.each("machines", this::machine);
        StoredKeys drawn = root.object("scene");
        Scene scene = new Scene(
                drawn.text("title"),
                axes,
                machines.stream().map(StoredMachine::line).toList(),
                drawn.optionalObject("limit").map(ResultReader::limit),
                drawn.texts("footer"));
        StoredKeys dots = root.object("dominated");
        return new StoredResult(
                path,
                root.text("program_version"),
                root.text("input_hash"),
                scene,
                new Cloud(dots.whole("count"), dots.numbers("x"), dots.numbers("y")),
                request.flat(),
                machines,
                root.optionalObject("winner")
                        .flatMap(winner -> machines.stream()
                                .filter(machine -> machine.id().equals(winner.text("machine")))
                                .findFirst()));
    }

    private Axes axes(StoredKeys scene) {
        Metric x = scene.word("x_metric", Metric.byId());
        Metric y = scene.word("y_metric", Metric.byId());
        List<String> objectives = request.each("objectives", objective -> objective.text("id"));
        return new Axes(x, y, objectives.indexOf(x.id()), objectives.indexOf(y.id()), scene.text("boundary"));
    }

    private static Limit limit(StoredKeys limit) {
        return new Limit(limit.number("value"), limit.truth("refused_below"), limit.text("text"));
    }

    private StoredMachine machine(StoredKeys machine) {
        StoredKeys workload = request.object("workload");
        PointReader reader = new PointReader(
                StoredErrors.read(machine.object("errors")),
                request.object("power").word("boundary", BOUNDARIES),
                workload.number("mean_prompt_tokens"),
                workload.number("mean_output_tokens"),
                new HashMap<>());
        List<FrontPoint> front = machine.each("front", reader::read);
        Optional<StoredKeys> choice = machine.optionalObject("choice");
        Optional<FrontPoint> chosen = choice.map(keys -> reader.read(keys.object("candidate")));
        int merged = front.stream().mapToInt(FrontPoint::mergedCount).sum();
        FrontLine line = FrontLine.of(
                machine.text("id"),
                machine.text("display_name"),
                new FrontLine.Found(front.size() + merged, machine.has("best_found")),
                chosen.map(point -> OptionalLong.of(point.rank())).orElse(OptionalLong.empty()),
                axes,
                front);
        return new StoredMachine(
                line,
                machine.truth("announced"),
                machine.object("counts").truth("complete"),
                machine.number("pue_fraction"),
                chosen,
                choice.flatMap(keys -> keys.optionalObject("runner_up")).map(reader::read),
                reader.breakdowns());
    }
}
