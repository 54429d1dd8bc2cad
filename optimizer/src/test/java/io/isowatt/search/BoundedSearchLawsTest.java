package io.isowatt.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.pareto.Hypervolume;
import io.isowatt.pareto.ParetoFront;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Searches that prune, are limited, divided or restarted, against comparing every candidate with every other. */
class BoundedSearchLawsTest {

    private static final int PROBLEMS_PER_SEED = 500;

    private static BoundedProblem problem(Random random) {
        return new BoundedProblem(random, 2 + random.nextInt(3));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void pruningLosesNothingAndCountsDoNotDependOnThreadsOrOrder(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < PROBLEMS_PER_SEED; n++) {
            BoundedProblem problem = problem(random);
            SearchResult one = ExactSearch.run(problem, SearchOptions.threads(1));
            assertThat(one.front()).as("seed %d, problem %d", seed, n).isEqualTo(problem.slowFront());
            assertThat(one.complete()).isTrue();
            assertThat(one.counts().size()).isEqualTo(problem.size());
            assertThat(ExactSearch.run(problem, SearchOptions.threads(3).withPromisingFirst()))
                    .as("seed %d, problem %d", seed, n)
                    .isEqualTo(one);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void shardsTogetherAreTheWhole(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < PROBLEMS_PER_SEED; n++) {
            BoundedProblem problem = problem(random);
            SearchResult whole = ExactSearch.run(problem, SearchOptions.threads(2));
            int count = 1 + random.nextInt(5);
            ParetoFront front = ParetoFront.empty(problem.objectiveCount());
            long accepted = 0;
            long pruned = 0;
            long visited = 0;
            for (int index = 1; index <= count; index++) {
                SearchResult part =
                        ExactSearch.run(problem, SearchOptions.threads(2).withShard(new Shard(index, count)));
                front = front.merge(part.front());
                accepted += part.counts().accepted();
                pruned += part.counts().prunedTotal();
                visited += part.counts().size()
                        - part.counts().removedTotal()
                        - part.counts().unvisited();
            }
            assertThat(front).as("seed %d, problem %d", seed, n).isEqualTo(whole.front());
            assertThat(accepted).isEqualTo(whole.counts().accepted());
            assertThat(pruned).isEqualTo(whole.counts().prunedTotal());
            assertThat(visited).isEqualTo(problem.size() - whole.counts().removedTotal());
        }
    }

    /** Remembers in memory. */
    private static final class Memory implements BlockJournal {
        private final List<BlockOutcome> outcomes = new ArrayList<>();

        @Override
        public synchronized List<BlockOutcome> restored() {
            return List.copyOf(outcomes);
        }

        @Override
        public synchronized void finished(BlockOutcome outcome) {
            outcomes.add(outcome);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32})
    void aSearchStoppedAgainAndAgainEndsLikeAnUndisturbedOne(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < PROBLEMS_PER_SEED; n++) {
            BoundedProblem problem = problem(random);
            Memory memory = new Memory();
            SearchResult result;
            do {
                AtomicInteger asked = new AtomicInteger(random.nextInt(60));
                result = ExactSearch.run(
                        problem,
                        SearchOptions.threads(1 + random.nextInt(3))
                                .withStop(() -> asked.decrementAndGet() < 0)
                                .withJournal(memory));
            } while (!result.complete());
            assertThat(result)
                    .as("seed %d, problem %d", seed, n)
                    .isEqualTo(ExactSearch.run(problem, SearchOptions.threads(1)));
            assertThat(memory.outcomes.stream().map(BlockOutcome::block)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43, 44})
    void aLimitIsKeptForAnyThreadsAndItsGapIsNeverTooSmall(long seed) {
        Random random = new Random(seed);
        int bounded = 0;
        for (int n = 0; n < PROBLEMS_PER_SEED; n++) {
            BoundedProblem problem = problem(random);
            long limit = random.nextInt((int) problem.size() + 2);
            SearchOptions options = SearchOptions.threads(1).withMostCandidates(limit);
            SearchResult found = ExactSearch.run(problem, options);
            assertThat(ExactSearch.run(problem, SearchOptions.threads(3).withMostCandidates(limit)))
                    .as("seed %d, problem %d", seed, n)
                    .isEqualTo(found);
            long visited = found.counts().size()
                    - found.counts().removedTotal()
                    - found.counts().unvisited();
            assertThat(visited).isLessThanOrEqualTo(limit);
            assertThat(found.gap().isPresent() && found.complete()).isFalse();
            if (found.gap().isPresent()) {
                Gap gap = found.gap().get();
                ParetoFront pilot = problem.slowPilot();
                double[] corner = Corner.worst(pilot.isEmpty() ? found.front() : pilot);
                double whole = Hypervolume.of(problem.slowFront(), corner);
                assertThat(gap.hypervolume()).isEqualTo(Hypervolume.of(found.front(), corner));
                assertThat(gap.upperHypervolume())
                        .as("seed %d, problem %d", seed, n)
                        .isGreaterThanOrEqualTo(whole * (1 - 1e-12));
                assertThat(gap.fraction()).isBetween(0.0, 1.0);
                bounded++;
            }
        }
        assertThat(bounded).isGreaterThan(PROBLEMS_PER_SEED / 10);
    }
}
