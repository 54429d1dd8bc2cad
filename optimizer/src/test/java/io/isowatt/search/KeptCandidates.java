package io.isowatt.search;

import io.isowatt.pareto.Points;

import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps every accepted candidate of a search and gives them back in the order of blocks. */
final class KeptCandidates implements BlockObserver {

    private final int objectiveCount;
    private final ConcurrentSkipListMap<Integer, Points> byBlock = new ConcurrentSkipListMap<>();

    /** Keeps candidates with so many objectives. */
    KeptCandidates(int objectiveCount) {
        this.objectiveCount = objectiveCount;
    }

    @Override
    public void evaluated(int block, Points accepted) {
        if (accepted.size() > 0) {
            byBlock.put(block, accepted.copy());
        }
    }

    /** All candidates, block by block; by rank where the evaluator answers in the order of ranks. */
    Points inBlockOrder() {
        Points all = new Points(objectiveCount);
        byBlock.values().forEach(all::addAll);
        return all;
    }
}
