package io.isowatt.checkpoint;

import io.isowatt.search.Problem;

/**
 * The shape of one of the problems that a task searches in turn.
 *
 * @param name which problem
 * @param objectiveCount numbers that a candidate is judged by
 * @param reasonCount reasons to reject that are counted
 * @param boundCount bounds whose pruned candidates are counted
 * @param blockCount how many blocks there are
 * @param candidateCount all candidates, those that constraints remove included
 */
public record Part(
        String name, int objectiveCount, int reasonCount, int boundCount, int blockCount, long candidateCount) {

    /** The shape of a problem. */
    public static Part of(String name, Problem problem) {
        return new Part(
                name,
                problem.objectiveCount(),
                problem.rejectionReasons().size() + 1,
                problem.bounds().size(),
                problem.blockCount(),
                problem.size());
    }
}
