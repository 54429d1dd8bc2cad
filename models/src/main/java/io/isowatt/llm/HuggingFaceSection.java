package io.isowatt.llm;

import com.fasterxml.jackson.core.JsonToken;
import io.isowatt.catalog.LocatedJson.Value;
import io.isowatt.catalog.Problems;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a Hugging Face configuration. A read that fails notes a problem with its line and returns a placeholder
 * that is safe to build with, so that one pass finds all problems. It remembers which keys were asked for.
 */
final class HuggingFaceSection {

    /** Larger than any shape of a published model, small enough that no product of shapes overflows. */
    static final int MOST = 1 << 20;

    private final String file;
    private final Value.Keys keys;
    private final Map<String, Integer> defaults;
    private final Problems problems;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> wrong = new HashSet<>();

    HuggingFaceSection(String file, Value.Keys keys, Map<String, Integer> defaults, Problems problems) {
        this.file = file;
        this.keys = keys;
        this.defaults = defaults;
        this.problems = problems;
    }

    boolean has(String key) {
        return keys.values().containsKey(key);
    }

    /** The first of several spellings of a key that is present, or the first one. */
    String firstOf(String... spellings) {
        return Arrays.stream(spellings).filter(this::has).findFirst().orElse(spellings[0]);
    }

    /** A required whole number from 1. */
    int count(String key) {
        return count(key, 1, MOST);
    }

    int count(String key, int least, int most) {
        if (!has(key)) {
            Integer standard = defaults.get(key);
            if (standard == null) {
                problem(key, "The key (" + key + ") is missing.", "Maybe download the model's config.json again.");
            }
            return standard == null ? least : standard;
        }
        return countOr(key, least, most, least);
    }

    /** A whole number within bounds, or {@code absent} where the key is absent. */
    int countOr(String key, int least, int most, int absent) {
        asked.add(key);
        Value value = keys.values().get(key);
        if (value == null) {
            return defaults.getOrDefault(key, absent);
        }
        if (value instanceof Value.Scalar scalar && scalar.token().isNumeric() && isFinite(scalar)) {
            BigDecimal number = new BigDecimal(scalar.text());
            if (number.compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.compareTo(BigDecimal.valueOf(most)) <= 0
                    && number.stripTrailingZeros().scale() <= 0) {
                return number.intValueExact();
            }
        }
        problem(
                key,
                "The value of " + key + " (" + shown(value) + ") is not a whole number from " + least + " to " + most
                        + ".",
                "Maybe the file was changed; download it again.");
        return least;
    }

    boolean flag(String key, boolean absent) {
        asked.add(key);
        Value value = keys.values().get(key);
        if (value == null) {
            return absent;
        }
        if (value instanceof Value.Scalar scalar
                && (scalar.token() == JsonToken.VALUE_TRUE || scalar.token() == JsonToken.VALUE_FALSE)) {
            return scalar.token() == JsonToken.VALUE_TRUE;
        }
        problem(
                key,
                "The value of " + key + " (" + shown(value) + ") is neither true nor false.",
                "Maybe write one of them.");
        return absent;
    }

    Optional<String> text(String key) {
        asked.add(key);
        return keys.values().get(key) instanceof Value.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** The words or numbers of a list as text, one for each layer; empty if absent or of another length. */
    List<String> perLayer(String key, int layerCount) {
        List<String> words = words(key);
        if (!has(key) || words.size() == layerCount) {
            return words;
        }
        if (isSound(key) && isSound("num_hidden_layers")) {
            problem(
                    key,
                    "The list " + key + " (" + words.size() + " entries) does not fit the layers (" + layerCount + ").",
                    "Maybe check it against num_hidden_layers.");
        }
        return List.of();
    }

    /** The words or numbers of a list as text; empty if absent. */
    List<String> words(String key) {
        asked.add(key);
        Value value = keys.values().get(key);
        if (value instanceof Value.Items items) {
            return items.values().stream().map(HuggingFaceSection::shown).toList();
        }
        if (value != null) {
            problem(key, "The value of " + key + " (" + shown(value) + ") is not a list.", "Maybe write [a, b].");
        }
        return List.of();
    }

    Optional<HuggingFaceSection> section(String key) {
        asked.add(key);
        return keys.values().get(key) instanceof Value.Keys nested
                ? Optional.of(new HuggingFaceSection(file, nested, defaults, problems))
                : Optional.empty();
    }

    /** The same keys with what a family takes for absent ones. */
    HuggingFaceSection withDefaults(Map<String, Integer> familyDefaults) {
        return new HuggingFaceSection(file, keys, familyDefaults, problems);
    }

    /** The keys in file order. */
    Set<String> names() {
        return keys.values().keySet();
    }

    /** Notes a problem of a key, at its line. */
    void problem(String key, String message, String advice) {
        wrong.add(key);
        Value value = keys.values().get(key);
        problems.add(file, value == null ? keys.line() : value.line(), message, advice);
    }

    /** Whether no problem of this key was noted, so that it makes sense to compare others with it. */
    boolean isSound(String key) {
        return !wrong.contains(key);
    }

    /** Refuses a feature that the model's shape does not express, where a value of the key sets it. */
    void refuse(String key) {
        Value value = keys.values().get(key);
        problem(
                key,
                "The feature " + key + (value == null ? "" : " (" + shown(value) + ")")
                        + " changes weights or cache in a way that is not modelled.",
                "Maybe use a model without it.");
    }

    /** Refuses each of these keys that is set to something and was not asked for. */
    void refuseUnasked(Set<String> features) {
        keys.values().forEach((key, value) -> {
            if (features.contains(key) && !asked.contains(key) && isSet(value)) {
                refuse(key);
            }
        });
    }

    private static boolean isSet(Value value) {
        if (value instanceof Value.Scalar scalar) {
            return !Set.of("false", "0", "").contains(scalar.text());
        }
        return value instanceof Value.Items items
                ? !items.values().isEmpty()
                : value instanceof Value.Keys nested && !nested.values().isEmpty();
    }

    private static boolean isFinite(Value.Scalar number) {
        char last = number.text().charAt(number.text().length() - 1);
        return last >= '0' && last <= '9' && number.text().length() < 40;
    }

    private static String shown(Value value) {
        if (value instanceof Value.Scalar scalar) {
            return scalar.text().length() > 60 ? scalar.text().substring(0, 60) + "…" : scalar.text();
        }
        return value instanceof Value.Items ? "a list" : "keys";
    }
}
