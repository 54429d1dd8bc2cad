package io.isowatt.benchmark;

import io.isowatt.pareto.Hypervolume;
import io.isowatt.pareto.Objective;
import io.isowatt.pareto.ParetoArchive;
import io.isowatt.pareto.ParetoFront;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.genetic.GeneticOptions;
import io.isowatt.search.genetic.GeneticResult;
import io.isowatt.search.genetic.GeneticSearch;
import io.isowatt.search.genetic.MixedProblem;
import io.isowatt.search.genetic.Variable;
import io.isowatt.study.Candidate;
import io.isowatt.study.MachineResult;
import io.isowatt.study.ServingMixedProblem;
import io.isowatt.study.Study;
import io.isowatt.study.StudyReader;
import io.isowatt.study.StudyRequest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How near the genetic search comes to the exact front of real spaces, beside random search with as many evaluations: prints a
 * Markdown table. The space counted is what constraints leave; seeds of the coarse grid count as evaluations.
 */
public final class GeneticQuality {

    private static final int SEEDS = 20;
    private static final double[] BUDGET_FRACTIONS = {0.02, 0.005, 0.002};
    private static final double GRID_SHARE = 0.4;

    private GeneticQuality() {}

    /** Measures; the argument is the search space, {@code standard} if there is none. */
    public static void main(String[] args) {
        String space = args.length > 0 ? args[0] : "standard";
        System.out.println(
                "| Model, machine, tokens | Left by constraints | Exact front | Evaluated | Median | Worst | Random, median "
                        + "| Seeds above random | ms |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (String[] machine :
                List.of(new String[] {"llama-3.1-70b", "hgx-b200"}, new String[] {"deepseek-r1", "gb200-nvl72"})) {
            for (int prompt : new int[] {8192, 1024}) {
                measure(
                        request(machine[0], machine[1], prompt, space),
                        machine[0] + ", " + machine[1] + ", " + prompt + "/1024");
            }
        }
    }

    private static StudyRequest request(String model, String machine, int prompt, String space) {
        return StudyReader.readStudy(Map.of(
                "model", List.of(model),
                "hardware", List.of(machine),
                "workload.prompt", List.of(prompt + " tokens"),
                "workload.output", List.of("1024 tokens"),
                "search-space", List.of(space)));
    }

    private static void measure(StudyRequest request, String name) {
        MachineResult exact =
                new Study(request).run(SearchOptions.threads(2)).machines().get(0);
        ParetoFront front = front(request, exact);
        double[] corner = corner(front);
        double all = Hypervolume.of(front, corner);
        long left = exact.counts().size() - exact.counts().removedTotal();
        ServingMixedProblem problem =
                new ServingMixedProblem(request, request.scenarios().get(0));
        for (double fraction : BUDGET_FRACTIONS) {
            long budget = (long) (fraction * left);
            List<double[]> grid = problem.coarseGrid((long) (GRID_SHARE * budget));
            double[] found = new double[SEEDS];
            double[] random = new double[SEEDS];
            long begin = System.nanoTime();
            for (int seed = 0; seed < SEEDS; seed++) {
                GeneticResult result = GeneticSearch.run(
                        problem, GeneticOptions.of(budget, seed).withSeeds(grid));
                found[seed] = Hypervolume.of(result.front(), corner) / all;
            }
            double milliseconds = (System.nanoTime() - begin) / 1e6 / SEEDS;
            for (int seed = 0; seed < SEEDS; seed++) {
                random[seed] = Hypervolume.of(randomFront(problem, budget, seed), corner) / all;
            }
            long above =
                    IntStream.range(0, SEEDS).filter(s -> found[s] > random[s]).count();
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d (%.1f %%) | %.2f %% | %.2f %% | %.1f %% | %d of %d | %.0f |",
                    name,
                    left,
                    front.size(),
                    budget,
                    100 * fraction,
                    100 * median(found),
                    100
                            * IntStream.range(0, SEEDS)
                                    .mapToDouble(s -> found[s])
                                    .min()
                                    .orElse(0),
                    100 * median(random),
                    above,
                    SEEDS,
                    milliseconds));
        }
    }

    private static ParetoFront front(StudyRequest request, MachineResult result) {
        ParetoArchive archive = new ParetoArchive(request.objectives().size());
        for (Candidate candidate : result.front()) {
            double[] vector = request.objectives().stream()
                    .mapToDouble(metric ->
                            new Objective(metric.id(), metric.maximized()).toMinimized(metric.of(candidate.estimate())))
                    .toArray();
            archive.add(candidate.rank(), vector);
        }
        return archive.front();
    }

    /** The worst values of a front: what its ends give up. */
    private static double[] corner(ParetoFront front) {
        return IntStream.range(0, front.objectiveCount())
                .mapToDouble(k -> IntStream.range(0, front.size())
                        .mapToDouble(i -> front.value(i, k))
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static ParetoFront randomFront(MixedProblem problem, long budget, long seed) {
        Random random = new Random(seed);
        ParetoArchive archive = new ParetoArchive(problem.objectiveCount());
        LongStream.range(0, budget).forEach(n -> {
            double[] point = new double[problem.variables().size()];
            for (int i = 0; i < point.length; i++) {
                Variable variable = problem.variables().get(i);
                point[i] = variable.random(random);
            }
            problem.evaluate(point).ifPresent(vector -> archive.add(n, vector));
        });
        return archive.front();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
