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

/** Puts values from outside of a file, such as command-line options, in the place of the file's own. */
final class YamlOverrides {

    private YamlOverrides() {}

    /** The mapping with values at paths such as {@code workload.prompt} added or replaced. */
    static MappingNode apply(MappingNode root, Map<String, List<String>> overrides) {
        MappingNode changed = root;
        for (Map.Entry<String, List<String>> override : overrides.entrySet()) {
            changed = set(changed, override.getKey(), values(override.getValue()));
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

    private static MappingNode set(MappingNode mapping, String path, Node value) {
        int dot = path.indexOf('.');
        String key = dot < 0 ? path : path.substring(0, dot);
        List<NodeTuple> tuples = new ArrayList<>();
        MappingNode inner = YamlText.emptyMapping();
        for (NodeTuple tuple : mapping.getValue()) {
            boolean same = tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key);
            if (!same) {
                tuples.add(tuple);
            } else if (tuple.getValueNode() instanceof MappingNode nested) {
                inner = nested;
            }
        }
        Node replaced = dot < 0 ? value : set(inner, path.substring(dot + 1), value);
        tuples.add(new NodeTuple(scalar(key), replaced));
        return new MappingNode(Tag.MAP, true, tuples, FlowStyle.BLOCK, mapping.getStartMark(), mapping.getEndMark());
    }
}
