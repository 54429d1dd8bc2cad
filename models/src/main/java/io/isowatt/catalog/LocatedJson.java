package io.isowatt.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * JSON values that know the line they stand on. A key whose value is null counts as absent.
 */
public final class LocatedJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String file;
    private final JsonParser parser;
    private final Set<String> skipped;
    private final Problems problems;

    private LocatedJson(String file, JsonParser parser, Set<String> skipped, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.skipped = skipped;
        this.problems = problems;
    }

    /** A value with its 1-based line; for a value behind a key, the line of the key. */
    public sealed interface Value {
        int line();

        record Keys(int line, Map<String, Value> values) implements Value {}

        record Items(int line, List<Value> values) implements Value {}

        /** A text, number or truth value, as it is written. */
        record Scalar(int line, String text, JsonToken token) implements Value {

            /** A text from elsewhere than JSON. */
            public static Scalar of(int line, String text) {
                return new Scalar(line, text, JsonToken.VALUE_STRING);
            }
        }
    }

    /**
     * Reads a file whose top level is one JSON object.
     *
     * @param path the file
     * @param expected what to give instead where it is another thing, for advice: "the config.json of a model"
     * @param problems takes keys that stand twice
     * @throws InvalidInputException at once if the file cannot be read or is no such JSON
     */
    public static Value.Keys read(Path path, String expected, Problems problems) {
        List<Value> values = readAll(path, Set.of(), problems);
        if (values.size() > 1) {
            throw new InvalidInputException(
                    path.toString(),
                    values.get(1).line(),
                    "Something follows behind the end of the JSON.",
                    "Maybe remove it.");
        }
        if (values.size() == 1 && values.get(0) instanceof Value.Keys keys) {
            return keys;
        }
        throw new InvalidInputException(
                path.toString(), 1, "The file is JSON but holds no keys.", "Maybe give " + expected + ".");
    }

    /**
     * Reads all JSON values of a file that stand one behind the other at its top level; mostly it is one.
     *
     * @param path the file
     * @param skipped keys whose values are passed over unread, at any depth
     * @param problems takes keys that stand twice
     * @throws InvalidInputException at once if the file cannot be read, is empty or no JSON
     */
    public static List<Value> readAll(Path path, Set<String> skipped, Problems problems) {
        String file = path.toString();
        try (InputStream stream = Files.newInputStream(path);
                JsonParser parser = FACTORY.createParser(stream)) {
            LocatedJson reader = new LocatedJson(file, parser, skipped, problems);
            if (parser.nextToken() == null) {
                throw new InvalidInputException(file, 1, "The file is empty.", "Maybe download it again.");
            }
            List<Value> values = new ArrayList<>();
            do {
                int line = line(parser);
                values.add(reader.value(line).orElseGet(() -> nothing(line)));
            } while (parser.nextToken() != null);
            return values;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InvalidInputException(
                    file,
                    line,
                    "The file is not valid JSON (" + e.getOriginalMessage() + ").",
                    "Maybe check quotes, commas and brackets on this line and above, or download the file again.");
        } catch (IOException e) {
            throw new InvalidInputException(
                    file, 0, "The file cannot be read as UTF-8 text.", "Maybe check the path, and that it is a file.");
        }
    }

    private Optional<Value> value(int line) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> Optional.of(object(line));
            case START_ARRAY -> Optional.of(array(line));
            case VALUE_NULL -> Optional.empty();
            default -> Optional.of(new Value.Scalar(line, parser.getText(), parser.currentToken()));
        };
    }

    private Value object(int line) throws IOException {
        Map<String, Value> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line(parser);
            parser.nextToken();
            if (skipped.contains(key)) {
                parser.skipChildren();
                continue;
            }
            Optional<Value> value = value(keyLine);
            if (value.isPresent() && values.put(key, value.get()) != null) {
                problems.add(file, keyLine, "The key (" + key + ") stands here twice.", "Maybe remove one of them.");
            }
        }
        return new Value.Keys(line, values);
    }

    private Value array(int line) throws IOException {
        List<Value> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int itemLine = line(parser);
            values.add(value(itemLine).orElseGet(() -> nothing(itemLine)));
        }
        return new Value.Items(line, values);
    }

    private static Value nothing(int line) {
        return new Value.Scalar(line, "null", JsonToken.VALUE_NULL);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
