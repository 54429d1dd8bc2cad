package io.isowatt.catalog;

import io.isowatt.unit.Dimension;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * Reads one number with kind and source: {@code { value: 4.8 TB/s, kind: datasheet, source: "H200 datasheet" }}, and for a
 * fitted one {@code samples: 1256, error: 2.1 %}.
 */
final class FactReader {

    /** The key of a fact's number. */
    static final String VALUE = "value";

    private static final Map<String, Fact.Kind> KINDS = new LinkedHashMap<>();

    static {
        for (Fact.Kind kind : Fact.Kind.values()) {
            KINDS.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
    }

    private FactReader() {}

    /** The number of a required fact, NaN if it cannot be read; notes the fact. */
    static double read(YamlSection parent, String key, ToDoubleFunction<YamlSection> number, List<Fact> into) {
        String form = "Maybe write " + key + ": { value: %s, kind: datasheet, source: \"where you read it\" }.";
        if (!parent.has(key)) {
            return parent.missing(key, form.formatted("…"), Double.NaN);
        }
        if (parent.ask(key).orElse(null) instanceof ScalarNode scalar) {
            parent.problem(
                    key,
                    "The value of " + parent.name(key) + " (" + scalar.getValue() + ") has no kind and source.",
                    form.formatted(scalar.getValue().isBlank() ? "…" : scalar.getValue()));
            return Double.NaN;
        }
        return parent.optionalSection(key)
                .map(fact -> note(fact, parent.name(key), number.applyAsDouble(fact), into))
                .orElse(Double.NaN);
    }

    private static double note(YamlSection fact, String name, double value, List<Fact> into) {
        Optional<Fact.Kind> kind = fact.choice("kind", KINDS);
        if (!fact.has("kind")) {
            fact.missing("kind", "Maybe write one of " + String.join(", ", KINDS.keySet()) + ".", "");
        }
        String source = fact.optionalText("source")
                .orElseGet(() -> fact.missing("source", "Maybe write source: \"where you read it\".", ""));
        long samples = fact.integer("samples", 0, 1_000_000_000_000L, -1);
        OptionalDouble error = fact.optionalQuantity("error", Dimension.FRACTION, 0, 1e6);
        fact.close();
        if (!Double.isNaN(value)) {
            String text = fact.optionalText(VALUE).orElse("");
            into.add(new Fact(
                    name,
                    text,
                    value,
                    kind.orElse(Fact.Kind.ASSUMED),
                    source,
                    samples < 0 ? OptionalLong.empty() : OptionalLong.of(samples),
                    error));
        }
        return value;
    }
}
