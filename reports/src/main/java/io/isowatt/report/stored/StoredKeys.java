package io.isowatt.report.stored;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.LocatedJson.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An object of a result file. What is missing or of another kind is told with its line; a key whose value is null counts as
 * missing.
 *
 * @param file the file
 * @param keys the object
 */
record StoredKeys(String file, Value.Keys keys) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private static final String AGAIN = "Maybe make the report again with isowatt optimize.";

    boolean has(String name) {
        return keys.values().containsKey(name);
    }

    private Value value(String name) {
        Value value = keys.values().get(name);
        if (value == null) {
            throw problem(keys.line(), "The key (" + name + ") is missing.");
        }
        return value;
    }

    private Value.Scalar scalar(String name) {
        Value value = value(name);
        if (value instanceof Value.Scalar scalar) {
            return scalar;
        }
        throw problem(value.line(), "The value of the key (" + name + ") is not a single one.");
    }

    /** A text, or another single value as it is written. */
    String text(String name) {
        return scalar(name).text();
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    double number(String name) {
        return number(name, scalar(name));
    }

    private double number(String name, Value.Scalar scalar) {
        if (!NUMBER.matcher(scalar.text()).matches()) {
            throw problem(
                    scalar.line(), "The value (" + scalar.text() + ") of the key (" + name + ") is not a number.");
        }
        return Double.parseDouble(scalar.text());
    }

    OptionalDouble optionalNumber(String name) {
        return has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
    }

    long whole(String name) {
        Value.Scalar scalar = scalar(name);
        if (scalar.text().matches("-?[0-9]{1,18}")) {
            return Long.parseLong(scalar.text());
        }
        throw problem(scalar.line(), "The value (" + scalar.text() + ") of the key (" + name + ") is not a count.");
    }

    int count(String name) {
        long whole = whole(name);
        if (whole >= 0 && whole <= Integer.MAX_VALUE) {
            return (int) whole;
        }
        throw problem(value(name).line(), "The value (" + whole + ") of the key (" + name + ") is not a count.");
    }

    boolean truth(String name) {
        return Boolean.parseBoolean(text(name));
    }

    StoredKeys object(String name) {
        Value value = value(name);
        if (value instanceof Value.Keys object) {
            return new StoredKeys(file, object);
        }
        throw problem(value.line(), "The value of the key (" + name + ") has no keys.");
    }

    Optional<StoredKeys> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    private List<Value> items(String name) {
        Value value = value(name);
        if (value instanceof Value.Items items) {
            return items.values();
        }
        throw problem(value.line(), "The value of the key (" + name + ") is not a list.");
    }

    /** The objects of a list. */
    List<StoredKeys> objects(String name) {
        List<StoredKeys> objects = new ArrayList<>();
        for (Value item : items(name)) {
            if (!(item instanceof Value.Keys object)) {
                throw problem(item.line(), "An item of the list (" + name + ") has no keys.");
            }
            objects.add(new StoredKeys(file, object));
        }
        return objects;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Value item : items(name)) {
            if (!(item instanceof Value.Scalar scalar)) {
                throw problem(item.line(), "An item of the list (" + name + ") is not a text.");
            }
            texts.add(scalar.text());
        }
        return texts;
    }

    double[] numbers(String name) {
        List<Value> items = items(name);
        double[] numbers = new double[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(items.get(i) instanceof Value.Scalar scalar)) {
                throw problem(items.get(i).line(), "An item of the list (" + name + ") is not a number.");
            }
            numbers[i] = number(name, scalar);
        }
        return numbers;
    }

    /** What a word of this product stands for. */
    <T> T word(String name, Map<String, T> known) {
        T found = known.get(text(name));
        if (found == null) {
            throw problem(value(name).line(), "The value (" + text(name) + ") of the key (" + name + ") is unknown.");
        }
        return found;
    }

    /** One of the things that stand in a table of the file. */
    <T> T placed(String name, List<T> table) {
        int place = count(name);
        if (place >= table.size()) {
            throw problem(value(name).line(), "The place (" + place + ") of the key (" + name + ") does not exist.");
        }
        return table.get(place);
    }

    /** Several of the things that stand in a table of the file. */
    <T> List<T> allPlaced(String name, List<T> table) {
        List<T> found = new ArrayList<>();
        for (double place : numbers(name)) {
            if (!(place >= 0 && place < table.size())) {
                throw problem(value(name).line(), "A place of the list (" + name + ") does not exist.");
            }
            found.add(table.get((int) place));
        }
        return found;
    }

    <T> List<T> each(String name, Function<StoredKeys, T> reader) {
        return objects(name).stream().map(reader).toList();
    }

    /** Every single value below, by its path: {@code workload.prompt_tokens}; lists of single values in one. */
    Map<String, String> flat() {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", keys, flat);
        return flat;
    }

    private static void flatten(String path, Value value, Map<String, String> into) {
        if (value instanceof Value.Scalar scalar) {
            into.put(path, scalar.text());
        } else if (value instanceof Value.Keys object) {
            object.values().forEach((name, inner) -> flatten(path.isEmpty() ? name : path + "." + name, inner, into));
        } else if (value instanceof Value.Items items) {
            if (items.values().stream().allMatch(item -> item instanceof Value.Scalar)) {
                into.put(
                        path,
                        String.join(
                                ", ",
                                items.values().stream()
                                        .map(item -> ((Value.Scalar) item).text())
                                        .toList()));
            } else {
                for (int i = 0; i < items.values().size(); i++) {
                    flatten(path + "[" + i + "]", items.values().get(i), into);
                }
            }
        }
    }

    InvalidInputException problem(int line, String message) {
        return new InvalidInputException(file, line, message, AGAIN);
    }
}
