package io.isowatt.space.serving;

import io.isowatt.catalog.Nearest;
import io.isowatt.catalog.Problems;
import io.isowatt.catalog.YamlSection;
import io.isowatt.llm.Precision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads search-space files, built-in ones and a user's own in the same way. */
final class SpaceDefinitionReader {

    private static final int MOST_DEGREE = 1024;
    private static final int MOST_VALUES = 64;
    private static final int MOST_CHUNK = 1_000_000;

    private final YamlSection root;

    private SpaceDefinitionReader(YamlSection root) {
        this.root = root;
    }

    /** Reads a definition; problems are noted and throw at once. */
    static SpaceDefinition read(String file, String text) {
        Problems problems = new Problems();
        YamlSection root = YamlSection.read(file, text, problems);
        Optional<SpaceDefinition> definition = new SpaceDefinitionReader(root).definition();
        root.close();
        problems.throwIfAny();
        return definition.orElseThrow();
    }

    private Optional<SpaceDefinition> definition() {
        String id = root.text("search-space");
        String description = root.optionalText("description").orElse("");
        words("serving", Map.of("aggregated", true), List.of(true));
        List<Integer> gpus = degrees("gpus", true, List.of());
        List<Integer> tensor = degrees("tensor-parallel", false, List.of(1, 2, 4, 8));
        List<Integer> pipeline = degrees("pipeline-parallel", true, List.of());
        List<Integer> data = degrees("data-parallel-attention", true, List.of());
        List<Integer> expert = degrees("expert-parallel", true, List.of());
        List<Precision> weights = words("weights", Precision.byLabel(), List.of(Precision.values()));
        List<Boolean> wide = words("activations", Map.of("auto", false, "bf16", true), List.of(false));
        List<Integer> cache = words("kv-cache", Map.of("bf16", 2, "fp8", 1), List.of(2));
        List<Integer> chunks = numbers("prefill-chunk", MOST_CHUNK, List.of(8192));
        Optional<ConcurrencyGrid> concurrency = concurrency();
        return concurrency.map(grid -> new SpaceDefinition(
                id, description, gpus, tensor, pipeline, data, expert, weights, wide, cache, grid, chunks));
    }

    private List<Integer> degrees(String key, boolean mayBeAuto, List<Integer> absent) {
        List<YamlSection.Word> words = root.words(key);
        if (mayBeAuto && words.size() == 1 && words.get(0).text().equals("auto")) {
            return List.of();
        }
        return numbers(key, MOST_DEGREE, absent);
    }

    private List<Integer> numbers(String key, int most, List<Integer> absent) {
        List<Integer> numbers = new ArrayList<>();
        for (YamlSection.Word word : root.words(key)) {
            int number = positive(word.text(), most);
            if (number == 0) {
                root.problem(
                        word,
                        "The value of " + key + " (" + word.text() + ") is not a whole number from 1 to " + most + ".",
                        "Maybe write a list such as [1, 2, 4].");
            } else if (numbers.contains(number)) {
                root.problem(
                        word, "The value of " + key + " (" + number + ") stands there twice.", "Maybe remove one.");
            } else {
                numbers.add(number);
            }
        }
        if (numbers.size() > MOST_VALUES) {
            root.problem(
                    key,
                    "The list of " + key + " holds " + numbers.size() + " values, more than " + MOST_VALUES + ".",
                    "Maybe keep those that matter.");
        }
        return root.has(key) ? numbers : absent;
    }

    /** The number, 0 if it is none within bounds. */
    private static int positive(String text, int most) {
        try {
            int number = Integer.parseInt(text);
            return number >= 1 && number <= most ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private <T> List<T> words(String key, Map<String, T> known, List<T> absent) {
        Map<String, T> found = new LinkedHashMap<>();
        for (YamlSection.Word word : root.words(key)) {
            T value = known.get(word.text());
            if (value == null) {
                root.problem(
                        word,
                        "The value of " + key + " (" + word.text() + ") is unknown.",
                        Nearest.advice(word.text(), known.keySet()));
            } else if (found.put(word.text(), value) != null) {
                root.problem(
                        word,
                        "The value of " + key + " (" + word.text() + ") stands there twice.",
                        "Maybe remove one.");
            }
        }
        return root.has(key) ? List.copyOf(found.values()) : absent;
    }

    private Optional<ConcurrencyGrid> concurrency() {
        Optional<YamlSection> section = root.optionalSection("concurrency");
        if (section.isEmpty()) {
            return root.has("concurrency")
                    ? Optional.empty()
                    : Optional.of(new ConcurrencyGrid(1, ConcurrencyGrid.MOST, ConcurrencyGrid.Grid.FINE));
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
            return Optional.empty();
        }
        return Optional.of(new ConcurrencyGrid(from, to, grid));
    }
}
