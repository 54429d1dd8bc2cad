package io.isowatt.catalog;

import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A YAML text whose values can be replaced where they stand, so that order and comments stay. */
public final class YamlSplice {

    private final String text;
    private final MappingNode root;

    /**
     * Takes a text that a reader has accepted.
     *
     * @throws InvalidInputException if it is no YAML mapping
     */
    public YamlSplice(String file, String text) {
        this.text = text;
        this.root = YamlText.mapping(file, text);
    }

    /** Names of anchors by the text that they stand for. */
    public Map<String, String> anchors() {
        Map<String, String> anchors = new LinkedHashMap<>();
        collect(root, anchors);
        return anchors;
    }

    private static void collect(Node node, Map<String, String> anchors) {
        if (node instanceof ScalarNode scalar) {
            scalar.getAnchor().ifPresent(anchor -> anchors.put(scalar.getValue(), anchor.getValue()));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> collect(tuple.getValueNode(), anchors));
        }
    }

    /**
     * The text with other values.
     *
     * @param values the new value at a path such as {@code kernels.link}, empty to keep the old one; asked in file order
     */
    public String with(Function<String, Optional<String>> values) {
        TreeMap<Integer, Span> spans = new TreeMap<>();
        find(root, "", values, spans);
        StringBuilder changed = new StringBuilder();
        int from = 0;
        for (Map.Entry<Integer, Span> span : spans.entrySet()) {
            changed.append(text, from, span.getKey()).append(span.getValue().value());
            from = span.getValue().end();
        }
        return changed.append(text.substring(from)).toString();
    }

    private record Span(int end, String value) {}

    private void find(
            MappingNode mapping, String path, Function<String, Optional<String>> values, Map<Integer, Span> spans) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                String name = path + key.getValue();
                Node node = tuple.getValueNode();
                Optional<String> value = values.apply(name);
                if (value.isPresent()) {
                    spans.put(begin(node), new Span(end(node), value.get()));
                } else if (node instanceof MappingNode inner) {
                    find(inner, name + ".", values, spans);
                }
            }
        }
    }

    private int begin(Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
    }

    /** A block ends where the next key begins: what lies between, blank lines and comments, belongs to the latter. */
    private int end(Node node) {
        int end = text.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
        if (!(node instanceof CollectionNode<?> collection) || collection.getFlowStyle() != FlowStyle.BLOCK) {
            return end;
        }
        String block = text.substring(begin(node), end);
        while (true) {
            String kept = block.stripTrailing();
            int line = kept.lastIndexOf('\n');
            if (line < 0 || !kept.substring(line).strip().startsWith("#")) {
                return begin(node) + kept.length();
            }
            block = kept.substring(0, line);
        }
    }
}
