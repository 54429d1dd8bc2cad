package io.isowatt.search;

import java.util.List;
import java.util.Map;

/**
 * What is searched: candidates in numbered blocks, and how they are evaluated. All answers but the evaluators are the same
 * at every call, from any thread.
 */
public interface Problem {

    /** All candidates, those that constraints remove included. */
    long size();

    /** Candidates that no block holds, by constraint, in declared order. */
    Map<String, Long> removed();

    /** How many blocks there are; they are numbered from 0. */
    int blockCount();

    /** Candidates of a block: {@code size = Σ removed + Σ blockSize}. */
    long blockSize(int block);

    /** Numbers that an accepted candidate is judged by, at least two, all minimised. */
    int objectiveCount();

    /** Why an evaluation may reject candidates, unique names; {@link Sink#reject} counts by their place here. */
    List<String> rejectionReasons();

    /** Why candidates may be pruned unseen, unique names; {@link Sink#prune} counts by their place here. */
    default List<String> bounds() {
        return List.of();
    }

    /**
     * Whether evaluators keep more of a block than the sink is told, so that it is evaluated again, uncounted, where an
     * earlier search finished it.
     */
    default boolean keepsCandidates(int block) {
        return false;
    }

    /** A new evaluator, which one thread at a time will use. */
    BlockEvaluator newEvaluator();
}
