package io.isowatt.llm;

import io.isowatt.catalog.YamlSection;

import java.util.Map;
import java.util.function.Function;

/**
 * Reads the token mixer and the feed-forward part of a layer from a model file. A part with a problem becomes none; the
 * caller throws before anybody uses it.
 */
final class LayerReader {

    static final int MOST_SIZE = 10_000_000;
    private static final int MOST_HEADS = 100_000;

    private final int hidden;
    private final long norms;

    private final Map<String, Function<YamlSection, Attention>> attentions = Map.of(
            "grouped-query", this::groupedQuery,
            "sliding-window", this::slidingWindow,
            "multi-head-latent", this::latent,
            "sparse-latent", this::sparseLatent,
            "gated-delta-net", this::gatedDeltaNet,
            "mamba-2", this::mamba,
            "none", section -> new Attention.None());

    private final Map<String, Function<YamlSection, FeedForward>> feedForwards = Map.of(
            "dense", this::dense,
            "experts", this::experts,
            "none", section -> new FeedForward.None());

    /** A reader for layers of a hidden size whose norms have so many parameters together. */
    LayerReader(int hidden, long norms) {
        this.hidden = hidden;
        this.norms = norms;
    }

    Attention attention(YamlSection section) {
        return ModelFile.required(section, "kind", attentions)
                .map(kind -> {
                    Attention attention = kind.apply(section);
                    section.close();
                    return attention;
                })
                .orElseGet(Attention.None::new);
    }

    FeedForward feedForward(YamlSection section) {
        return ModelFile.required(section, "kind", feedForwards)
                .map(kind -> {
                    FeedForward part = kind.apply(section);
                    section.close();
                    return part;
                })
                .orElseGet(FeedForward.None::new);
    }

    private Attention groupedQuery(YamlSection s) {
        return heads(s);
    }

    private Attention slidingWindow(YamlSection s) {
        return new Attention.SlidingWindow(heads(s), s.integer("window", 1, Integer.MAX_VALUE));
    }

    private Attention.GroupedQuery heads(YamlSection s) {
        int heads = heads(s, "heads");
        int keyValueHeads = heads(s, "key-value-heads");
        int size = size(s, "head-size");
        int valueSize = (int) s.integer("value-head-size", 1, MOST_SIZE, size);
        boolean gate = s.flag("output-gate", false);
        boolean keyIsValue = s.flag("key-is-value", false);
        long small = norms;
        long inputBias = (long) heads * size + (long) keyValueHeads * (size + valueSize);
        small += s.choice("bias", Map.of("all", inputBias + hidden, "query-key-value", inputBias))
                .orElse(0L);
        small += s.flag("sinks", false) ? heads : 0;
        small += s.choice(
                        "query-key-norm", Map.of("head", 2L * size, "all-heads", ((long) heads + keyValueHeads) * size))
                .orElse(0L);
        if (heads % keyValueHeads != 0) {
            if (s.has("heads") && s.has("key-value-heads")) {
                s.problem(
                        "key-value-heads",
                        "The key-value heads (" + keyValueHeads + ") do not divide the heads (" + heads + ").",
                        "Maybe check both in the model's configuration.");
            }
            return new Attention.GroupedQuery(1, 1, size, valueSize, gate, keyIsValue, small);
        }
        return new Attention.GroupedQuery(heads, keyValueHeads, size, valueSize, gate, keyIsValue, small);
    }

    private Attention.MultiHeadLatent latent(YamlSection s) {
        int queryRank = (int) s.integer("query-rank", 0, MOST_SIZE, 0);
        int latent = size(s, "latent-size");
        return new Attention.MultiHeadLatent(
                heads(s, "heads"),
                queryRank,
                queryRank == 0,
                latent,
                size(s, "rope-size"),
                size(s, "no-position-size"),
                size(s, "value-head-size"),
                norms + queryRank + latent);
    }

