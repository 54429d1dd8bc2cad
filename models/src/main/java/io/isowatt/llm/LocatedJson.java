package io.isowatt.llm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON values that know the line they stand on. A key whose value is null counts as absent.
 */
final class LocatedJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String file;
    private final JsonParser parser;
    private final Problems problems;

    private LocatedJson(String file, JsonParser parser, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /** A value with its 1-based line; for a value behind a key, the line of the key. */
    sealed interface Value {
        int line();

        record Keys(int line, Map<String, Value> values) implements Value {}

        record Items(int line, List<Value> values) implements Value {}

        /** A text, number or truth value, as it is written. */
        record Scalar(int line, String text, JsonToken token) implements Value {}
    }

    /**
     * Reads a file whose top level is a JSON object.
     *
     * @throws InvalidInputException at once if the file cannot be read or is no such JSON
     */
    static Value.Keys read(Path path, Problems problems) {
        String file = path.toString();
        try (JsonParser parser = FACTORY.createParser(Files.readAllBytes(path))) {
            LocatedJson reader = new LocatedJson(file, parser, problems);
            if (parser.nextToken() == null) {
                throw new InvalidInputException(file, 1, "The file is empty.", "Maybe download it again.");
            }
            Optional<Value> value = reader.value(line(parser));
            if (parser.nextToken() != null) {
                throw new InvalidInputException(
                        file, line(parser), "Something follows behind the end of the JSON.", "Maybe remove it.");
            }
            if (value.isPresent() && value.get() instanceof Value.Keys keys) {
                return keys;
            }
            throw new InvalidInputException(
                    file, 1, "The file is JSON but holds no keys.", "Maybe give the config.json of a model.");
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
            values.add(value(itemLine).orElseGet(() -> new Value.Scalar(itemLine, "null", JsonToken.VALUE_NULL)));
        }
        return new Value.Items(line, values);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
