package io.isowatt.search.genetic;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How a genetic search is run.
 *
 * @param populationSize parents and children together, 4 to 1000
 * @param maxEvaluations most points that are ever evaluated, the seeds among them
 * @param seed of all random numbers; the same one gives the same result, whatever the threads
 * @param threadCount how many evaluations run at the same time
 * @param seeds points that are evaluated first, in this order
 * @param stop asked before each evaluation, from several threads; true ends the search
 * @param observer hears how far the search is
 */
public record GeneticOptions(
        int populationSize,
        long maxEvaluations,
        long seed,
        int threadCount,
        List<double[]> seeds,
        BooleanSupplier stop,
        EvaluationObserver observer) {

    private static final int USUAL_POPULATION = 100;

    public GeneticOptions {
        if (populationSize < 4 || populationSize > 1000) {
            throw new IllegalArgumentException(
                    "The size of the population (" + populationSize + ") is not between 4 and 1000.");
        }
        if (maxEvaluations < 1 || maxEvaluations > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("The number of evaluations (" + maxEvaluations + ") is out of range.");
        }
        if (threadCount < 1) {
            throw new IllegalArgumentException("The number of threads (" + threadCount + ") is less than 1.");
        }
        seeds = seeds.stream().map(double[]::clone).toList();
    }

    /** A population of 100 on one thread, without seeds or early stop. */
    public static GeneticOptions of(long maxEvaluations, long seed) {
        return new GeneticOptions(
                USUAL_POPULATION, maxEvaluations, seed, 1, List.of(), () -> false, EvaluationObserver.NONE);
    }

    /** The same with another size of the population. */
    public GeneticOptions withPopulation(int size) {
        return new GeneticOptions(size, maxEvaluations, seed, threadCount, seeds, stop, observer);
    }

    /** The same with points to start from. */
    public GeneticOptions withSeeds(List<double[]> points) {
        return new GeneticOptions(populationSize, maxEvaluations, seed, threadCount, points, stop, observer);
    }

    /** The same with so many evaluations at a time. */
    public GeneticOptions withThreads(int count) {
        return new GeneticOptions(populationSize, maxEvaluations, seed, count, seeds, stop, observer);
    }

    /** The same with an early stop. */
    public GeneticOptions withStop(BooleanSupplier newStop) {
        return new GeneticOptions(populationSize, maxEvaluations, seed, threadCount, seeds, newStop, observer);
    }

    /** The same with somebody who hears how far it is. */
    public GeneticOptions withObserver(EvaluationObserver newObserver) {
        return new GeneticOptions(populationSize, maxEvaluations, seed, threadCount, seeds, stop, newObserver);
    }
}
