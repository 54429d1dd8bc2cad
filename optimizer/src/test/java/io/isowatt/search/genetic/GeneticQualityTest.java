package io.isowatt.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.pareto.ParetoArchive;
import io.isowatt.pareto.ParetoFront;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How near the front comes to the exact one, of spaces small enough to enumerate, with 2 % of them evaluated. */
class GeneticQualityTest {

    private static final int SEEDS = 20;

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of("ZDT1", TestProblem.whole(2, TestProblem::zdt1, 200, 8, 8, 8)),
                Arguments.of("ZDT3", TestProblem.whole(2, TestProblem::zdt3, 200, 8, 8, 8)),
                Arguments.of("DTLZ2", TestProblem.whole(3, TestProblem::dtlz2, 30, 30, 20, 20)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void twoPerCentOfTheSpaceGiveNearlyTheExactVolume(String name, TestProblem problem) {
        ParetoFront exact = problem.exactFront();
        long budget = problem.size() / 50;
        double[] shares = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            GeneticResult found = GeneticSearch.run(problem, GeneticOptions.of(budget, seed));
            shares[seed] = TestProblem.share(found.front(), exact);
            assertThat(shares[seed])
                    .as("%s, seed %d, against random search", name, seed)
                    .isGreaterThan(TestProblem.share(randomFront(problem, budget, seed), exact));
        }
        double[] sorted =
                IntStream.range(0, SEEDS).mapToDouble(i -> shares[i]).sorted().toArray();
        assertThat(sorted[0]).as("%s, worst", name).isGreaterThan(0.98);
        assertThat((sorted[9] + sorted[10]) / 2).as("%s, median", name).isGreaterThan(0.995);
    }

    private static ParetoFront randomFront(TestProblem problem, long budget, long seed) {
        Random random = new Random(seed);
        ParetoArchive archive = new ParetoArchive(problem.objectiveCount());
        for (long n = 0; n < budget; n++) {
            double[] point = Genome.random(problem.variables(), random).values();
            archive.add(n, problem.evaluate(point).orElseThrow());
        }
        return archive.front();
    }
}
