package io.isowatt.search;

import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Which blocks a search evaluates, in which order: those of its shard by their numbers, or by how far their best optimistic
 * vector lies beyond the pilot's front; cut where the limit on candidates is reached.
 *
 * <p>The promise of a block is max over its vectors o of min over points p of max over objectives k of
 * {@code (p_k - o_k) / range_k}: the additive epsilon by which o is better than every point in one objective at least
 * (Zitzler, Thiele, Laumanns, Fonseca and Grunert da Fonseca 2003, “Performance assessment of multiobjective optimizers”).
 */
final class BlockOrder {

    private final Problem problem;
    private final SearchOptions options;

    BlockOrder(Problem problem, SearchOptions options) {
        this.problem = problem;
        this.options = options;
    }

    int[] blocks(ParetoFront pilot, List<BlockEvaluator> evaluators, StopSign sign) {
        int[] blocks = IntStream.range(0, problem.blockCount())
                .filter(options.shard()::holds)
                .toArray();
        int[] ordered =
                options.promisingFirst() && !pilot.isEmpty() ? byPromise(blocks, pilot, evaluators, sign) : blocks;
        return Arrays.copyOf(ordered, countWithinLimit(ordered));
    }

    private int countWithinLimit(int[] ordered) {
        long room = options.mostCandidates();
        for (int i = 0; i < ordered.length; i++) {
            room -= problem.blockSize(ordered[i]);
            if (room < 0) {
                return i;
            }
        }
        return ordered.length;
    }

    private int[] byPromise(int[] blocks, ParetoFront pilot, List<BlockEvaluator> evaluators, StopSign sign) {
        double[] promises = new double[problem.blockCount()];
        List<IntConsumer> hands = new ArrayList<>();
        for (BlockEvaluator evaluator : evaluators) {
            Points vectors = new Points(problem.objectiveCount());
            hands.add(block -> {
                vectors.clear();
                evaluator.optimistic(block, vectors);
                promises[block] = promise(vectors, pilot);
            });
        }
        Crew.work(blocks, hands, sign);
        return Arrays.stream(blocks)
                .boxed()
                .sorted((a, b) ->
                        promises[a] == promises[b] ? Integer.compare(a, b) : Double.compare(promises[b], promises[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double promise(Points vectors, ParetoFront pilot) {
        double[] worst = Corner.worst(pilot);
        double[] best = Corner.best(pilot);
        double most = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < vectors.size(); v++) {
            double least = Double.POSITIVE_INFINITY;
            for (int p = 0; p < pilot.size(); p++) {
                double lead = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < worst.length; k++) {
                    double range = worst[k] > best[k] ? worst[k] - best[k] : 1;
                    lead = Math.max(lead, (pilot.value(p, k) - vectors.value(v, k)) / range);
                }
                least = Math.min(least, lead);
            }
            most = Math.max(most, least);
        }
        return most;
    }
}