    /** A layer that reuses the selection of an earlier one has no indexer. */
    private Attention sparseLatent(YamlSection s) {
        boolean reuses = s.flag("reuses-selection", false);
        return new Attention.SparseLatent(
                latent(s),
                s.integer("selected-tokens", 1, Integer.MAX_VALUE),
                reuses ? 0 : heads(s, "index-heads"),
                reuses ? 0 : size(s, "index-head-size"));
    }

    /**
     * Columns 2·H_k·d_k + 2·H_v·d_v + 2·H_v (queries, keys, values, gate, two scalars per value head), output H_v·d_v,
     * state H_v·d_k·d_v; small: convolution over queries, keys and values, two decay scalars per head, one norm.
     */
    private Attention gatedDeltaNet(YamlSection s) {
        int valueHeads = heads(s, "value-heads");
        int valueSize = size(s, "value-head-size");
        int keySize = size(s, "key-head-size");
        long key = (long) heads(s, "key-heads") * keySize;
        long value = (long) valueHeads * valueSize;
        long convolution = s.integer("convolution", 1, 1000) * (2 * key + value);
        return new Attention.LinearRecurrence(
                (int) (2 * key + 2 * value + 2L * valueHeads),
                (int) value,
                value * keySize,
                norms + convolution + 2L * valueHeads + valueSize);
    }

    /**
     * d = heads·head size; columns 2·d + 2·groups·state + heads (gate, values, both state projections, step sizes),
     * output d, state d·state size; small: convolution with bias over d + 2·groups·state, three scalars per head, a norm.
     */
    private Attention mamba(YamlSection s) {
        int heads = heads(s, "heads");
        long inner = (long) heads * size(s, "head-size");
        long state = size(s, "state-size");
        long projections = 2L * heads(s, "groups") * state;
        long convolution = (s.integer("convolution", 1, 1000) + 1) * (inner + projections);
        return new Attention.LinearRecurrence(
                (int) (2 * inner + projections + heads),
                (int) inner,
                inner * state,
                norms + convolution + 3L * heads + inner);
    }

    private FeedForward dense(YamlSection s) {
        return new FeedForward.Dense(matrices(s) * hidden * size(s, "width"));
    }

    /**
     * With a latent size, experts work on it instead of the hidden size, between two projections that all tokens pass. A
     * gate on the shared expert has h weights; router scales are one per element of the input and one per expert.
     */
    private FeedForward experts(YamlSection s) {
        int experts = heads(s, "experts");
        int active = heads(s, "active");
        long matrices = matrices(s);
        long width = size(s, "width");
        long latent = s.integer("latent-size", 0, MOST_SIZE, 0);
        long shared = matrices * hidden * s.integer("shared-width", 0, MOST_SIZE, 0) + 2L * hidden * latent;
        long router = (long) experts * hidden + (s.flag("router-bias", false) ? experts : 0);
        router += s.flag("shared-gate", false) ? hidden : 0;
        router += s.flag("router-scales", false) ? hidden + experts : 0;
        router += s.flag("expert-bias", false) ? experts * ((matrices - 1) * width + hidden) : 0;
        if (active > experts) {
            if (s.has("experts")) {
                s.problem(
                        "active",
                        "The active experts (" + active + ") are more than the experts (" + experts + ").",
                        "Maybe check both in the model's configuration.");
            }
            return new FeedForward.None();
        }
        return new FeedForward.MixtureOfExperts(
                experts, active, matrices * (latent == 0 ? hidden : latent) * width, shared, router);
    }

    /** Matrices of a perceptron: up and down, with a gate three. */
    private static long matrices(YamlSection s) {
        return s.flag("gated", true) ? 3 : 2;
    }

    private static int heads(YamlSection s, String key) {
        return (int) s.integer(key, 1, MOST_HEADS);
    }

    private static int size(YamlSection s, String key) {
        return (int) s.integer(key, 1, MOST_SIZE);
    }
}
