package io.isowatt.llm;

/**
 * The token mixer of a layer: some kind of attention, a linear recurrence, or none. Shapes only; how long they take is
 * told in {@code step}. Counts are for the whole layer; methods with a tensor degree are for one GPU.
 */
public sealed interface Attention {

    /** Weights of the projection matrices, the ones read in every step. */
    long weightCount(int hiddenSize);

    /** Further parameters: norms, biases, sinks, convolutions, decay rates. */
    long smallParameterCount(int hiddenSize);

    /** Elements that one cached token adds on one GPU; 0 for recurrences and none. */
    default double cachedElementsPerToken(int tensorDegree) {
        return 0;
    }

    /** Compute of one new token against one cached token while decoding; 0 where memory alone binds. */
    default double decodeFlopPerCachedToken(int tensorDegree) {
        return 0;
    }

    /** Compute of one new token against one earlier token in prefill. */
    default double prefillFlopPerTokenPair(int tensorDegree) {
        return 0;
    }

    /**
     * Attention whose heads share keys and values in groups (MHA and MQA are its ends).
     *
     * @param headCount query heads
     * @param keyValueHeadCount key and value heads
     * @param headSize elements of a query and key head
     * @param valueHeadSize elements of a value head
     * @param outputGate whether a further matrix of the queries' size gates the output
     * @param keyIsValue whether one matrix serves as keys and values
     * @param smallParameterCount norms, biases and sinks
     */
    record GroupedQuery(
            int headCount,
            int keyValueHeadCount,
            int headSize,
            int valueHeadSize,
            boolean outputGate,
            boolean keyIsValue,
            long smallParameterCount)
            implements Attention {

        public GroupedQuery {
            if (headCount < 1 || keyValueHeadCount < 1 || headSize < 1 || headCount % keyValueHeadCount != 0) {
                throw new IllegalArgumentException("Key-value heads must divide the query heads.");
            }
        }

        /** h·(n_h·(d_q + d_v) + n_kv·(d_q + d_v)), with gate n_h·d_q more; for d_q = d_v the usual h·d·(2 n_h + 2 n_kv). */
        @Override
        public long weightCount(int hiddenSize) {
            long query = (long) headCount * (headSize + valueHeadSize + (outputGate ? headSize : 0));
            long keyValue = (long) keyValueHeadCount * (keyIsValue ? headSize : headSize + valueHeadSize);
            return hiddenSize * (query + keyValue);
        }

        @Override
        public long smallParameterCount(int hiddenSize) {
            return smallParameterCount;
        }

        /** max(n_kv/tp, 1)·(d_k + d_v): heads are replicated once the degree passes their number. */
        @Override
        public double cachedElementsPerToken(int tensorDegree) {
            return Math.max((double) keyValueHeadCount / tensorDegree, 1) * (headSize + valueHeadSize);
        }

        @Override
        public double prefillFlopPerTokenPair(int tensorDegree) {
            return 2.0 * headCount / tensorDegree * (headSize + valueHeadSize);
        }
    }

    /** Attention to some of the earlier tokens only, otherwise like another kind. */
    sealed interface Restricted extends Attention {

        /** The attention without the restriction. */
        Attention whole();

        @Override
        default long weightCount(int hiddenSize) {
            return whole().weightCount(hiddenSize);
        }

        @Override
        default long smallParameterCount(int hiddenSize) {
            return whole().smallParameterCount(hiddenSize);
        }

        @Override
        default double cachedElementsPerToken(int tensorDegree) {
            return whole().cachedElementsPerToken(tensorDegree);
        }

        @Override
        default double decodeFlopPerCachedToken(int tensorDegree) {
            return whole().decodeFlopPerCachedToken(tensorDegree);
        }

        @Override
        default double prefillFlopPerTokenPair(int tensorDegree) {
            return whole().prefillFlopPerTokenPair(tensorDegree);
        }
    }

    /**
     * Grouped-query attention to the last tokens only (or to the tokens of one chunk).
     *
     * @param heads the heads
     * @param windowTokens how many tokens one token attends to at most
     */
    record SlidingWindow(GroupedQuery heads, long windowTokens) implements Restricted {

        public SlidingWindow {
            if (windowTokens < 1) {
                throw new IllegalArgumentException("A window holds at least one token.");
            }
        }

        @Override
        public Attention whole() {
            return heads;
        }
    }

