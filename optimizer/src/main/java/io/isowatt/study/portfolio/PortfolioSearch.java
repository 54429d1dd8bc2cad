package io.isowatt.study.portfolio;

import io.isowatt.search.genetic.GeneticOptions;
import io.isowatt.search.genetic.GeneticResult;
import io.isowatt.search.genetic.GeneticSearch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Finds good plans for a portfolio; the same ones for any number of threads. */
public final class PortfolioSearch {

    private static final int POPULATION = 200;
    private static final double SEED_SHARE = 0.2;

    private PortfolioSearch() {}

    /** What was found: the best plans, and how many combinations were tried. */
    public record Found(Portfolio portfolio, List<PortfolioPlan> front, long evaluationCount) {}

    /**
     * Searches.
     *
     * @param stop true ends the search early
     * @return plans that no other one found beats, from the slowest with the most tokens to the fastest
     */
    public static Found run(Portfolio portfolio, int threadCount, BooleanSupplier stop) {
        PortfolioProblem problem = new PortfolioProblem(portfolio);
        GeneticResult result = GeneticSearch.run(
                problem,
                GeneticOptions.of(portfolio.evaluationCount(), portfolio.seed())
                        .withPopulation(POPULATION)
                        .withThreads(threadCount)
                        .withStop(stop)
                        .withSeeds(problem.seeds((long) (SEED_SHARE * portfolio.evaluationCount()))));
        List<PortfolioPlan> plans = new ArrayList<>();
        for (int i = 0; i < result.front().size(); i++) {
            plans.add(problem.plan(result.point(i)).orElseThrow());
        }
        return new Found(portfolio, Collections.unmodifiableList(plans), result.evaluationCount());
    }
}
