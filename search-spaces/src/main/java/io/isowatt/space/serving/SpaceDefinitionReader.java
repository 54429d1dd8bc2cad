package io.isowatt.space.serving;

import io.isowatt.catalog.Problems;
import io.isowatt.catalog.YamlSection;
import io.isowatt.llm.Precision;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads search-space files, built-in ones and a user's own in the same way. */
final class SpaceDefinitionReader {

    static final int MOST_CHUNK = 1_000_000;
    static final Map<String, Boolean> ACTIVATIONS = Map.of("auto", false, "bf16", true);

    private static final int MOST_DRAFT_TOKENS = 64;

    /** Below half of the board limit no measurement says how a chip behaves. */
    private static final double LEAST_POWER_CAP_FRACTION = 0.5;

    /** Below it the model of a cap does not hold: the part of the watts that follows the clock would be under 40 %. */
    private static final double LEAST_CLOCK_FRACTION = 0.64;

    private final YamlSection root;
    private final AxisReader axes;

    private SpaceDefinitionReader(YamlSection root) {
        this.root = root;
        this.axes = new AxisReader(root);
    }

    /** Reads a definition; problems are noted and throw at once. */
    static SpaceDefinition read(String file, String text) {
        Problems problems = new Problems();
        YamlSection root = YamlSection.read(file, text, problems);
        SpaceDefinition definition = new SpaceDefinitionReader(root).definition();
        root.close();
        problems.throwIfAny();
        return definition;
    }

    private SpaceDefinition definition() {
        String id = root.text("search-space");
        String description = root.optionalText("description").orElse("");
        List<Serving> serving = axes.words("serving", Serving.byId(), List.of(Serving.AGGREGATED));
        List<Integer> gpus = axes.degreesOrAuto("gpus", List.of());
        List<Integer> tensor = axes.degrees("tensor-parallel", List.of(1, 2, 4, 8));
        List<Integer> pipeline = axes.degreesOrAuto("pipeline-parallel", List.of());
        List<Integer> data = axes.degreesOrAuto("data-parallel-attention", List.of());
        List<Integer> expert = axes.degreesOrAuto("expert-parallel", List.of());
        List<Precision> weights = axes.words("weights", Precision.byLabel(), List.of(Precision.values()));
        List<Boolean> wide = axes.words("activations", ACTIVATIONS, List.of(false));
        List<Integer> cache = axes.words("kv-cache", Map.of("bf16", 2, "fp8", 1), List.of(2));
        List<Integer> chunks = axes.numbers("prefill-chunk", 1, MOST_CHUNK, List.of(8192));
        ServerAxes server = server();
        ConcurrencyGrid clients = concurrency();
        requireCountable(
                List.of(gpus, tensor, pipeline, expert, weights, wide, cache, chunks),
                List.of(
                        server.draftTokenCounts(),
                        server.powerCap().values(),
                        server.clock().values(),
                        server.replicaCounts()));
        SpaceDefinition layouts = new SpaceDefinition(
                id,
                description,
                gpus,
                tensor,
                pipeline,
                data,
                expert,
                weights,
                wide,
                cache,
                clients,
                chunks,
                server,
                true,
                Optional.empty());
        // a misspelt kind of serving is one problem, not one more for each key that it would have explained
        boolean misspelt =
                root.words("serving").stream().anyMatch(word -> !Serving.byId().containsKey(word.text()));
        boolean disaggregated = misspelt || serving.contains(Serving.DISAGGREGATED);
        Optional<Pools> pools = new PoolsReader(root).read(disaggregated, layouts);
        boolean aggregated = misspelt || serving.contains(Serving.AGGREGATED) || !disaggregated;
        if (!aggregated) {
            onlyForAggregated("power-cap", "remove it");
            onlyForAggregated("clock", "remove it");
            onlyForAggregated("replicas", "use prefill-workers and decode-workers");
        }
        return layouts.with(aggregated, pools);
    }

    private void onlyForAggregated(String key, String advice) {
        if (root.has(key)) {
            root.problem(
                    key,
                    "The key (" + key + ") is of aggregated serving, which this space does not hold.",
                    "Maybe " + advice + ", or write serving: [aggregated, disaggregated].");
        }
    }

    /** So many values on every axis that ranks would not fit in 63 bits; an axis left to the program has some 30 at most. */
    private void requireCountable(List<List<?>> layout, List<List<?>> server) {
        double count = ConcurrencyGrid.MOST;
        for (List<?> axis : layout) {
            count *= axis.isEmpty() ? 30 : axis.size();
        }
        for (List<?> axis : server) {
            count *= Math.max(axis.size(), 1);
        }
        if (count > Long.MAX_VALUE) {
            root.problem(
                    "search-space",
                    "The search space holds more than 2^63 candidates, with up to 64 values on each of many axes.",
                    "Maybe keep the values that matter.");
        }
    }

    private ServerAxes server() {
        List<Integer> drafts = axes.numbers("draft-tokens", 0, MOST_DRAFT_TOKENS, List.of());
        FractionAxis caps = axes.percentages("power-cap", LEAST_POWER_CAP_FRACTION);
        FractionAxis clocks = axes.percentages("clock", LEAST_CLOCK_FRACTION);
        return new ServerAxes(drafts, caps, clocks, axes.degreesOrAuto("replicas", List.of()));
    }

    private ConcurrencyGrid concurrency() {
        Optional<YamlSection> section = root.optionalSection("concurrency");
        if (section.isEmpty()) {
            return new ConcurrencyGrid(1, ConcurrencyGrid.MOST, ConcurrencyGrid.Grid.FINE);
        }
        YamlSection keys = section.get();
        int from = (int) keys.integer("from", 1, ConcurrencyGrid.MOST, 1);
        boolean toMemory = keys.optionalText("to").map("memory"::equals).orElse(true);
        int to = toMemory ? ConcurrencyGrid.MOST : (int) keys.integer("to", 1, ConcurrencyGrid.MOST);
        ConcurrencyGrid.Grid grid = keys.choice(
                        "grid",
                        Map.of(
                                "coarse", ConcurrencyGrid.Grid.COARSE,
                                "fine", ConcurrencyGrid.Grid.FINE,
                                "every", ConcurrencyGrid.Grid.EVERY))
                .orElse(ConcurrencyGrid.Grid.FINE);
        keys.close();
        if (to < from) {
            keys.problem(
                    "to", "The concurrency ends (" + to + ") before it begins (" + from + ").", "Maybe swap them.");
        }
        return new ConcurrencyGrid(from, Math.max(from, to), grid);
    }
}
