package io.isowatt.search;

import io.isowatt.pareto.Hypervolume;
import io.isowatt.pareto.ParetoArchive;
import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Bounds what the blocks that were not finished could still add to a front. */
final class GapFinder {

    private static final int MOST_OBJECTIVES = 3;

    private GapFinder() {}

    /** One thread's share: the front of optimistic vectors. */
    private static final class Hand implements IntConsumer {
        private final BlockEvaluator evaluator;
        private final Points vectors;
        private final ParetoArchive archive;
        private boolean unknown;

        Hand(BlockEvaluator evaluator, int objectiveCount) {
            this.evaluator = evaluator;
            this.vectors = new Points(objectiveCount);
            this.archive = new ParetoArchive(objectiveCount);
        }

        @Override
        public void accept(int block) {
            if (unknown) {
                return;
            }
            vectors.clear();
            evaluator.optimistic(block, vectors);
            for (int i = 0; i < vectors.size(); i++) {
                add(vectors.rank(i), vectors.vector(i));
            }
        }

        /** A vector that is infinitely bad somewhere stands for no acceptable candidate. */
        private void add(long rank, double[] vector) {
            boolean impossible = false;
            for (double value : vector) {
                impossible |= value == Double.POSITIVE_INFINITY;
            }
            if (ParetoArchive.isFinite(vector)) {
                archive.add(rank, vector);
            } else if (!impossible) {
                unknown = true;
            }
        }
    }

    /**
     * The gap that some blocks leave.
     *
     * @param front what was found
     * @param pilot whose worst values are the corner
     * @param unvisited the blocks
     */
    static Optional<Gap> of(ParetoFront front, ParetoFront pilot, int[] unvisited, List<BlockEvaluator> evaluators) {
        ParetoFront reference = pilot.isEmpty() ? front : pilot;
        if (reference.isEmpty() || front.objectiveCount() > MOST_OBJECTIVES) {
            return Optional.empty();
        }
        double[] corner = Corner.worst(reference);
        double found = Hypervolume.of(front, corner);
        List<Hand> hands = evaluators.stream()
                .map(evaluator -> new Hand(evaluator, front.objectiveCount()))
                .toList();
        Crew.work(unvisited, new ArrayList<>(hands), new StopSign(() -> false));
        ParetoFront upper = front;
        for (Hand hand : hands) {
            if (hand.unknown) {
                return Optional.of(new Gap(found, Double.POSITIVE_INFINITY));
            }
            upper = upper.merge(hand.archive.front());
        }
        return Optional.of(new Gap(found, Math.max(found, Hypervolume.of(upper, corner))));
    }
}
