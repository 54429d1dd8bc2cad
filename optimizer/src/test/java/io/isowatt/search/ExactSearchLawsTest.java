package io.isowatt.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

class ExactSearchLawsTest {

    private static final int PROBLEMS_PER_SEED = 150;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void resultEqualsEvaluatingOneByOneForAnyNumberOfThreads(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < PROBLEMS_PER_SEED; n++) {
            HashProblem problem = HashProblem.random(random);
            SearchResult expected = problem.oneByOne();
            for (int threadCount : new int[] {1, 2, 5}) {
                assertThat(ExactSearch.run(problem.problem(), SearchOptions.threads(threadCount)))
                        .as("seed %d, problem %d, threads %d", seed, n, threadCount)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void keptCandidatesAreTheAcceptedOnesByRankForAnyNumberOfThreads(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < PROBLEMS_PER_SEED; n++) {
            HashProblem problem = HashProblem.random(random);
            KeptCandidates kept = new KeptCandidates(problem.objectiveCount());
            ExactSearch.run(problem.problem(), SearchOptions.threads(1 + n % 4).withObserver(kept));
            Points actual = kept.inBlockOrder();
            Points expected = problem.acceptedOneByOne();
            assertThat(actual.size()).as("seed %d, problem %d", seed, n).isEqualTo(expected.size());
            for (int i = 0; i < actual.size(); i++) {
                assertThat(actual.rank(i)).as("seed %d, problem %d", seed, n).isEqualTo(expected.rank(i));
                assertThat(actual.vector(i)).isEqualTo(expected.vector(i));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {6, 7})
    void theCounterEndsAtTheSizeOfTheSpace(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < PROBLEMS_PER_SEED; n++) {
            HashProblem problem = HashProblem.random(random);
            SearchProgress progress = new SearchProgress(true);
            ExactSearch.run(problem.problem(), SearchOptions.threads(2).withProgress(progress));
            assertThat(progress.settledCount())
                    .as("seed %d, problem %d", seed, n)
                    .isEqualTo(problem.space().size());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {8, 9})
    void aStoppedSearchAccountsForEveryCandidateAndSaysWhetherItIsComplete(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < PROBLEMS_PER_SEED; n++) {
            HashProblem problem = HashProblem.random(random);
            int blockCount = problem.space().blocks().count();
            int allowed = random.nextInt(blockCount + 1);
            AtomicInteger asked = new AtomicInteger();
            KeptCandidates kept = new KeptCandidates(problem.objectiveCount());
            SearchResult result = ExactSearch.run(
                    problem.problem(),
                    SearchOptions.threads(3)
                            .withStop(() -> asked.getAndIncrement() >= allowed)
                            .withObserver(kept));
            long visited =
                    problem.space().blocks().candidateCount() - result.counts().unvisited();
            assertThat(visited % Math.max(1, problem.space().sweepSize()))
                    .as("seed %d, problem %d", seed, n)
                    .isZero();
            assertThat(result.complete())
                    .isEqualTo(visited == problem.space().blocks().candidateCount());
            assertThat(result.front()).isEqualTo(ParetoFront.of(kept.inBlockOrder()));
        }
    }
}