    /**
     * Multi-head latent attention: one compressed cache entry per token, the same on every GPU.
     *
     * @param headCount query heads
     * @param queryRank rank of the query compression, unused when queries are projected directly
     * @param directQuery whether queries are projected without compression
     * @param latentSize compressed key-value elements (512)
     * @param ropeSize elements of the shared positional key (64)
     * @param noPositionSize query and key elements without position per head
     * @param valueHeadSize elements of a value head
     * @param smallParameterCount norms and biases
     */
    record MultiHeadLatent(
            int headCount,
            int queryRank,
            boolean directQuery,
            int latentSize,
            int ropeSize,
            int noPositionSize,
            int valueHeadSize,
            long smallParameterCount)
            implements Attention {

        /** h·q_l + q_l·n_h·d_qk + h·(c + r) + n_h·c·(d_nope + d_v) + n_h·d_v·h; without compression h·n_h·d_qk first. */
        @Override
        public long weightCount(int hiddenSize) {
            long h = hiddenSize;
            long heads = headCount;
            long queryWidth = heads * (noPositionSize + ropeSize);
            long query = directQuery ? h * queryWidth : h * queryRank + queryRank * queryWidth;
            return query
                    + h * (latentSize + ropeSize)
                    + heads * latentSize * (noPositionSize + valueHeadSize)
                    + heads * valueHeadSize * h;
        }

        @Override
        public long smallParameterCount(int hiddenSize) {
            return smallParameterCount;
        }

        @Override
        public double cachedElementsPerToken(int tensorDegree) {
            return latentSize + ropeSize;
        }

        /** 2·(n_h/tp)·(2c + r): absorbed form, scores over c + r and values over c elements. */
        @Override
        public double decodeFlopPerCachedToken(int tensorDegree) {
            return 2.0 * headCount / tensorDegree * (2 * latentSize + ropeSize);
        }

        @Override
        public double prefillFlopPerTokenPair(int tensorDegree) {
            return 2.0 * headCount / tensorDegree * (noPositionSize + ropeSize + valueHeadSize);
        }
    }

    /**
     * Latent attention to the tokens that an indexer picks (DeepSeek sparse attention).
     *
     * @param latent the attention itself
     * @param selectedTokens how many tokens it attends to at most
     * @param indexHeadCount heads of the indexer; 0 in a layer that reuses what an earlier one selected
     * @param indexHeadSize elements of an indexer head
     */
    record SparseLatent(MultiHeadLatent latent, long selectedTokens, int indexHeadCount, int indexHeadSize)
            implements Restricted {

        /** The latent weights + q_l·n_i·d_i + h·(d_i + n_i). */
        @Override
        public long weightCount(int hiddenSize) {
            return latent.weightCount(hiddenSize)
                    + (long) latent.queryRank() * indexHeadCount * indexHeadSize
                    + (long) hiddenSize * (indexHeadSize + indexHeadCount);
        }

        @Override
        public long smallParameterCount(int hiddenSize) {
            return latent.smallParameterCount(hiddenSize) + 2L * indexHeadSize;
        }

        @Override
        public Attention whole() {
            return latent;
        }

        /** Bytes of the indexer's cache per token: an fp8 key with a four-byte scale; 0 without an indexer. */
        public int indexCacheBytesPerToken() {
            return indexHeadCount == 0 ? 0 : indexHeadSize + 4;
        }

        /** Indexer compute of one new token against one cached token. */
        public double indexFlopPerCachedToken() {
            return 2.0 * indexHeadCount * indexHeadSize;
        }
    }

    /**
     * A linear recurrence with a fixed state per sequence: gated delta net, Mamba-2.
     *
     * @param projectionWeightsPerHidden columns of the input projections: their weights are this times the hidden size
     * @param outputWidth rows of the output projection
     * @param stateElementCount elements of the state of one sequence
     * @param smallParameterCount convolution, norms, decay rates, biases
     */
    record LinearRecurrence(
            int projectionWeightsPerHidden, int outputWidth, long stateElementCount, long smallParameterCount)
            implements Attention {

        @Override
        public long weightCount(int hiddenSize) {
            return (long) hiddenSize * (projectionWeightsPerHidden + outputWidth);
        }

        @Override
        public long smallParameterCount(int hiddenSize) {
            return smallParameterCount;
        }
    }

    /** No token mixer: a layer that is only a feed-forward part. */
    record None() implements Attention {

        @Override
        public long weightCount(int hiddenSize) {
            return 0;
        }

        @Override
        public long smallParameterCount(int hiddenSize) {
            return 0;
        }
    }
}
