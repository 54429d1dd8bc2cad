package io.isowatt.measured.result;

import io.isowatt.catalog.LocatedJson.Value;
import io.isowatt.catalog.Problems;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The keys of a result. A read that fails notes a problem with its line and returns a placeholder that is safe to go on
 * with, so that one pass finds all problems.
 */
final class ResultFields {

    private static final double PLACEHOLDER = 2;

    /** More than any deployment has, and few enough that the product of three fits an int. */
    private static final int MOST_DEGREE = 1024;

    private final ResultSource source;
    private final String path;
    private final Value.Keys keys;
    private final Problems problems;

    private ResultFields(ResultSource source, String path, Value.Keys keys, Problems problems) {
        this.source = source;
        this.path = path;
        this.keys = keys;
        this.problems = problems;
    }

    static ResultFields of(ResultSource source, Value.Keys keys, Problems problems) {
        return new ResultFields(source, "", keys, problems);
    }

    /** Keys that stand for absent ones, whose problem was noted: whatever is read from them is a silent placeholder. */
    ResultFields absent() {
        return new ResultFields(source, path, new Value.Keys(keys.line(), Map.of()), new Problems());
    }

    /** The same keys as a result of their own. */
    ResultFields from(ResultSource other) {
        return new ResultFields(other, path, keys, problems);
    }

    ResultSource source() {
        return source;
    }

    boolean has(String key) {
        return keys.values().containsKey(key);
    }

    /** The keys under a key, or under a key of those. */
    Optional<ResultFields> section(String... names) {
        ResultFields at = this;
        for (String name : names) {
            if (!(at.keys.values().get(name) instanceof Value.Keys nested)) {
                return Optional.empty();
            }
            at = new ResultFields(source, at.path + name + ".", nested, problems);
        }
        return Optional.of(at);
    }

    /** The keys in the list under a key; other items of the list are left out. */
    List<ResultFields> sections(String name) {
        return keys.values().get(name) instanceof Value.Items items
                ? items.values().stream()
                        .filter(Value.Keys.class::isInstance)
                        .map(item -> new ResultFields(source, path + name + ".", (Value.Keys) item, problems))
                        .toList()
                : List.of();
    }

    /** All keys that hold keys. */
    List<ResultFields> sections() {
        return keys.values().keySet().stream()
                .flatMap(name -> section(name).stream())
                .toList();
    }

    /** The first of several spellings of a key that is present, or the first one. */
    String firstOf(String... spellings) {
        return List.of(spellings).stream().filter(this::has).findFirst().orElse(spellings[0]);
    }

    /** A required number above 0. */
    double positive(String key) {
        if (!has(key)) {
            missing(key);
            return PLACEHOLDER;
        }
        return optionalPositive(key).orElse(PLACEHOLDER);
    }

    /** A number above 0, where the key is present. */
    OptionalDouble optionalPositive(String key) {
        return number(key, Double.MIN_VALUE, "a number above 0");
    }

    /** A number of clients from 1, where the key is present. */
    OptionalDouble clients(String key) {
        return number(key, 1, "a number from 1");
    }

    /** A whole number from 0, where the key is present. */
    OptionalInt count(String key) {
        OptionalDouble number = number(key, 0, "a whole number from 0");
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        double value = number.getAsDouble();
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            wrong(key, "a whole number from 0");
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) value);
    }

    /** A whole number from 1 to {@value #MOST_DEGREE}, where the key is present. */
    OptionalInt degree(String key) {
        OptionalInt count = count(key);
        if (count.isPresent() && (count.getAsInt() < 1 || count.getAsInt() > MOST_DEGREE)) {
            wrong(key, "a whole number from 1 to " + MOST_DEGREE);
            return OptionalInt.empty();
        }
        return count;
    }

    /** A text, or a number or truth value as it is written. */
    Optional<String> text(String key) {
        return keys.values().get(key) instanceof Value.Scalar scalar
                        && !scalar.text().isBlank()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** The text under a key, or the first text of the list there. */
    Optional<String> firstText(String key) {
        return keys.values().get(key) instanceof Value.Items items
                        && !items.values().isEmpty()
                        && items.values().get(0) instanceof Value.Scalar scalar
                ? Optional.of(scalar.text())
                : text(key);
    }

    /** Whether a key holds true, in whichever spelling. */
    boolean isTrue(String key) {
        return text(key).filter("true"::equalsIgnoreCase).isPresent();
    }

    void missing(String key) {
        problem(
                keys.line(),
                "The result has no " + path + key + ".",
                source.format().advice());
    }

    /** Notes that what stands under a key is not what it must be, or that nothing does. */
    void wrong(String key, String kind) {
        Value value = keys.values().get(key);
        if (value == null) {
            missing(key);
            return;
        }
        String shown = value instanceof Value.Scalar scalar ? scalar.text() : "keys or a list";
        problem(
                value.line(),
                "The " + path + key + " (" + shown + ") is not " + kind + ".",
                source.format().advice());
    }

    private void problem(int line, String message, String advice) {
        problems.add(source.file(), line, message, advice);
    }

    /** The line on which the keys begin. */
    int line() {
        return keys.line();
    }

    private OptionalDouble number(String key, double least, String kind) {
        if (!has(key)) {
            return OptionalDouble.empty();
        }
        Optional<Double> number = text(key).flatMap(ResultFields::parse);
        if (number.isPresent() && number.get() >= least && Double.isFinite(number.get())) {
            return OptionalDouble.of(number.get());
        }
        wrong(key, kind);
        return OptionalDouble.empty();
    }

    private static Optional<Double> parse(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
