package io.isowatt.catalog;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.List;

/** Turns YAML text into nodes, which keep their lines, and its syntax errors into problems. */
final class YamlText {

    private static final int CODE_POINTS = 10_000_000;

    private YamlText() {}

    /**
     * The top-level mapping of a text.
     *
     * @throws InvalidInputException if the text is no YAML or no mapping
     */
    static MappingNode mapping(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(CODE_POINTS)
                .build();
        try {
            if (new Compose(settings).composeString(text).orElse(null) instanceof MappingNode mapping) {
                return mapping;
            }
            throw new InvalidInputException(
                    file, 1, "The file holds no keys.", "Maybe start from an example of this kind of file.");
        } catch (MarkedYamlEngineException e) {
            throw new InvalidInputException(
                    file,
                    e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1),
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

    static MappingNode emptyMapping() {
        return new MappingNode(Tag.MAP, List.of(), FlowStyle.FLOW);
    }

    /** 1-based line where a node begins, 0 if unknown. */
    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
