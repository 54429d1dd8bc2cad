package io.isowatt.catalog;

import io.isowatt.unit.Dimension;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

    private static final String SEE_EXAMPLE = "Maybe add it: see an example of this kind of file.";
    private static final String SEE_HELP = "Maybe add it: --help shows examples.";
    private static final String COMMAND_LINE = "command line";

    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Problems problems;

    /** A key's value, and where it stands: at a line of the file, or behind an option (line 0). */
    private record Entry(String file, int line, Node value, boolean isOption) {}

    private YamlSection(String file, String path, int line, MappingNode node, Problems problems) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int keyLine = YamlText.line(tuple.getKeyNode());
            Optional<String> option = YamlOverrides.option(tuple.getKeyNode());
            Entry entry = new Entry(option.orElse(file), keyLine, tuple.getValueNode(), option.isPresent());
            if (entries.putIfAbsent(key, entry) != null) {
                problems.add(file, keyLine, "The key (" + key + ") stands here twice.", "Maybe remove one of them.");
            }
        }
    }

    /**
     * Reads a YAML text whose top level is a mapping.
     *
     * @throws InvalidInputException at once if it is no YAML mapping at all
     */
    public static YamlSection read(String file, String text, Problems problems) {
        MappingNode root = YamlText.mapping(file, text);
        return new YamlSection(file, "", YamlText.line(root), root, problems);
    }

    /**
     * The same with the values of command-line options in the place of its own.
     *
     * @param options words by path; {@code workload.prompt} is the option {@code --prompt}
     */
    public static YamlSection read(String file, String text, Map<String, List<String>> options, Problems problems) {
        MappingNode root = YamlOverrides.apply(YamlText.mapping(file, text), options);
        return new YamlSection(file, "", YamlText.line(root), root, problems);
    }

    /** The values of command-line options alone, without a file. */
    public static YamlSection ofOptions(Map<String, List<String>> options, Problems problems) {
        MappingNode root = YamlOverrides.apply(YamlText.emptyMapping(), options);
        return new YamlSection(COMMAND_LINE, "", 0, root, problems);
    }

    /** Whether there is no file behind this, only options. */
    private boolean isCommandLine() {
        return file.equals(COMMAND_LINE);
    }

    public String file() {
        return file;
    }

    /** Where the value of a key was written: this file, or the option's name. */
    public String file(String key) {
        Entry entry = entries.get(key);
        return entry == null ? file : entry.file();
    }

    /** Whether the value of a key comes from the command line. */
    public boolean isOption(String key) {
        Entry entry = entries.get(key);
        return entry != null && entry.isOption();
    }

    /** 1-based line of the key that holds this mapping; of the first key at the top level. */
    public int line() {
        return line;
    }

    /** 1-based line of a key, or of this section where the key is absent. */
    public int line(String key) {
        Entry entry = entries.get(key);
        return entry == null ? line : entry.line();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The keys in file order. */
    public Set<String> keys() {
        return entries.keySet();
    }

    /** Notes a problem of a key's value. */
    public void problem(String key, String message, String advice) {
        problems.add(file(key), line(key), message, advice);
    }

    /** Notes a problem of one word of a list. */
    public void problem(Word word, String message, String advice) {
        problems.add(word.file(), word.line(), message, advice);
    }

    /** A required text. */
    public String text(String key) {
        return optionalText(key).orElseGet(() -> missing(key, SEE_EXAMPLE, ""));
    }

    public Optional<String> optionalText(String key) {
        Optional<Node> node = ask(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        problem(key, valueOf(key) + " is not a single word or text.", "Maybe write one value behind the colon.");
        return Optional.of("");
    }

    /** A required quantity within bounds, in SI units. */
    public double quantity(String key, Dimension dimension, double least, double most) {
        OptionalDouble value = optionalQuantity(key, dimension, least, most);
        return value.isPresent()
                ? value.getAsDouble()
                : missing(key, "Maybe write " + dimension.example() + ".", Double.NaN);
    }

    public OptionalDouble optionalQuantity(String key, Dimension dimension, double least, double most) {
        Optional<Double> value = scalar(key, text -> Scalar.quantity(text, dimension, least, most), Double.NaN);
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    /** A required whole number within bounds. */
    public long integer(String key, long least, long most) {
        return scalar(key, text -> Scalar.integer(text, least, most), least)
                .orElseGet(() -> missing(key, SEE_EXAMPLE, least));
    }

    public long integer(String key, long least, long most, long absent) {
        return scalar(key, text -> Scalar.integer(text, least, most), least).orElse(absent);
    }

    /** A required plain number within bounds. */
    public double number(String key, double least, double most) {
        return scalar(key, text -> Scalar.number(text, least, most), Double.NaN)
                .orElseGet(() -> missing(key, SEE_EXAMPLE, Double.NaN));
    }

    public double number(String key, double least, double most, double absent) {
        return scalar(key, text -> Scalar.number(text, least, most), Double.NaN).orElse(absent);
    }

    public boolean flag(String key, boolean absent) {
        return choice(key, Map.of("true", true, "false", false)).orElse(absent);
    }

    /** One of several known words; absent if the key is absent or its word unknown (then noted, with the nearest ones). */
    public <T> Optional<T> choice(String key, Map<String, T> words) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty() || text.get().isEmpty()) {
            return Optional.empty();
        }
        T value = words.get(text.get());
        if (value == null) {
            problem(
                    key,
                    valueOf(key) + " (" + text.get() + ") is unknown.",
                    Nearest.advice(text.get(), words.keySet()));
        }
        return Optional.ofNullable(value);
    }

    /** A required number with kind and source, {@code { value: 4.8 TB/s, kind: datasheet, source: … }}, in SI units. */
    public double fact(String key, Dimension dimension, double least, double most, List<Fact> into) {
        return FactReader.read(this, key, fact -> fact.quantity(FactReader.VALUE, dimension, least, most), into);
    }

    public OptionalDouble optionalFact(String key, Dimension dimension, double least, double most, List<Fact> into) {
        return ask(key).isPresent()
                ? OptionalDouble.of(fact(key, dimension, least, most, into))
                : OptionalDouble.empty();
    }

    /** A required whole or plain number with kind and source. */
    public double plainFact(String key, double least, double most, List<Fact> into) {
        return FactReader.read(this, key, fact -> fact.number(FactReader.VALUE, least, most), into);
    }

    public OptionalDouble optionalPlainFact(String key, double least, double most, List<Fact> into) {
        return ask(key).isPresent() ? OptionalDouble.of(plainFact(key, least, most, into)) : OptionalDouble.empty();
    }

    /** A required nested mapping; where it is missing or no mapping, an empty one that notes no further problems. */
    public YamlSection section(String key) {
        if (ask(key).isEmpty() && isCommandLine()) {
            return new YamlSection(file, name(key), 0, YamlText.emptyMapping(), problems);
        }
        if (ask(key).isEmpty()) {
            missing(key, SEE_EXAMPLE, "");
        }
        return sectionOrEmpty(key);
    }

    /** A nested mapping; where it is absent or no mapping, an empty one that notes no further problems. */
    public YamlSection sectionOrEmpty(String key) {
        return optionalSection(key)
                .orElseGet(() -> new YamlSection(file, name(key), line(key), YamlText.emptyMapping(), new Problems()));
    }

    public Optional<YamlSection> optionalSection(String key) {
        Optional<Node> node = ask(key);
        if (node.isPresent() && !(node.get() instanceof MappingNode)) {
            problem(key, valueOf(key) + " has no keys of its own.", "Maybe write { key: value } or indent the keys.");
        }
        return node.filter(MappingNode.class::isInstance)
                .map(mapping -> new YamlSection(file, name(key), line(key), (MappingNode) mapping, problems));
    }

    /** Whether a key's value is a mapping. */
    public boolean isSection(String key) {
        return ask(key).filter(MappingNode.class::isInstance).isPresent();
    }

    /** The mappings of a list; empty if absent. */
    public List<YamlSection> sections(String key) {
        List<YamlSection> sections = new ArrayList<>();
        for (Node node : items(key)) {
            int at = YamlText.line(node);
            if (node instanceof MappingNode mapping) {
                sections.add(new YamlSection(file, name(key), at, mapping, problems));
            } else {
                problems.add(file, at, "The entry of " + name(key) + " has no keys.", "Maybe write { key: value }.");
            }
        }
        return sections;
    }

    /** The words of a list, or the one word of a scalar; empty if absent. */
    public List<Word> words(String key) {
        List<Word> words = new ArrayList<>();
        List<Node> items = items(key);
        for (Node node : items) {
            int at = YamlText.line(node);
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                words.add(new Word(scalar.getValue(), file(key), at));
            } else {
                problems.add(
                        file(key), at, "An entry of " + name(key) + " is not a single word.", "Maybe write [a, b].");
            }
        }
        if (has(key) && items.isEmpty()) {
            problem(key, "The list of " + name(key) + " is empty.", "Maybe name at least one value or remove the key.");
        }
        return words;
    }

    /** The quantities of a list, or the one of a scalar, in SI units; empty if absent; what cannot be read is noted and left out. */
    public List<Double> quantities(String key, Dimension dimension, double least, double most) {
        List<Double> values = new ArrayList<>();
        for (Word word : words(key)) {
            try {
                values.add(Scalar.quantity(word.text(), dimension, least, most));
            } catch (Scalar.Unreadable e) {
                problem(word, valueOf(key) + " " + e.problem() + ".", "Maybe " + e.advice() + ".");
            }
        }
        return values;
    }

    /**
     * A word of a list.
     *
     * @param text the word
     * @param file the file that holds it, or the option's name
     * @param line its 1-based line, 0 for an option
     */
    public record Word(String text, String file, int line) {}

    /** Reports every key that was never asked for, with the nearest known ones. */
    public void close() {
        for (String key : entries.keySet()) {
            if (!asked.contains(key)) {
                problem(key, "The key (" + key + ") is unknown here.", Nearest.advice(key, asked));
            }
        }
    }

    private interface Reader<T> {
        T read(String text) throws Scalar.Unreadable;
    }

    /** Empty if the key is absent; the placeholder if its value cannot be read, which is noted. */
    private <T> Optional<T> scalar(String key, Reader<T> reader, T placeholder) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty() || text.get().isEmpty()) {
            return text.map(empty -> placeholder);
        }
        try {
            return Optional.of(reader.read(text.get()));
        } catch (Scalar.Unreadable e) {
            problem(key, valueOf(key) + " " + e.problem() + ".", "Maybe " + e.advice() + ".");
            return Optional.of(placeholder);
        }
    }

    /** A key's value; the key counts as known from here on. */
    Optional<Node> ask(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    private List<Node> items(String key) {
        return ask(key).map(node -> node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node))
                .orElse(List.of());
    }

    /** Notes that a required key is absent. */
    <T> T missing(String key, String advice, T placeholder) {
        if (isCommandLine()) {
            problems.add(
                    file, 0, "The option (--" + key + ") is missing.", advice.equals(SEE_EXAMPLE) ? SEE_HELP : advice);
        } else {
            problems.add(file, line, "The key (" + name(key) + ") is missing.", advice);
        }
        return placeholder;
    }

    /** How a sentence about a key's value begins; the option's name stands before the sentence already. */
    private String valueOf(String key) {
        return isOption(key) ? "The value" : "The value of " + name(key);
    }

    /** A key's path from the top of the file; the value of a fact bears the name of the fact. */
    String name(String key) {
        if (path.isEmpty()) {
            return key;
        }
        return key.equals(FactReader.VALUE) ? path : path + "." + key;
    }
}
