package io.isowatt.llm;

import io.isowatt.llm.FeedForward.MixtureOfExperts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Parts of a model that many families write with the same keys. */
final class HuggingFaceParts {

    private static final int MOST_HEADS = 4096;
    private static final int MOST_HEAD_SIZE = 8192;
    private static final int MOST_EXPERTS = 4096;

    private HuggingFaceParts() {}

    /** Query heads, key-value heads and the size of each. */
    record Heads(int queryCount, int keyValueCount, int size) {

        Attention.GroupedQuery attention(long smallParameterCount) {
            return new Attention.GroupedQuery(queryCount, keyValueCount, size, size, false, false, smallParameterCount);
        }

        /** n_h·d + 2·n_kv·d. */
        long queryKeyValueWidth() {
            return (queryCount + 2L * keyValueCount) * size;
        }
    }

    /** The heads of a family with the usual keys; d = h/n_h where head_dim is absent. */
    static Heads heads(HuggingFaceSection config, int hiddenSize) {
        int heads = config.count("num_attention_heads", 1, MOST_HEADS);
        int keyValue = keyValueHeads(config, "num_key_value_heads", heads);
        boolean sound = config.isSound("num_attention_heads") && config.isSound("hidden_size");
        if (!config.has("head_dim") && hiddenSize % heads != 0 && sound) {
            config.problem(
                    "num_attention_heads",
                    "The attention heads (" + heads + ") do not divide the hidden size (" + hiddenSize + ").",
                    "Maybe head_dim is missing.");
        }
        return new Heads(heads, keyValue, headSize(config, "head_dim", Math.max(1, hiddenSize / heads)));
    }

    static int headSize(HuggingFaceSection config, String key, int absent) {
        return config.countOr(key, 1, MOST_HEAD_SIZE, absent);
    }

    static int headCount(HuggingFaceSection config, String key) {
        return config.count(key, 1, MOST_HEADS);
    }

    static int headSize(HuggingFaceSection config, String key) {
        return config.count(key, 1, MOST_HEAD_SIZE);
    }

    /** Key-value heads that divide the query heads; as many as those where the key is absent. */
    static int keyValueHeads(HuggingFaceSection config, String key, int heads) {
        int keyValue = config.countOr(key, 1, MOST_HEADS, heads);
        if (heads % keyValue != 0 && !config.isSound("num_attention_heads")) {
            return heads;
        }
        if (heads % keyValue != 0) {
            config.problem(
                    key,
                    "The key-value heads (" + keyValue + ") do not divide the attention heads (" + heads + ").",
                    "Maybe the file was changed; download it again.");
            return heads;
        }
        return keyValue;
    }

    /** Routed experts, of which no more are active than there are. */
    static MixtureOfExperts experts(
            HuggingFaceSection config,
            String countKey,
            String activeKey,
            long expertWeightCount,
            long sharedWeightCount,
            Router router) {
        int experts = config.count(countKey, 1, MOST_EXPERTS);
        int active = config.count(activeKey, 1, MOST_EXPERTS);
        if (active > experts && config.isSound(countKey)) {
            config.problem(
                    activeKey,
                    "The experts of a token (" + active + ") are more than there are (" + experts + ").",
                    "Maybe the file was changed; download it again.");
        }
        long routerCount = experts * router.perExpertCount() + router.onceCount();
        return new MixtureOfExperts(
                experts, Math.min(active, experts), expertWeightCount, sharedWeightCount, routerCount);
    }

    /** Small parameters of a mixture of experts: so many for each expert, so many once. */
    record Router(long perExpertCount, long onceCount) {
        static Router of(long perExpertCount) {
            return new Router(perExpertCount, 0);
        }
    }

    /** 3·h·f: gate, up and down matrix. */
    static long gated(long hiddenSize, long width) {
        return 3 * hiddenSize * width;
    }

    static FeedForward.Dense dense(HuggingFaceSection config, int hiddenSize) {
        return new FeedForward.Dense(gated(hiddenSize, config.count("intermediate_size")));
    }

    static int layerCount(HuggingFaceSection config) {
        return config.count("num_hidden_layers", 1, 1000);
    }

    /** A layer as it is built: its token mixer and its feed-forward part. */
    record Layer(Attention attention, FeedForward feedForward) {}

    /** Equal layers put together, in the order in which each kind first appears. */
    static List<LayerGroup> grouped(List<Layer> layers) {
        Map<Layer, Integer> counts = new LinkedHashMap<>();
        layers.forEach(layer -> counts.merge(layer, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(kind -> new LayerGroup(
                        kind.getValue(),
                        kind.getKey().attention(),
                        kind.getKey().feedForward()))
                .toList();
    }

    /** Which layers attend to a window only: as layer_types says, else as the family does. */
    static boolean[] windowed(HuggingFaceSection config, int layers, String windowWord, IntPredicate family) {
        List<String> types = config.perLayer("layer_types", layers);
        boolean[] windowed = new boolean[layers];
        for (int i = 0; i < layers; i++) {
            windowed[i] = types.isEmpty() ? family.test(i) : types.get(i).equals(windowWord);
        }
        types.stream()
                .filter(type -> !type.equals(windowWord) && !type.equals("full_attention"))
                .distinct()
                .forEach(type -> config.problem(
                        "layer_types",
                        "The layer type (" + type + ") is not modelled for this architecture.",
                        "Maybe use a model with full_attention and " + windowWord + " only."));
        return windowed;
    }

    /** Layers 0 … L−1, each built from its number. */
    static List<LayerGroup> layers(int count, IntFunction<Layer> layer) {
        return grouped(IntStream.range(0, count).mapToObj(layer).toList());
    }
}
