package io.isowatt.catalog;

import io.isowatt.unit.Dimension;
import io.isowatt.unit.Quantity;
import io.isowatt.unit.QuantityException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A mapping of a strict YAML file. Every read that fails notes a problem with file and line and returns a placeholder
 * (empty text, NaN, 0), so that one pass finds all problems; callers throw before they build anything of the values.
 * {@link #close} reports the keys that nobody asked for.
 */
public final class YamlSection {

    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Problems problems;

    private YamlSection(String file, MappingNode node, Problems problems) {
        this.file = file;
        this.line = lineOf(node);
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.put(key, tuple.getValueNode()) != null) {
                problems.add(
                        file,
                        lineOf(tuple.getKeyNode()),
                        "The key (" + key + ") stands here twice.",
                        "Maybe remove one of them.");
            }
        }
    }

    /**
     * Reads a YAML text whose top level is a mapping.
     *
     * @throws InvalidInputException at once if it is no YAML mapping at all
     */
    public static YamlSection read(String file, String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(10_000_000)
                .build();
        try {
            Node root = new Compose(settings).composeString(text).orElse(null);
            if (root instanceof MappingNode mapping) {
                return new YamlSection(file, mapping, problems);
            }
            throw new InvalidInputException(
                    file, 1, "The file holds no keys.", "Maybe start from an example of this kind of file.");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new InvalidInputException(
                    file,
                    line,
                    "The file is not valid YAML (" + e.getProblem() + ").",
                    "Maybe check indentation, quotes and brackets on this line and above.");
        } catch (YamlEngineException e) {
            String reason = e.getMessage() == null
                    ? "unreadable"
                    : e.getMessage().lines().findFirst().orElse("");
            throw new InvalidInputException(
                    file, 1, "The file is not valid YAML (" + reason + ").", "Maybe save it as UTF-8 text.");
        }
    }

    public String file() {
        return file;
    }

    /** 1-based line where this mapping begins. */
    public int line() {
        return line;
    }

    /** 1-based line of a key's value, or of this section where the key is absent. */
    public int line(String key) {
        Node node = values.get(key);
        return node == null ? line : lineOf(node);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The keys in file order. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** Notes a problem of a key's value. */
    public void problem(String key, String message, String advice) {
        problems.add(file, line(key), message, advice);
    }

    /** A required text. */
    public String text(String key) {
        return optionalText(key).orElseGet(() -> missing(key, ""));
    }

    public Optional<String> optionalText(String key) {
        asked.add(key);
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        problem(
                key,
                "The value of " + key + " is not a single word or text.",
                "Maybe write one value behind the colon.");
        return Optional.of("");
    }

    /** A required quantity within bounds, in SI units. */
    public double quantity(String key, Dimension dimension, double least, double most) {
        OptionalDouble value = optionalQuantity(key, dimension, least, most);
        return value.isPresent() ? value.getAsDouble() : missing(key, Double.NaN);
    }

    public OptionalDouble optionalQuantity(String key, Dimension dimension, double least, double most) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(text.get().isEmpty() ? Double.NaN : parse(key, text.get(), dimension, least, most));
    }

    private double parse(String key, String text, Dimension dimension, double least, double most) {
        try {
            double value = Quantity.parse(text, dimension);
            if (value < least || value > most) {
                problem(
                        key,
                        "The value of " + key + " (" + text + ") is " + (value < least ? "too small" : "too large")
                                + ".",
                        "Maybe check number and unit; the limit is " + Quantity.number(value < least ? least : most, 6)
                                + " in SI units.");
                return Double.NaN;
            }
            return value;
        } catch (QuantityException e) {
            problem(key, "The value of " + key + " " + e.getMessage() + ".", "Maybe " + e.advice() + ".");
            return Double.NaN;
        }
    }

    /** A required whole number within bounds. */
    public long integer(String key, long least, long most) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty()) {
            return missing(key, least);
        }
        try {
            long value = Long.parseLong(text.get().replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the message below: not a number and out of bounds ask for the same remedy
        }
        problem(
                key,
                "The value of " + key + " (" + text.get() + ") is not a whole number from " + least + " to " + most
                        + ".",
                "Maybe write such a number without unit.");
        return least;
    }

    public long integer(String key, long least, long most, long absent) {
        asked.add(key);
        return has(key) ? integer(key, least, most) : absent;
    }

    /** A required plain number within bounds. */
    public double number(String key, double least, double most) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty()) {
            return missing(key, Double.NaN);
        }
        try {
            double value = Double.parseDouble(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the message below
        }
        problem(
                key,
                "The value of " + key + " (" + text.get() + ") is not a number from " + Quantity.number(least, 6)
                        + " to " + Quantity.number(most, 6) + ".",
                "Maybe write such a number without unit.");
        return Double.NaN;
    }

    public double number(String key, double least, double most, double absent) {
        asked.add(key);
        return has(key) ? number(key, least, most) : absent;
    }

    public boolean flag(String key, boolean absent) {
        Optional<String> text = optionalText(key);
        return text.isPresent()
                ? Boolean.TRUE.equals(
                        choice(key, Map.of("true", true, "false", false)).orElse(absent))
                : absent;
    }

    /** One of several known words; absent if the key is absent or its word unknown (then noted, with the nearest ones). */
    public <T> Optional<T> choice(String key, Map<String, T> words) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        T value = words.get(text.get());
        if (value == null) {
            problem(
                    key,
                    "The value of " + key + " (" + text.get() + ") is unknown.",
                    Nearest.advice(text.get(), words.keySet()));
        }
        return Optional.ofNullable(value);
    }

    /** A required number with kind and source, {@code { value: 4.8 TB/s, kind: datasheet, source: … }}, in SI units. */
    public double fact(String key, Dimension dimension, double least, double most, List<Fact> into) {
        return factSection(key)
                .map(fact -> fact.noteFact(key, fact.quantity("value", dimension, least, most), into))
                .orElse(Double.NaN);
    }

    public OptionalDouble optionalFact(String key, Dimension dimension, double least, double most, List<Fact> into) {
        asked.add(key);
        return has(key) ? OptionalDouble.of(fact(key, dimension, least, most, into)) : OptionalDouble.empty();
    }

    /** A required whole or plain number with kind and source. */
    public double plainFact(String key, double least, double most, List<Fact> into) {
        return factSection(key)
                .map(fact -> fact.noteFact(key, fact.number("value", least, most), into))
                .orElse(Double.NaN);
    }

    private Optional<YamlSection> factSection(String key) {
        Optional<YamlSection> fact = optionalSection(key);
        if (fact.isEmpty() && !has(key)) {
            missing(key, "");
        }
        return fact;
    }

    private double noteFact(String name, double value, List<Fact> into) {
        Map<String, Fact.Kind> kinds = new LinkedHashMap<>();
        for (Fact.Kind kind : Fact.Kind.values()) {
            kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
        Optional<Fact.Kind> kind = choice("kind", kinds);
        if (!has("kind")) {
            missing("kind", "");
        }
        String source = text("source");
        close();
        into.add(new Fact(name, optionalText("value").orElse(""), value, kind.orElse(Fact.Kind.ASSUMED), source));
        return value;
    }

    /** A required nested mapping; where it is missing or no mapping, an empty one that notes no further problems. */
    public YamlSection section(String key) {
        Optional<YamlSection> section = optionalSection(key);
        if (section.isPresent()) {
            return section.get();
        }
        if (!has(key)) {
            missing(key, "");
        }
        return new YamlSection(file, emptyMapping(), new Problems());
    }

    public Optional<YamlSection> optionalSection(String key) {
        asked.add(key);
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlSection(file, mapping, problems));
        }
        problem(
                key,
                "The value of " + key + " has no keys of its own.",
                "Maybe write { key: value } or indent the keys.");
        return Optional.empty();
    }

    /** The mappings of a list; empty if absent. */
    public List<YamlSection> sections(String key) {
        List<YamlSection> sections = new ArrayList<>();
        for (Node node : items(key)) {
            if (node instanceof MappingNode mapping) {
                sections.add(new YamlSection(file, mapping, problems));
            } else {
                problems.add(
                        file, lineOf(node), "The entry of " + key + " has no keys.", "Maybe write { key: value }.");
            }
        }
        return sections;
    }

    /** The words of a list, or the one word of a scalar; empty if absent. */
    public List<Word> words(String key) {
        List<Word> words = new ArrayList<>();
        for (Node node : items(key)) {
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                words.add(new Word(scalar.getValue(), lineOf(node)));
            } else {
                problems.add(
                        file, lineOf(node), "An entry of " + key + " is not a single word.", "Maybe write [a, b].");
            }
        }
        if (has(key) && words.isEmpty() && items(key).isEmpty()) {
            problem(key, "The list of " + key + " is empty.", "Maybe name at least one value or remove the key.");
        }
        return words;
    }

    /** A word of a list with its 1-based line. */
    public record Word(String text, int line) {}

    /** Notes a problem at a line of this file, for values of lists. */
    public void problemAt(int atLine, String message, String advice) {
        problems.add(file, atLine, message, advice);
    }

    private List<Node> items(String key) {
        asked.add(key);
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    /** Reports every key that was never asked for, with the nearest known ones. */
    public void close() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                problem(key, "The key (" + key + ") is unknown here.", Nearest.advice(key, asked));
            }
        }
    }

    private <T> T missing(String key, T placeholder) {
        problems.add(
                file, line, "The key (" + key + ") is missing.", "Maybe add it: see an example of this kind of file.");
        return placeholder;
    }

    private static MappingNode emptyMapping() {
        return new MappingNode(
                org.snakeyaml.engine.v2.nodes.Tag.MAP, List.of(), org.snakeyaml.engine.v2.common.FlowStyle.FLOW);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
