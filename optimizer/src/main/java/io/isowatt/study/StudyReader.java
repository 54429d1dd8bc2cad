package io.isowatt.study;

import io.isowatt.calibration.Calibration;
import io.isowatt.calibration.CalibrationReader;
import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problems;
import io.isowatt.catalog.YamlSection;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.power.PowerBoundary;
import io.isowatt.space.serving.ServerAxes;
import io.isowatt.space.serving.SpaceCatalog;
import io.isowatt.space.serving.SpaceDefinition;
import io.isowatt.unit.Dimension;
import io.isowatt.workload.Lengths;
import io.isowatt.workload.ServiceLevel;
import io.isowatt.workload.Workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads what is held fixed: a study file, options that stand for one, or both, options first. Every problem of the
 * input is found at once.
 */
public final class StudyReader {

    private static final double MOST_TOKENS = 10_000_000;
    private static final double MOST_SECONDS = 24 * 3600;
    private static final double MOST_TOKEN_RATE = 100_000;
    private static final double MOST_MARGIN = 1;
    private static final double DEFAULT_MARGIN = 0.05;
    private static final int USUAL_EVALUATIONS = 20_000;
    private static final Path HERE = Path.of("");

    private final YamlSection root;
    private final Path folder;
    private final Problems problems;

    private StudyReader(YamlSection root, Path folder, Problems problems) {
        this.root = root;
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * Reads a study.
     *
     * @param file its name in messages
     * @param text its YAML
     * @param folder what relative paths of the file start from; those of options start where the program was called
     * @param options values by path ({@code workload.prompt}) that go before the file's own
     * @throws InvalidInputException with all problems
     */
    public static StudyRequest readStudy(String file, String text, Path folder, Map<String, List<String>> options) {
        Problems problems = new Problems();
        YamlSection root = YamlSection.read(file, text, options, problems);
        return new StudyReader(root, folder, problems).study();
    }

    /** Reads a study that options give wholly. */
    public static StudyRequest readStudy(Map<String, List<String>> options) {
        Problems problems = new Problems();
        return new StudyReader(YamlSection.ofOptions(options, problems), HERE, problems).study();
    }

    /** Reads one scenario from options alone, for a single named deployment. */
    public static Scenario readScenario(Map<String, List<String>> options) {
        Problems problems = new Problems();
        YamlSection root = YamlSection.ofOptions(options, problems);
        List<YamlSection.Word> machines = root.words("hardware");
        if (machines.size() > 1) {
            root.problem(
                    machines.get(1),
                    "An estimate is of one machine, here are " + machines.size() + ".",
                    "Maybe use isowatt optimize to compare machines.");
        }
        List<Scenario> scenarios = new StudyReader(root, HERE, problems).scenarios(1);
        ServerSettingsReader.requireDrafts(root);
        root.close();
        problems.throwIfAny();
        return scenarios.get(0);
    }

    private StudyRequest study() {
        Optional<String> title = root.optionalText("study").map(StudyReader::oneLine);
        List<Scenario> scenarios = scenarios(2);
        ServiceLevel serviceLevel = serviceLevel();
        Optional<SpaceDefinition> space = new WeightsReader(root).narrowed(space());
        if (space.isPresent() && space.get().server().draftTokenCounts().isEmpty()) {
            ServerSettingsReader.requireDrafts(root);
        }
        List<Metric> objectives = new ObjectivesReader(root).read();
        SearchMethod method = method(space);
        double epsilon =
                root.optionalQuantity("epsilon", Dimension.FRACTION, 0, 1).orElse(0);
        root.close();
        problems.throwIfAny();
        UsableSpace.require(scenarios, space.orElseThrow(), root.file("search-space"), root.line("search-space"));
        return new StudyRequest(
                title.orElseGet(() -> defaultTitle(scenarios)),
                scenarios,
                space.orElseThrow(),
                serviceLevel,
                objectives,
                method,
                Double.isNaN(epsilon) ? 0 : epsilon);
    }

    private SearchMethod method(Optional<SpaceDefinition> space) {
        YamlSection keys = root.sectionOrEmpty("search");
        String word = keys.choice("method", Map.of("exact", "exact", "genetic", "genetic"))
                .orElse("exact");
        long seed = keys.integer("seed", 0, Long.MAX_VALUE, 1);
        long evaluations = keys.integer("evaluations", 1, SearchMethod.Genetic.MOST_EVALUATIONS, USUAL_EVALUATIONS);
        for (String key : List.of("seed", "evaluations")) {
            if (word.equals("exact") && keys.has(key)) {
                keys.problem(key, "An exact search has no " + key + ".", "Maybe add method: genetic, or remove it.");
            }
        }
        keys.close();
        if (word.equals("exact")) {
            space.map(SpaceDefinition::server).filter(ServerAxes::isContinuous).ifPresent(this::requireSteps);
            return new SearchMethod.Exact();
        }
        if (space.isPresent() && space.get().pools().isPresent()) {
            keys.problem(
                    "method",
                    "The genetic search does not know pools of prefill and decode workers.",
                    "Maybe use method: exact, or a search space without them.");
        }
        return new SearchMethod.Genetic(seed, (int) Math.max(1, evaluations));
    }

    private void requireSteps(ServerAxes server) {
        String axis = server.powerCap().range().isPresent() ? "power-cap" : "clock";
        root.problem(
                "search-space",
                "The " + axis
                        + " of the search space is a range without steps, which an exact search cannot enumerate.",
                "Maybe add a step there, such as step: 5 %, or write search: { method: genetic }.");
    }

    /** Where the relative paths of a key start: options are relative to where the user is, a file's to the file. */
    private Path folder(String key) {
        return root.isOption(key) ? HERE : folder;
    }

    /** A text without line ends and other signs that a terminal would obey. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static String defaultTitle(List<Scenario> scenarios) {
        List<String> machines =
                scenarios.stream().map(scenario -> scenario.hardware().id()).toList();
        return scenarios.get(0).model().name() + " on " + String.join(", ", machines);
    }

    private List<Scenario> scenarios(int leastOutputTokens) {
        Optional<LanguageModel> model = model();
        List<Hardware> machines = hardware();
        Workload workload = workload(leastOutputTokens);
        Framework framework = root.choice("framework", Framework.byId()).orElse(Framework.VLLM);
        YamlSection power = root.sectionOrEmpty("power");
        ServerSettings settings = ServerSettingsReader.read(root, power, framework);
        PowerBoundary boundary = power.choice("boundary", PowerBoundary.byId()).orElse(PowerBoundary.FACILITY);
        OptionalDouble pue = pue(power);
        power.close();
        PriceBasis price = root.choice("price", PriceBasis.byId()).orElse(PriceBasis.RENTED);
        Calibration calibration = calibration();
        if (model.isEmpty()) {
            return List.of();
        }
        return machines.stream()
                .map(machine -> new Scenario(
                        model.get(), machine, workload, framework, settings, calibration, boundary, pue, price))
                .toList();
    }

    private static OptionalDouble pue(YamlSection power) {
        double written = power.number("pue", 1, 5, Double.NaN);
        return Double.isNaN(written) ? OptionalDouble.empty() : OptionalDouble.of(written);
    }

    private Optional<LanguageModel> model() {
        String name = root.text("model");
        return name.isEmpty()
                ? Optional.empty()
                : ModelCatalog.find(name, folder("model"), root.file("model"), root.line("model"), problems);
    }

    private List<Hardware> hardware() {
        List<YamlSection.Word> words = root.words("hardware");
        if (words.isEmpty() && !root.has("hardware")) {
            root.text("hardware");
        }
        List<Hardware> machines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlSection.Word word : words) {
            Optional<Hardware> machine =
                    HardwareCatalog.find(word.text(), folder("hardware"), word.file(), word.line(), problems);
            if (machine.isPresent() && !ids.add(machine.get().id())) {
                root.problem(
                        word,
                        "The hardware (" + word.text() + ") stands there twice: two machines have the id "
                                + machine.get().id() + ".",
                        "Maybe remove one, or give it an id of its own.");
            }
            machine.ifPresent(machines::add);
        }
        return machines;
    }

    private Workload workload(int leastOutputTokens) {
        YamlSection keys = root.section("workload");
        double prompt = keys.quantity("prompt", Dimension.TOKENS, 1, MOST_TOKENS);
        double output = keys.quantity("output", Dimension.TOKENS, leastOutputTokens, MOST_TOKENS);
        double hit = keys.optionalQuantity("prefix-cache-hit", Dimension.FRACTION, 0, 0.99)
                .orElse(0);
        Lengths lengths = keys.choice("lengths", Lengths.byId()).orElse(Lengths.FIXED);
        keys.close();
        requireWhole(keys, "prompt", prompt);
        requireWhole(keys, "output", output);
        boolean readable = prompt >= 1 && output >= 1 && hit >= 0;
        return readable
                ? new Workload(prompt, output, lengths.meanFraction(), hit, lengths.inWaves())
                : Workload.fixed(1, 1);
    }

    private static void requireWhole(YamlSection keys, String key, double tokens) {
        if (tokens % 1 > 0) {
            keys.problem(key, "The value (" + tokens + " tokens) is not a whole number.", "Maybe round it.");
        }
    }

    private ServiceLevel serviceLevel() {
        YamlSection keys = root.sectionOrEmpty("slo");
        double ttft = keys.optionalQuantity("ttft", Dimension.TIME, 1e-4, MOST_SECONDS)
                .orElse(Double.POSITIVE_INFINITY);
        OptionalDouble tpot = keys.optionalQuantity("tpot", Dimension.TIME, 1e-5, MOST_SECONDS);
        OptionalDouble interactivity =
                keys.optionalQuantity("interactivity", Dimension.TOKEN_RATE, 1e-3, MOST_TOKEN_RATE);
        double margin = keys.optionalQuantity("safety-margin", Dimension.FRACTION, 0, MOST_MARGIN)
                .orElse(DEFAULT_MARGIN);
        keys.close();
        boolean sameOrigin = keys.isOption("tpot") == keys.isOption("interactivity");
        if (tpot.isPresent() && interactivity.isPresent() && sameOrigin) {
            keys.problem(
                    "tpot",
                    "The service level names both tpot and interactivity, which is its reciprocal.",
                    "Maybe remove one of them.");
        }
        boolean byTpot = tpot.isPresent() && (interactivity.isEmpty() || keys.isOption("tpot"));
        double limit = byTpot ? tpot.getAsDouble() : 1 / interactivity.orElse(0);
        return ttft > 0 && limit > 0 && margin >= 0
                ? new ServiceLevel(ttft, limit, margin)
                : new ServiceLevel(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private Optional<SpaceDefinition> space() {
        String name = root.optionalText("search-space").orElse("standard");
        return SpaceCatalog.find(
                name, folder("search-space"), root.file("search-space"), root.line("search-space"), problems);
    }

    private Calibration calibration() {
        Optional<String> name = root.optionalText("calibration");
        if (name.isEmpty()) {
            return Calibration.shipped();
        }
        try {
            Path path = folder("calibration").resolve(name.get());
            return CalibrationReader.read(path.toString(), Files.readString(path));
        } catch (IOException | InvalidPathException e) {
            root.problem(
                    "calibration",
                    "The calibration file (" + name.get() + ") cannot be read.",
                    "Maybe check the path, or leave it out for the shipped calibration.");
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
        return Calibration.shipped();
    }
}
