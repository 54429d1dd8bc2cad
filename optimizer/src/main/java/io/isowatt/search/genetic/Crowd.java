package io.isowatt.search.genetic;

import io.jenetics.ext.moea.Pareto;
import io.jenetics.util.Seq;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The order in which NSGA-II prefers the members of a population: by the front they are in, then by how far their
 * neighbours in that front are (Deb, Pratap, Agarwal and Meyarivan 2002, “A fast and elitist multiobjective genetic
 * algorithm: NSGA-II”). The distance is taken inside each front, as in the paper; Jenetics takes it over the whole
 * population, where far-off members blur it.
 */
final class Crowd {

    private final Seq<Score> scores;
    private final int[] ranks;
    private final double[] distances;

    Crowd(Seq<Score> scores) {
        this.scores = scores;
        this.ranks = Pareto.rank(scores, Score::dominance);
        this.distances = new double[scores.size()];
        int[] byRank = sorted(Comparator.comparingInt(i -> ranks[i]));
        int from = 0;
        for (int to = 1; to <= byRank.length; to++) {
            if (to == byRank.length || ranks[byRank[to]] > ranks[byRank[from]]) {
                measure(Arrays.copyOfRange(byRank, from, to));
                from = to;
            }
        }
    }

    private int[] sorted(Comparator<Integer> order) {
        return IntStream.range(0, scores.size())
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** dᵢ = Σₖ (vₖ of the next - vₖ of the one before) / (largest vₖ - smallest vₖ), infinite at both ends. */
    private void measure(int[] front) {
        if (!scores.get(front[0]).feasible()) {
            return;
        }
        for (int k = 0; k < scores.get(front[0]).objectiveCount(); k++) {
            int objective = k;
            int[] order = IntStream.of(front)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> value(i, objective)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int last = order.length - 1;
            double range = value(order[last], k) - value(order[0], k);
            if (range > 0) {
                distances[order[0]] = Double.POSITIVE_INFINITY;
                distances[order[last]] = Double.POSITIVE_INFINITY;
                for (int i = 1; i < last; i++) {
                    distances[order[i]] += (value(order[i + 1], k) - value(order[i - 1], k)) / range;
                }
            }
        }
    }

    private double value(int member, int objective) {
        return scores.get(member).value(objective);
    }

    /** Less than 0 if the first member is preferred, more if the other is. */
    int compare(int one, int other) {
        int byRank = Integer.compare(ranks[one], ranks[other]);
        return byRank != 0 ? byRank : Double.compare(distances[other], distances[one]);
    }

    /** All members, the preferred first. */
    int[] preferred() {
        return sorted(this::compare);
    }
}
