package io.isowatt.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.isowatt.pareto.ParetoFront;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class GeneticSearchTest {

    private static final List<Variable> MIXED = List.of(
            new Variable.Whole("whole", -3, 40),
            new Variable.Choice("choice", 3),
            new Variable.Real("real", 0, 1),
            new Variable.Scaled("scaled", 1e-3, 1e3));

    private static TestProblem mixed() {
        return new TestProblem(MIXED, 2, x -> {
            double error = x[1] + Math.pow(Math.log10(x[3]) - 1, 2);
            return x[0] < 0.001 * x[3] ? new double[] {} : new double[] {x[0] + x[2] + error, 1 / (1 + x[0]) + error};
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aSeedGivesTheSameResultOnAnyNumberOfThreads(long seed) {
        GeneticResult one = GeneticSearch.run(mixed(), GeneticOptions.of(1500, seed));
        for (int threads = 2; threads <= 4; threads++) {
            GeneticResult more =
                    GeneticSearch.run(mixed(), GeneticOptions.of(1500, seed).withThreads(threads));
            assertThat(more.front()).as("seed %d, %d threads", seed, threads).isEqualTo(one.front());
            assertThat(more.evaluatedPoints()).usingRecursiveComparison().isEqualTo(one.evaluatedPoints());
            assertThat(more.repeatCount()).isEqualTo(one.repeatCount());
        }
        GeneticResult other = GeneticSearch.run(mixed(), GeneticOptions.of(1500, seed + 100));
        assertThat(other.evaluatedPoints()).usingRecursiveComparison().isNotEqualTo(one.evaluatedPoints());
    }

    @ParameterizedTest(name = "{0} evaluations")
    @ValueSource(ints = {1, 2, 7, 49, 50, 51, 333})
    void neverMoreThanTheBudgetAndNoPointTwice(int most) {
        TestProblem problem = mixed();
        AtomicLong shown = new AtomicLong();
        GeneticResult result = GeneticSearch.run(
                problem,
                GeneticOptions.of(most, 5).withThreads(3).withObserver((count, front) -> shown.addAndGet(count)));
        assertThat(result.evaluationCount())
                .isEqualTo(most)
                .isEqualTo(problem.asked().size());
        assertThat(problem.asked().values()).containsOnly(1);
        assertThat(shown.get()).isEqualTo(most);
    }

    @Test
    void theFrontIsThatOfAllPointsEvaluatedAndKnowsThem() {
        TestProblem problem = mixed();
        GeneticResult result = GeneticSearch.run(problem, GeneticOptions.of(800, 9));
        for (int i = 0; i < result.front().size(); i++) {
            assertThat(problem.evaluate(result.point(i)).orElseThrow())
                    .containsExactly(result.front().vector(i));
        }
        for (List<Double> asked : problem.asked().keySet()) {
            Optional<double[]> vector = problem.evaluate(
                    asked.stream().mapToDouble(Double::doubleValue).toArray());
            vector.ifPresent(v -> assertThat(dominates(v, result.front())).isFalse());
        }
    }

    private static boolean dominates(double[] vector, ParetoFront front) {
        for (int i = 0; i < front.size(); i++) {
            double[] other = front.vector(i);
            if (vector[0] <= other[0] && vector[1] <= other[1] && (vector[0] < other[0] || vector[1] < other[1])) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest(name = "{0} values")
    @ValueSource(ints = {1, 2, 3, 30, 99})
    void aTinySpaceIsExhaustedAndItsFrontExact(int count) {
        TestProblem problem = TestProblem.whole(2, u -> new double[] {u[0], (1 - u[0]) * (1 - u[0])}, count);
        ParetoFront exact = problem.exactFront();
        GeneticResult result = GeneticSearch.run(problem, GeneticOptions.of(100_000, 3));
        assertThat(result.exhausted()).isTrue();
        assertThat(result.evaluationCount()).isEqualTo(count);
        assertThat(result.front().size()).isEqualTo(exact.size());
        for (int i = 0; i < exact.size(); i++) {
            assertThat(result.front().vector(i)).containsExactly(exact.vector(i));
        }
    }

    @Test
    void whereNothingIsFeasibleTheFrontIsEmpty() {
        TestProblem never = new TestProblem(MIXED, 2, x -> new double[] {});
        TestProblem strange = new TestProblem(MIXED, 2, x -> new double[] {Double.NaN, Double.NEGATIVE_INFINITY});
        for (TestProblem problem : List.of(never, strange)) {
            GeneticResult result = GeneticSearch.run(problem, GeneticOptions.of(400, 1));
            assertThat(result.front().isEmpty()).isTrue();
            assertThat(result.infeasibleCount()).isEqualTo(400);
        }
    }

    @Test
    void oneFeasibleCornerIsFoundFromInfeasibleStarts() {
        TestProblem problem = TestProblem.whole(
                2, u -> u[0] + u[1] < 0.1 ? new double[] {u[0], 1 - u[0] + u[1]} : new double[] {}, 100, 100);
        GeneticResult result = GeneticSearch.run(problem, GeneticOptions.of(2000, 4));
        assertThat(TestProblem.share(result.front(), problem.exactFront())).isGreaterThan(0.99);
    }

    @Test
    void equalObjectivesEverywhereLeaveOnePoint() {
        TestProblem problem = new TestProblem(MIXED, 3, x -> new double[] {1, 2, 3});
        GeneticResult result = GeneticSearch.run(problem, GeneticOptions.of(500, 1));
        assertThat(result.front().size()).isEqualTo(1);
        assertThat(result.front().rank(0)).isZero();
    }

    @Test
    void seedsAreEvaluatedFirstAndCount() {
        TestProblem problem = mixed();
        List<double[]> seeds =
                List.of(new double[] {5, 0, 0.5, 10}, new double[] {5, 0, 0.5, 10}, new double[] {7, 2, 1, 1});
        GeneticResult result =
                GeneticSearch.run(problem, GeneticOptions.of(2, 1).withSeeds(seeds));
        assertThat(problem.asked().keySet())
                .containsExactlyInAnyOrder(List.of(5.0, 0.0, 0.5, 10.0), List.of(7.0, 2.0, 1.0, 1.0));
        assertThat(result.repeatCount()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeneticSearch.run(
                        problem, GeneticOptions.of(9, 1).withSeeds(List.of(new double[] {5.5, 0, 0.5, 10}))));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        GeneticSearch.run(problem, GeneticOptions.of(9, 1).withSeeds(List.of(new double[] {5}))));
    }

    @Test
    void aStopEndsTheSearchWithWhatIsThere() {
        TestProblem problem = mixed();
        AtomicLong counter = new AtomicLong();
        GeneticResult result = GeneticSearch.run(
                problem, GeneticOptions.of(100_000, 1).withStop(() -> counter.incrementAndGet() > 120));
        assertThat(result.evaluationCount()).isEqualTo(120);
    }

    @Test
    void anInterruptEndsTheSearchAndStaysSet() {
        Thread.currentThread().interrupt();
        GeneticResult result = GeneticSearch.run(mixed(), GeneticOptions.of(100_000, 1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.evaluationCount()).isLessThan(100_000);
    }

    @Test
    void aFailedEvaluationEndsTheSearchWithItsCause() {
        TestProblem problem = new TestProblem(MIXED, 2, x -> {
            throw new UnsupportedOperationException("broken");
        });
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        GeneticSearch.run(problem, GeneticOptions.of(50, 1).withThreads(2)))
                .withCauseInstanceOf(UnsupportedOperationException.class);
    }

    /** How to search with a simulator or a test stand of one's own. */
    @Test
    void aSlowEvaluatorRunsOnAllThreadsAtOnce() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostRunning = new AtomicInteger();
        MixedProblem simulator = new MixedProblem() {
            @Override
            public List<Variable> variables() {
                return List.of(new Variable.Whole("replicas", 1, 64), new Variable.Real("power cap", 0.4, 1));
            }

            @Override
            public int objectiveCount() {
                return 2;
            }

            @Override
            public Optional<double[]> evaluate(double[] point) {
                mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                sleep();
                running.decrementAndGet();
                return Optional.of(new double[] {-point[0] * Math.sqrt(point[1]), point[0] * point[1]});
            }
        };
        GeneticResult result = GeneticSearch.run(
                simulator, GeneticOptions.of(160, 1).withPopulation(32).withThreads(8));
        assertThat(result.front().size()).isGreaterThan(5);
        assertThat(mostRunning.get()).isEqualTo(8);
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
