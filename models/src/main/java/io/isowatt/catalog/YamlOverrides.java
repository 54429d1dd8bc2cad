package io.isowatt.catalog;

import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the values of command-line options in the place of a file's own; they keep the option's name for messages. */
final class YamlOverrides {

    private static final String OPTION = "option";

    private YamlOverrides() {}

    /** The option that a key's value comes from, the last word of its path: {@code --prompt}; empty for a file's own. */
    static Optional<String> option(Node key) {
        return Optional.ofNullable((String) key.getProperty(OPTION));
    }

    /** The mapping with values at paths such as {@code workload.prompt} added or replaced. */
    static MappingNode apply(MappingNode root, Map<String, List<String>> overrides) {
        MappingNode changed = root;
        for (Map.Entry<String, List<String>> override : overrides.entrySet()) {
            String path = override.getKey();
            String option = "--" + path.substring(path.lastIndexOf('.') + 1);
            changed = set(changed, path, values(override.getValue()), option);
        }
        return changed;
    }

    private static Node values(List<String> words) {
        List<Node> scalars = words.stream().map(YamlOverrides::scalar).toList();
        return scalars.size() == 1 ? scalars.get(0) : new SequenceNode(Tag.SEQ, scalars, FlowStyle.FLOW);
    }

    private static Node scalar(String word) {
        return new ScalarNode(Tag.STR, word, ScalarStyle.PLAIN);
    }

    private static MappingNode set(MappingNode mapping, String path, Node value, String option) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        List<NodeTuple> tuples = new ArrayList<>();
        MappingNode inner = YamlText.emptyMapping();
        Node key = scalar(name);
        for (NodeTuple tuple : mapping.getValue()) {
            boolean same = tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(name);
            if (!same) {
                tuples.add(tuple);
            } else if (dot >= 0 && tuple.getValueNode() instanceof MappingNode nested) {
                inner = nested;
                key = tuple.getKeyNode();
            }
        }
        if (dot < 0) {
            key.setProperty(OPTION, option);
        }
        Node replaced = dot < 0 ? value : set(inner, path.substring(dot + 1), value, option);
        tuples.add(new NodeTuple(key, replaced));
        return new MappingNode(Tag.MAP, true, tuples, FlowStyle.BLOCK, mapping.getStartMark(), mapping.getEndMark());
    }
}
